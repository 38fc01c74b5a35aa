"""Whoever goes back to the release before can record: it names no column that it does not know of."""

from collections.abc import Iterator

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField, CreateModel
from django.db.models import NOT_PROVIDED, Field, GeneratedField

BEFORE_THE_RULE = frozenset(
    (
        "access.holding.by_sign_on",
        "drafts.draft.title",
        "imports.fileinhand.decided",
        "progress.progressreport.is_by_partnership",
        "proof.practicetest.withdrawn_role",
        "publishing.partnerapproval.digest",
        "publishing.sitepage.cleared_digest",
        "publishing.sitepage.cleared_why",
        "sources.load.not_loaded",
    )
)
"""Columns of releases that are in use already. None is added to these."""


def added_columns() -> Iterator[tuple[str, "Field[object, object]"]]:
    """Every column that a migration of ours adds to a table that was there, by "table's part.model.column"."""
    loader = MigrationLoader(None)
    for (part, _), migration in loader.disk_migrations.items():
        if not type(migration).__module__.startswith("goldthread."):
            continue
        new_here = {one.name.lower() for one in migration.operations if isinstance(one, CreateModel)}
        for operation in migration.operations:
            if isinstance(operation, AddField) and operation.model_name not in new_here:
                yield f"{part}.{operation.model_name}.{operation.name}", operation.field


def needs_a_value(field: "Field[object, object]") -> bool:
    """Whether the database refuses a row of somebody who does not name the column."""
    is_filled = field.null or field.many_to_many or isinstance(field, GeneratedField)
    return not is_filled and field.db_default is NOT_PROVIDED


def test_the_guard_sees_columns_that_were_added():
    names = {name for name, _ in added_columns()}

    assert {"money.accounts.brought_forward_why", "agencies.agency.is_setting"} <= names


def test_a_column_that_must_be_filled_is_filled_by_the_database_for_the_release_before():
    assert {name for name, field in added_columns() if needs_a_value(field)} == BEFORE_THE_RULE
