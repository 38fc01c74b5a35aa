"""``goldthread check --deploy``: whether the wall stands in the database around each table as the models say."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connection, models

from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.foundation.wall.public import POLICY, shown_to_the_public
from goldthread.foundation.wall.raising import POLICIES, keeps_trail, open_models, spaced_models

TRIGGERS = frozenset({"wall_version", "trail_changes"})
HINT = "Run goldthread migrate, which raises the wall again. If it was you who took it down, find out who asked."

BY_ITS_OWN_FUNCTIONS = frozenset(
    {"trail_entry", "trail_body", "trail_seal", "trail_destruction", "django_migrations"}
    | {f"procrastinate_{name}" for name in ("jobs", "events", "periodic_defers", "workers")}
)
"""Tables granted by name beside the models; see wall/open_tables.py."""


@register(Tags.database, deploy=True)
def check_wall(app_configs: object = None, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Compare the catalogue with the models, table by table."""
    if not databases or "default" not in databases:
        return []
    try:
        return [*_gaps(), *_holes(), *_shown()]
    except DatabaseError:
        return []  # Said once, by the check of the roles.


def _gaps() -> Iterator[CheckMessage]:
    standing = _what_stands()
    for model, needed in _walled():
        table = model._meta.db_table
        found = standing.get(table, frozenset())
        missing = {"row security", *POLICIES} | needed
        missing -= found
        missing |= {f"{name}, which is none of ours" for name in _strangers(found, model)}
        if missing:
            what = ", ".join(sorted(missing))
            yield Error(f"The wall has a gap at the table {table}: {what}.", hint=HINT, id="goldthread.E050")


def _walled() -> Iterator[tuple[type[models.Model], frozenset[str]]]:
    """Tables with a wall, and what each needs beside its policies."""
    for model in spaced_models():
        yield model, TRIGGERS | same_space_keys(model)
    for model, declared in open_models():
        if declared.rows:
            yield model, frozenset({"trail_changes"} if keeps_trail(model, declared) else ())


def _shown() -> Iterator[CheckMessage]:
    """Columns that the web role reads although they are kept back."""
    kept_back = [(model._meta.db_table, column) for model, one in open_models() for column in one.kept_back]
    for table, column in kept_back:
        with connection.cursor() as cursor:
            cursor.execute("select has_column_privilege(%s, %s, 'select')", [table, column])
            if cursor.fetchone()[0]:
                yield Error(f"The web role reads {column} in the table {table}.", hint=HINT, id="goldthread.E052")


def _holes() -> Iterator[CheckMessage]:
    """Tables that the web role can read although neither a wall nor a reason stands beside them."""
    known = {model._meta.db_table for model in spaced_models()}
    known |= {model._meta.db_table for model, _ in open_models()} | BY_ITS_OWN_FUNCTIONS
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')"
            " and has_table_privilege(c.oid, 'select, insert, update, delete') order by 1"
        )
        readable = {name for (name,) in cursor.fetchall()}
    for table in sorted(readable - known):
        yield Error(
            f"The web role reaches the table {table}, which no wall surrounds.",
            hint="Take the grant back, or give the table a reason in wall/open_tables.py.",
            id="goldthread.E051",
        )


def _strangers(found: frozenset[str], model: type[models.Model]) -> set[str]:
    """Policies that stand at a table beside ours."""
    ours = (*POLICIES, POLICY) if shown_to_the_public([model]) else POLICIES
    return {name for name in found if name.startswith("policy ")} - {f"policy {name}" for name in ours}


def same_space_keys(model: type[models.Model]) -> set[str]:
    """Names of the foreign keys that keep a row from pointing into another space."""
    if not issubclass(model, SpaceRecord):
        return set()
    return {
        f"{model._meta.db_table}_same_space_{field.column}"[:63]
        for field in model._meta.local_fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, SpaceRecord)
    }


def _what_stands() -> dict[str, frozenset[str]]:
    """For each table: row security if it is on, its policies, its triggers that are on, its valid foreign keys."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, array_remove(array_agg(s.name), null) from pg_class c"
            " join pg_namespace n on n.oid = c.relnamespace left join lateral ("
            "  select 'row security' as name where c.relrowsecurity"
            # A policy beside ours would open the table further; one of ours that asks nothing stands for nothing.
            "  union all select polname from pg_policy where polrelid = c.oid"
            "   and coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '')"
            "    ~ 'wall_(reading|writing|somebody)'"
            "  union all select 'policy ' || polname from pg_policy where polrelid = c.oid"
            "  union all select tgname from pg_trigger where tgrelid = c.oid and tgenabled in ('O', 'A')"
            "  union all select conname from pg_constraint where conrelid = c.oid and contype = 'f' and convalidated"
            " ) s on true where n.nspname = 'public' and c.relkind = 'r' group by c.relname"
        )
        return {table: frozenset(names) for table, names in cursor.fetchall()}
