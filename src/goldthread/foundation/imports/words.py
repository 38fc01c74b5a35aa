"""What was read from a cell, in words."""

from datetime import date
from typing import Any

from goldthread.foundation.imports.declaring import Field, Holds
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.ui.words import date as date_words
from goldthread.foundation.ui.words import listed, yes_no


def words_of_value(one: Field, value: Any) -> str:
    """A value that was read, in the words of our pages."""
    if value is None:
        return ""
    if one.holds is Holds.CHOICE:
        return next((choice.label for choice in one.choices if choice.value == value), "")
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, date | PartialDate):
        return date_words(value)
    if isinstance(value, tuple):
        return listed(sorted(str(part) for part in value))
    return str(getattr(value, "key", value))
