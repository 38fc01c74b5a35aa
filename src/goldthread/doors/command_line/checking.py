"""Say what is wrong with an installation, before real people's data goes into it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click
from django.conf import settings
from django.core import checks
from django.db import connection

from goldthread.config.environment import Mode
from goldthread.doors.command_line.declaring import WRONG, json_option, now, operator, show
from goldthread.doors.command_line.routes import all_routes
from goldthread.doors.health.readiness import readiness
from goldthread.foundation.accounts.models import User
from goldthread.foundation.wall.raising import spaced_models

LONGEST_SESSION = 12 * 60 * 60


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong and what to do about it."""

    what: str
    mend: str


@operator("check")
@click.option("--deploy", is_flag=True, help="Also ask what must hold before real people's data goes in.")
@json_option
@click.pass_context
def check_command(context: click.Context, deploy: bool, as_json: bool) -> None:
    """Say what is wrong. Ends with 1 if anything is. Example: goldthread check --deploy"""
    found = [wrong for look in (EVERYWHERE + (BEFORE_REAL_DATA if deploy else ())) for wrong in look()]
    data = {"ok": not found, "wrong": [{"what": wrong.what, "mend": wrong.mend} for wrong in found]}
    show(data, as_json, [f"{wrong.what} {wrong.mend}" for wrong in found] or ["Nothing is wrong."])
    context.exit(WRONG if found else 0)


def _program() -> Iterator[Wrong]:
    for message in checks.run_checks():
        if message.level >= checks.ERROR:
            yield Wrong(str(message.msg), str(message.hint or ""))
    for route in all_routes():
        if route["access"] == "undeclared":
            yield Wrong(f"The address {route['path']} does not say who may open it.", "Declare its access.")


def _ready() -> Iterator[Wrong]:
    mends = {
        "database": "Is PostgreSQL running, and is DATABASE_URL right?",
        "migrations": "Run goldthread migrate.",
        "worker": "Start goldthread worker.",
        "sealer": "Look at the worker's log, and run goldthread trail seal.",
    }
    for state in readiness(now()):
        if not state.ok:
            yield Wrong(f"The {state.name} {state.words}.", mends[state.name])


def _mode() -> Iterator[Wrong]:
    if settings.MODE is not Mode.LIVE:
        yield Wrong(f"The mode is {settings.MODE}.", "Set GOLDTHREAD_MODE=live.")
    if User.objects.filter(is_demonstration=True).exists():
        yield Wrong("There are demonstration accounts in this database.", "Begin with an empty database.")


def _secrets() -> Iterator[Wrong]:
    if len(set(settings.SECRET_KEY)) < 12:
        yield Wrong("GOLDTHREAD_SECRET_KEY is easily guessed.", "Make a random one of 50 characters or more.")
    if len(set(settings.WALL_KEY)) < 16 or bytes(range(32)) == settings.WALL_KEY:
        yield Wrong("GOLDTHREAD_WALL_KEY is easily guessed.", "Make one with: openssl rand -hex 32")
    path = settings.TRAIL_KEY_FILE
    if path is None or not path.exists():
        yield Wrong(
            "The trail has no key, so it is not sealed.",
            "Set GOLDTHREAD_TRAIL_KEY_FILE, then goldthread trail key.",
        )
    elif path.stat().st_mode & 0o077:
        yield Wrong("Others on this machine can read the trail's key.", f"chmod 600 {path.name}")
    if settings.TRAIL_WITNESS_FILE is None:
        yield Wrong(
            "No witness of the trail is kept outside the database.",
            "Set GOLDTHREAD_TRAIL_WITNESS_FILE to a file that is copied to another machine.",
        )


def _outside() -> Iterator[Wrong]:
    if not settings.SESSION_COOKIE_SECURE or not settings.ADDRESS.startswith("https://"):
        yield Wrong(
            "People would sign in without HTTPS.",
            "Set GOLDTHREAD_BEHIND_HTTPS=true and GOLDTHREAD_ADDRESS=https://…",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Wrong("Any host name is answered.", "List the real ones in GOLDTHREAD_HOSTS.")
    if settings.EMAIL_BACKEND.endswith("NoMail"):
        yield Wrong(
            "No mail server is named, so messages wait.",
            "Set GOLDTHREAD_MAIL_URL=smtp://user:password@host:587",
        )
    if settings.SESSION_COOKIE_AGE > LONGEST_SESSION:
        yield Wrong("A session lasts longer than a working day.", "Lower GOLDTHREAD_SESSION_MINUTES.")


def _roles_of_the_database() -> Iterator[Wrong]:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        if cursor.fetchone()[0]:
            yield Wrong(
                "DATABASE_URL is of a role that the wall does not hold back.",
                "Use a role with no such right.",
            )
        cursor.execute(
            "select count(*) from pg_tables where tableowner = current_user and schemaname = 'public'"
        )
        if cursor.fetchone()[0]:
            yield Wrong(
                "DATABASE_URL is of a role that owns tables.", "Use another role than DATABASE_OWNER_URL."
            )


def _wall() -> Iterator[Wrong]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, c.relrowsecurity, exists (select 1 from pg_trigger t where t.tgrelid = c.oid"
            " and t.tgname = 'trail_changes' and t.tgenabled <> 'D')"
            " from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'"
        )
        tables = {name: (walled, trailed) for name, walled, trailed in cursor.fetchall()}
    for model in spaced_models():
        if tables.get(model._meta.db_table) != (True, True):
            yield Wrong(
                f"The wall or the trail is down on {model._meta.db_table}.", "Run goldthread migrate."
            )


Look = Callable[[], Iterator[Wrong]]
EVERYWHERE: tuple[Look, ...] = (_program, _ready)
BEFORE_REAL_DATA: tuple[Look, ...] = (_mode, _secrets, _outside, _roles_of_the_database, _wall)
