"""An outcome in a person's own file: in the words of the partnership's list, or by its code."""

from typing import Any

from django.db import models

from goldthread.cases.casework.outcomes import Listed, OutcomeList
from goldthread.cases.casework.shown import label_of
from goldthread.cases.declaring.lengths import LONGEST_OUTCOME
from goldthread.foundation.imports.declaring import Field
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.ui.words import listed as in_a_list

NOT_OFFERED = "“{words}” is not one of the outcomes that are offered here: {offered}."


def field_of_outcome(field: models.Field, *, required: bool) -> Field:
    """Whatever a line says, since the list is another in each partnership: ``check`` holds it against that."""
    hint = str(field.help_text) or "As it is called in the list of this partnership"
    return Field(field.name, label_of(field), hint=hint, required=required, longest=LONGEST_OUTCOME)


def check(row: Row, name: str, outcomes: OutcomeList) -> None:
    """Complain where a line names an outcome that cannot be chosen here."""
    words = row.says(name)
    if words and _named(words, outcomes) is None:
        offered = in_a_list([one.words for one in outcomes.offered], "or")
        row.complain(NOT_OFFERED.format(words=words, offered=offered), name)


def by_code(said: dict[str, Any], name: str, outcomes: OutcomeList) -> dict[str, Any]:
    """What a line says, as the command takes it."""
    found = _named(said[name], outcomes) if said.get(name) else None
    return {**said, name: found.code} if found else said


def _named(words: str, outcomes: OutcomeList) -> Listed | None:
    found = outcomes.called(words) or outcomes.find(words)
    return found if found and found.is_offered else None
