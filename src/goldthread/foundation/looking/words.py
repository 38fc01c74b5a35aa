"""The words of a record: every field in which somebody may have written something, by its type.

So a new field is not forgotten by whatever looks through records.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

NUMBERED = ("number", "reference", "code")
WORDY = (models.CharField, models.TextField, models.JSONField, ArrayField)


def words_in(model: type[models.Model]) -> list[Any]:
    """The fields of a record in which somebody may have written something; not those of a few words of ours."""
    return [field for field in model._meta.local_fields if isinstance(field, WORDY) and not field.choices]


def words_of_value(value: Any) -> str:
    """All words of a value, each text in it on lines of its own."""
    if isinstance(value, dict):
        return "\n".join(words_of_value(one) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return "\n".join(words_of_value(one) for one in value)
    return "" if value is None or isinstance(value, bool) else str(value)


def called(record: Any, what: str = "") -> str:
    """What a record is called where it is listed: "Action NM-3". ``what`` stands for the name it has in the program."""
    number = next((str(getattr(record, name)) for name in NUMBERED if getattr(record, name, "")), "")
    return f"{what or str(record._meta.verbose_name).capitalize()} {number}".strip()
