"""Bring the search triggers of the database to what the models declare; fill the index where it is missing."""

from importlib.resources import files

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.spaces.models import SpaceRecord


def searchable_models() -> dict[str, tuple[type[SpaceRecord], Searchable]]:
    """Every model that declares how it is found, by its table, and what it declares."""
    return {
        model._meta.db_table: (model, searched)
        for model in apps.get_models()
        if issubclass(model, SpaceRecord) and isinstance(searched := getattr(model, "searched", None), Searchable)
    }


def raise_search(connection: BaseDatabaseWrapper) -> None:
    """Run as the owner role, after the wall; safe to run again."""
    web = connection.ops.quote_name(settings.WEB_ROLE)
    with connection.cursor() as cursor:
        cursor.execute((files(__package__) / "functions.sql").read_text())
        for function in ("search_find(text, jsonb, integer)", "search_ids(text, text)", "search_all_ids(text, text)"):
            cursor.execute(f"grant execute on function {function} to {web}")
        for table, (_, searched) in searchable_models().items():
            _keep_index_of(cursor, table, searched)


def _keep_index_of(cursor: CursorWrapper, table: str, searched: Searchable) -> None:
    arguments = [searched.title, searched.words, searched.needs]
    quoted = ", ".join("'" + argument.replace("'", "''") + "'" for argument in arguments)
    cursor.execute(
        f'create or replace trigger search_index after insert or update or delete on "{table}"'
        f" for each row execute function search_keep({quoted})"
    )
    cursor.execute("select search_fill(%s, %s, %s, %s)", [table, *arguments])
