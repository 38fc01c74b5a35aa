"""What the role of the public site may read: rows that are published, and nothing else that is ours.

The role is made by whoever runs the database; its name comes from PUBLIC_DATABASE_URL. Where that is not set there is
no public site, and nobody is granted anything.
"""

from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.backends.utils import CursorWrapper

from goldthread.foundation.wall.owned import Owned

POLICY = "wall_public"
BELONGS_TO_THE_QUEUE = "procrastinate"
"""The functions of the queue, which the library lets everybody call: from now on the web role alone."""


def shown_to_the_public(tables: Iterable[type[models.Model]]) -> list[type[Owned]]:
    """Models of which some rows are published."""
    return [model for model in tables if issubclass(model, Owned) and model.public_rows]


def open_to_the_public(cursor: CursorWrapper, tables: Iterable[type[models.Model]], role: str) -> None:
    """Leave the role with the published rows alone, whatever it was granted before."""
    shown = shown_to_the_public(tables)
    for model in shown:
        cursor.execute(f'drop policy if exists {POLICY} on "{_table(model)}"')
    if not role:
        return
    _see_that_it_is_there(cursor, role)
    name = cursor.db.ops.quote_name(role)
    for what in ("tables", "sequences", "functions"):
        cursor.execute(f"revoke all on all {what} in schema public from {name}")
    cursor.execute(f"grant usage on schema public to {name}")
    for model in shown:
        cursor.execute(
            f'create policy {POLICY} on "{_table(model)}" for select to {name} using ({model.public_rows});'
            f'grant select on "{_table(model)}" to {name}'
        )


def take_functions_from_everybody(cursor: CursorWrapper, web: str) -> None:
    """A function of ours is called by the role that it is granted to. PostgreSQL lets everybody call a new one."""
    cursor.execute(
        "select p.oid::regprocedure::text, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
        " where n.nspname = 'public' and p.prokind = 'f' and p.proowner = current_user::regrole"
        " and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)"
    )
    for signature, name in cursor.fetchall():
        if name.startswith(BELONGS_TO_THE_QUEUE):
            cursor.execute(f"grant execute on function {signature} to {web}")
        cursor.execute(f"revoke execute on function {signature} from public")


def _see_that_it_is_there(cursor: CursorWrapper, role: str) -> None:
    cursor.execute("select 1 from pg_roles where rolname = %s", [role])
    if not cursor.fetchone():
        raise ImproperlyConfigured(
            f"PUBLIC_DATABASE_URL names the role {role}, which does not exist. Make it first, as whoever runs the"
            f" database: create role {role} login password '…'"
        )


def _table(model: type[Owned]) -> str:
    return str(model._meta.db_table)  # type: ignore[attr-defined]
