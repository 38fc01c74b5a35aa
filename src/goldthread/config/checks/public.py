"""``goldthread check --deploy``: whether the role of the public site reads what is published and nothing else."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connection

from goldthread.foundation.wall.public import shown_to_the_public
from goldthread.foundation.wall.raising import spaced_models

HINT = (
    "Run goldthread migrate, which takes back what it should not have. If it was you who gave it, find out who asked."
)


@register(Tags.database, deploy=True)
def check_public_role(
    app_configs: object = None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """What the catalogue says of the role; nothing where there is no public site."""
    if not settings.PUBLIC_ROLE or not databases or "default" not in databases:
        return []
    try:
        return [*_might(), *_tables(), *_functions()]
    except DatabaseError:
        return []  # Said once, by the check of the roles.


def _might() -> Iterator[CheckMessage]:
    """Rights that no grant of ours can take back."""
    role = settings.PUBLIC_ROLE
    found = _asked(
        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or exists (select 1 from"
        " pg_auth_members where member = r.oid) or has_database_privilege(r.oid, current_database(), 'temp')"
        " or has_schema_privilege(r.oid, 'public', 'create') from pg_roles r where rolname = %s",
        role,
    )
    if not found:
        yield Error(
            f"The role {role} of the public site does not exist.",
            hint=f"Make it as whoever runs the database: create role {role} login password '…'. Then run"
            " goldthread migrate.",
            id="goldthread.E053",
        )
    elif found[0][0]:
        yield Error(
            f"The role {role} of the public site may do more than read: it is a superuser, bypasses row security, makes"
            " roles, databases or tables, or is a member of another role.",
            hint=f"Run as a superuser: alter role {role} nosuperuser nobypassrls nocreaterole nocreatedb noreplication;"
            " take its memberships back.",
            id="goldthread.E054",
        )


def _tables() -> Iterator[CheckMessage]:
    shown = {model._meta.db_table for model in shown_to_the_public(spaced_models())}  # type: ignore[attr-defined]
    reached = _asked(
        "select c.relname, has_table_privilege(r.oid, c.oid, 'insert, update, delete, truncate, references, trigger')"
        " or has_any_column_privilege(r.oid, c.oid, 'insert, update, references')"
        " from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join pg_roles r"
        " where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') and r.rolname = %s"
        " and (has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate, references, trigger')"
        " or has_any_column_privilege(r.oid, c.oid, 'select, insert, update, references')) order by 1",
        settings.PUBLIC_ROLE,
    )
    for table, changes in reached:
        if table not in shown or changes:
            does = "changes" if changes else "reads"
            yield Error(f"The role of the public site {does} the table {table}.", hint=HINT, id="goldthread.E055")
    for table in sorted(shown - {table for table, _ in reached}):
        yield Error(f"The role of the public site cannot read the table {table}.", hint=HINT, id="goldthread.E056")


def _functions() -> Iterator[CheckMessage]:
    called = _asked(
        "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join pg_roles r"
        " where n.nspname = 'public' and r.rolname = %s and has_function_privilege(r.oid, p.oid, 'execute')"
        # Those of extensions belong to whoever runs the database, and read no table.
        " and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1",
        settings.PUBLIC_ROLE,
    )
    for (name,) in called:
        yield Error(f"The role of the public site may call the function {name}.", hint=HINT, id="goldthread.E057")


def _asked(statement: str, role: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [role])
        return list(cursor.fetchall())
