"""Raise the wall: row security, space-bound keys, triggers and grants on every table, after every migration.

A table is granted to the web role only when its wall stands, so a table that was forgotten cannot be
read at all. Run as the owner role; safe to run again.
"""

from importlib.resources import files
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from goldthread.foundation.wall.key import wall_key
from goldthread.foundation.wall.open_tables import GRANTED_BY_NAME, OPEN_MODELS, Open, Rows
from goldthread.foundation.wall.owned import Owned
from goldthread.foundation.wall.public import open_to_the_public, take_functions_from_everybody
from goldthread.foundation.wall.registering import AFTERWARDS, FUNCTIONS

POLICIES = ("wall_read", "wall_insert", "wall_update", "wall_delete")
INNER, OUTER = 0x36, 0x5C
BLOCK = 64


def raise_wall(connection: BaseDatabaseWrapper) -> None:
    """Bring the database of ``connection`` (the owner's) to the wall that the models declare."""
    web = connection.ops.quote_name(settings.WEB_ROLE)
    with connection.cursor() as cursor:
        cursor.execute((files(__package__) / "functions.sql").read_text())
        for functions in FUNCTIONS:
            cursor.execute(functions.read_text())
        keep_the_key(cursor, wall_key())
        _take_away_what_everybody_has(cursor)
        for statement in GRANTED_BY_NAME:
            cursor.execute(statement.format(web=web))
        for model in spaced_models():
            _wall_in(cursor, model, web)
        for model in spaced_models():
            _bind_keys_to_space(cursor, model)
        for model, declared in open_models():
            _open(cursor, model, declared, web)
    for afterwards in AFTERWARDS:
        afterwards(connection)
    with connection.cursor() as cursor:
        take_functions_from_everybody(cursor, web)
        open_to_the_public(cursor, spaced_models(), settings.PUBLIC_ROLE)


def spaced_models() -> list[type[models.Model]]:
    """Every model whose rows a space owns."""
    owned = [model for model in apps.get_models(include_auto_created=True) if issubclass(model, Owned)]
    return sorted(owned, key=lambda model: model._meta.db_table)


def open_models() -> list[tuple[type[models.Model], Open]]:
    """Every model outside the spaces, with what is declared of it."""
    return [(apps.get_model(label), declared) for label, declared in OPEN_MODELS.items()]


def masked_columns(model: type[models.Model]) -> list[str]:
    """Columns whose values the trail never holds: it says only that they changed."""
    handling = getattr(model, "handling", None) or {}
    return [
        field.column
        for field in model._meta.local_fields
        if field.column and field.name in handling and handling[field.name].masked_in_trail
    ]


def _take_away_what_everybody_has(cursor: CursorWrapper) -> None:
    """Nobody but the owner makes anything in this database, not even for the length of a connection."""
    cursor.execute("select current_database()")
    (name,) = cursor.fetchone()
    cursor.execute(
        f'revoke temporary, create on database "{name}" from public; revoke create on schema public from public'
    )


def keep_the_key(cursor: CursorWrapper, key: bytes, table: str = "wall_key") -> None:
    """Let passages that are signed with this key open the wall; in ``wall_key_before``, the one in use until now."""
    cursor.execute(
        f"insert into {table} (inner_pad, outer_pad) values (%s, %s)"
        " on conflict (only_row) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
        pads(key),
    )


def pads(key: bytes) -> list[bytes]:
    """The two halves in which the database holds a key: what HMAC makes of it."""
    padded = key.ljust(BLOCK, b"\0")
    return [bytes(byte ^ INNER for byte in padded), bytes(byte ^ OUTER for byte in padded)]


def _wall_in(cursor: CursorWrapper, model: Any, web: str) -> None:
    table, space = model._meta.db_table, model.space_column
    also = f" or {model.also_visible}" if getattr(model, "also_visible", "") else ""
    in_this = f"{space} = (select wall_writing())"
    cursor.execute(
        surrounded(table, Rows(f"{space} = any ((select wall_reading())::bigint[]){also}", in_this), web)
        + f'create or replace trigger wall_version before update on "{table}"'
        " for each row execute function wall_next_version();"
        f'grant select, insert, update, delete on "{table}" to {web};'
    )
    _keep_trail_of(cursor, model, space, masked_columns(model))
    _grant_sequence(cursor, table, web)


def surrounded(table: str, rows: Rows, web: str) -> str:
    """Statements that leave a table with these policies, whatever stood there before; other roles see nothing."""
    return (
        f'alter table "{table}" enable row level security;'
        + "".join(f'drop policy if exists {name} on "{table}";' for name in POLICIES)
        + f'create policy wall_read on "{table}" for select to {web} using ({rows.read});'
        f'create policy wall_insert on "{table}" for insert to {web} with check ({rows.write});'
        f'create policy wall_update on "{table}" for update to {web} using ({rows.write}) with check ({rows.write});'
        f'create policy wall_delete on "{table}" for delete to {web} using ({rows.write});'
    )


def _keep_trail_of(cursor: CursorWrapper, model: type[models.Model], space: str, masked: list[str]) -> None:
    cursor.execute(
        f'create or replace trigger trail_changes after insert or update or delete on "{model._meta.db_table}"'
        f" for each row execute function trail_record('{space}', '{','.join(masked)}');"
    )


def _grant_sequence(cursor: CursorWrapper, table: str, web: str) -> None:
    cursor.execute("select pg_get_serial_sequence(%s, 'id')", [f'"{table}"'])
    (sequence,) = cursor.fetchone()
    if sequence:
        cursor.execute(f"grant usage, select on sequence {sequence} to {web}")


def _bind_keys_to_space(cursor: CursorWrapper, model: type[models.Model]) -> None:
    """Make each reference carry the space, so that a row cannot point into another space."""
    table = model._meta.db_table
    for field in model._meta.local_fields:
        target = field.related_model
        if isinstance(target, type) and issubclass(target, Owned) and target.space_column != "id":
            _ensure_constraint(cursor, target._meta.db_table, "space_and_id", "unique (space_id, id)")
            _ensure_constraint(
                cursor,
                table,
                f"same_space_{field.column}",
                f'foreign key (space_id, "{field.column}") references "{target._meta.db_table}" (space_id, id)'
                " deferrable initially deferred",
            )


def _ensure_constraint(cursor: CursorWrapper, table: str, name: str, definition: str) -> None:
    full = f"{table}_{name}"[:63]
    cursor.execute("select 1 from pg_constraint where conname = %s and conrelid = %s::regclass", [full, f'"{table}"'])
    if not cursor.fetchone():
        cursor.execute(f'alter table "{table}" add constraint "{full}" {definition}')


def _open(cursor: CursorWrapper, model: type[models.Model], declared: Open, web: str) -> None:
    table = model._meta.db_table
    walls = surrounded(table, declared.rows, web) if declared.rows else ""
    # In one breath, so that the role never holds more than it should, nor misses what it has.
    cursor.execute(f'{walls}revoke all on "{table}" from {web};grant {_granted(model, declared)} on "{table}" to {web}')
    if any(field.name == "id" for field in model._meta.local_fields):
        _grant_sequence(cursor, table, web)
    if keeps_trail(model, declared):
        _keep_trail_of(cursor, model, "", [*masked_columns(model), *declared.masked_in_trail])


def keeps_trail(model: type[models.Model], declared: Open) -> bool:
    """Whether changes to a table without a space stand in the trail."""
    return not declared.passing and bool(getattr(model, "handling", None) or declared.masked_in_trail)


def _granted(model: type[models.Model], declared: Open) -> str:
    if not declared.kept_back:
        return declared.grant
    shown = [f'"{one.column}"' for one in model._meta.local_fields if one.column not in declared.kept_back]
    return declared.grant.replace("select", f"select ({', '.join(shown)})")
