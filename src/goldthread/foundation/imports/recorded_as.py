"""What would be recorded of a cell, in the words of our pages, beside the words that stand in the file."""

from dataclasses import dataclass
from typing import Any

from goldthread.foundation.imports.answers import InFile
from goldthread.foundation.imports.declaring import Field
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.imports.words import words_of_value
from goldthread.foundation.records.dates import DAY, PartialDate
from goldthread.foundation.spreadsheets import compare_key


@dataclass(frozen=True)
class RecordedAs:
    """One cell of the preview. ``typed`` are the file's words where what is recorded differs from them."""

    words: str = ""
    typed: str = ""
    note: str = ""


def recorded_as(row: Row, one: Field) -> RecordedAs:
    """How a cell is read; words that could not be read, or were not needed, stand as they are in the file."""
    typed, value, note = row.printed.get(one.key, ""), row.says(one.key), row.notes.get(one.key, "")
    if one.key in row.assumed:
        return RecordedAs(words_of_value(one, value), typed, "" if typed else "Your file says nothing")
    if one.key in row.problems or not typed:
        return RecordedAs(typed, note=note)
    if one.key in row.unused:
        return RecordedAs("Nothing", typed, note)
    if value is None or value == ():
        return RecordedAs(typed, note="Kept in these words") if one.words_kept else RecordedAs("Nothing", typed)
    if isinstance(value, InFile):
        return RecordedAs(typed, note="A group of this file")
    words = exactly(one, value)
    return RecordedAs(words, "" if compare_key(words) == compare_key(typed) else typed, note)


def exactly(one: Field, value: Any) -> str:
    """A value in words that say when a date is known only by its month or year."""
    words = words_of_value(one, value)
    return f"About {words}" if isinstance(value, PartialDate) and value.precision != DAY else words
