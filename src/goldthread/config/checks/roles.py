"""``goldthread check --deploy``: whether the web role is as weak as it must be, and the worker is there."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connection
from django.utils import timezone

from goldthread.doors.health.readiness import readiness
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

OLDEST_POSTGRESQL = 150_000


@register(Tags.database, deploy=True)
def check_roles(app_configs: object = None, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """What the database says of the role under which pages and worker reach it."""
    if not databases or "default" not in databases:
        return []
    try:
        return [*_server(), *_web_role(), *_makes_nothing(), *_wall_key(), *_readiness()]
    except DatabaseError:
        return [
            Error(
                "The database does not answer, or was never migrated.",
                hint="See that it runs and DATABASE_URL is right, then run goldthread migrate.",
                id="goldthread.E040",
            )
        ]


def _server() -> Iterator[CheckMessage]:
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        version = int(cursor.fetchone()[0])
    if version < OLDEST_POSTGRESQL:
        yield Error("PostgreSQL is older than 15.", hint="Move to 15 or newer.", id="goldthread.E041")


def _makes_nothing() -> Iterator[CheckMessage]:
    """A role that can make tables, even temporary ones, can put its own in the place of the wall's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select has_database_privilege(current_user, current_database(), 'temp')"
            " or has_schema_privilege(current_user, 'public', 'create')"
        )
        if cursor.fetchone()[0]:
            yield Error(
                "The web role can make tables in the database.",
                hint="Run goldthread migrate, and grant it neither TEMPORARY nor CREATE.",
                id="goldthread.E049",
            )


def _web_role() -> Iterator[CheckMessage]:
    """The wall holds back neither superusers nor roles that bypass it, nor the owner of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls or rolcreaterole, exists (select 1 from pg_class c join pg_namespace n"
            " on n.oid = c.relnamespace where n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member'))"
            " from pg_roles where rolname = current_user"
        )
        is_mighty, owns = cursor.fetchone()
    if is_mighty:
        yield Error(
            f"The web role {settings.WEB_ROLE} can step over the wall: it is a superuser, bypasses row security or"
            " may make roles.",
            hint=f"Run as a superuser: alter role {settings.WEB_ROLE} nosuperuser nobypassrls nocreaterole",
            id="goldthread.E042",
        )
    if owns:
        yield Error(
            f"The web role {settings.WEB_ROLE} owns tables, or is a member of the role that does.",
            hint="Let DATABASE_URL and DATABASE_OWNER_URL name two roles, neither a member of the other.",
            id="goldthread.E043",
        )


def _wall_key() -> Iterator[CheckMessage]:
    with opened(actor=SYSTEM_ACTOR), connection.cursor() as cursor:
        cursor.execute("select wall_actor()")
        (actor,) = cursor.fetchone()
    if actor is None:
        yield Error(
            "The database does not accept our wall key, so no page will find anything.",
            hint="Set GOLDTHREAD_WALL_KEY to the key in use, or run goldthread migrate to bring in the new one.",
            id="goldthread.E044",
        )


def _readiness() -> Iterator[CheckMessage]:
    found = readiness(timezone.now())["checks"]
    for name, hint in WHAT_TO_DO.items():
        if not found[name]["ok"]:
            yield Error(f"Not ready: {name}: {found[name]['state']}.", hint=hint, id="goldthread.E045")


WHAT_TO_DO = {
    "migrations": "Run goldthread migrate.",
    "restore": "Make the database anew and restore again; see docs/operations.md.",
    "worker": "Start goldthread worker and keep it running: it sends messages and seals the trail.",
    "sealer": "See that goldthread worker runs and can read GOLDTHREAD_TRAIL_KEY_FILE.",
}
