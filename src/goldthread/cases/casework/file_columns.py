"""The columns of a file of cases: one line says all that a case begins with."""

from collections.abc import Iterator

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.cases.casework import file_outcomes
from goldthread.cases.casework.forms.fields import asked_of
from goldthread.cases.casework.shown import label_of
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.imports.declaring import Choice, Field, Holds
from goldthread.foundation.records.long_text import LONGEST_TEXT

NUMBER, HAPPENED = "own_number", "happened_at"
LONGEST_NUMBER = 100
HAPPENED_CALLED = ("date", "date received", "received", "received on", "date opened", "opened", "date of referral")
NUMBER_CALLED = (
    "reference",
    "ref",
    "reference number",
    "case reference",
    "case number",
    "case id",
    "id",
    "our reference",
)


def columns_of(opening: Step) -> Iterator[Field]:
    """When it began, its number where it comes from, and each answer of the step that one cell can hold."""
    yield Field(
        HAPPENED,
        f"{opening.done} on",
        Holds.DAY,
        required=True,
        is_past=True,
        synonyms=(*HAPPENED_CALLED, f"date of {opening.record._meta.verbose_name}"),
    )
    yield Field(
        NUMBER,
        "Your own reference",
        hint="Its number where it comes from. A file that is sent again adds no case twice",
        longest=LONGEST_NUMBER,
        synonyms=NUMBER_CALLED,
    )
    for field in asked_of(opening.record):
        if not isinstance(field, ArrayField):
            yield _field(field, is_outcome=field.name == opening.outcome)


def _field(field: models.Field, *, is_outcome: bool) -> Field:
    holds, longest = Holds.TEXT, LONGEST_TEXT
    choices: tuple[Choice, ...] = ()
    if isinstance(field, models.ForeignKey) and field.remote_field.model is Agency:
        holds = Holds.AGENCY
    elif field.choices:
        holds, choices = Holds.CHOICE, tuple(Choice(str(code), str(label)) for code, label in field.flatchoices)
    elif isinstance(field, models.BooleanField):
        holds = Holds.YES_NO
    elif isinstance(field, models.DateField):
        holds = Holds.DAY
    elif field.max_length:
        longest = field.max_length
    is_left_out = field.blank or field.null or field.has_default() or field.has_db_default()
    if is_outcome:
        return file_outcomes.field_of_outcome(field, required=not is_left_out)
    return Field(
        field.name,
        label_of(field),
        holds,
        hint=str(field.help_text),
        required=not is_left_out,
        choices=choices,
        longest=longest,
        synonyms=(field.name.replace("_", " "),),
    )
