"""Read one cell as what its column holds, or say in a sentence why it cannot be."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldthread.foundation.imports.answers import KEPT, Answers
from goldthread.foundation.imports.declaring import Field, Holds
from goldthread.foundation.imports.reading import words_of
from goldthread.foundation.spreadsheets import Cell, compare_key
from goldthread.foundation.ui.words import date as in_words
from goldthread.foundation.ui.words import listed
from goldthread.foundation.uncertain_dates.days import NotADate, is_two_ways, read_date

YES = frozenset(("yes", "y", "true", "t", "1", "x", "✓", "✔", "☑", "tick", "ticked"))
NO = frozenset(("no", "n", "false", "f", "0", "-", "–", "☐", "n/a", "none"))
SPREADSHEET_ERROR = re.compile(r"#(REF|N/A|VALUE|NAME|DIV/0|NULL|NUM|SPILL|CALC)[!?]?", re.IGNORECASE)
ADDRESS_IN_BRACKETS = re.compile(r".*<([^<>]+)>$")
ONE_LINE = 300
LONGEST_QUOTED = 60


class BadCell(ValueError):
    """A cell that cannot be read; ``str()`` is a sentence for whoever sent the file."""


@dataclass
class CellReader:
    """Reads the cells of one file. ``month_led`` names, by field, a line that writes the month before the day."""

    answers: Answers
    month_led: dict[str, int] = field(default_factory=dict)

    def read(self, one: Field, cell: Cell) -> Any:
        """The value of a cell that is not blank. Raise BadCell."""
        if isinstance(cell, str) and SPREADSHEET_ERROR.fullmatch(cell.strip()):
            raise BadCell(f"“{cell.strip()}” is an error in your spreadsheet. Put it right there.")
        return READERS[one.holds](self, one, cell)

    def date(self, one: Field, cell: Cell) -> Any:
        """A date; in a column where some line has the month first, what reads both ways is nobody's guess."""
        if (line := self.month_led.get(one.key)) and is_two_ways(cell):
            raise BadCell(
                f"“{cell}” could be two days: line {line} of this column has the month first."
                " Write the month as a word."
            )
        try:
            return read_date(cell, partial=one.holds is Holds.PARTIAL_DATE)
        except NotADate as problem:
            if one.words_kept and not any(character.isdigit() for character in str(cell)):
                return None
            raise BadCell(str(problem)) from None

    def day(self, one: Field, cell: Cell) -> Any:
        found = self.date(one, cell)
        if one.is_past and found.first > self.answers.here.today:
            raise BadCell(f"{in_words(found.first)} is still to come.")
        return found.first

    def named(self, one: Field, cell: Cell) -> Any:
        words = words_of(cell)
        found = self.answers.find(one, words)
        if found is None:
            raise BadCell(self.not_known(one, words))
        return None if found is KEPT else found

    def owners(self, one: Field, cell: Cell) -> Any:
        words = words_of(cell)
        if len(words) > one.longest:
            raise BadCell(f"This is longer than {one.longest} characters. Move some of it to the notes.")
        found = self.answers.find_all(one, words)
        missing = [self.not_known(one, part) for part, meant in found.items() if meant is None]
        if missing:
            raise BadCell(" ".join(missing))
        return tuple(dict.fromkeys(meant for meant in found.values() if meant is not KEPT))

    def not_known(self, one: Field, words: str) -> str:
        """Say that words stand for nothing here, and what might be meant."""
        quoted = words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED]}…"
        if one.holds is Holds.CHOICE:
            return f"“{quoted}” is not one of the answers for “{one.label}”."
        near = listed([f"“{name}”" for name in self.answers.nearest(one, words)[:3]], "or")
        what = {Holds.AGENCY: "agency", Holds.GROUP: "group"}.get(one.holds, "agency or group")
        return f"There is no {what} called “{quoted}” here." + (f" Is it {near}?" if near else "")


def text(reader: CellReader, one: Field, cell: Cell) -> str:
    """Words as they stand. A name in any script keeps every character that it has."""
    words = str(cell).strip() if one.longest > ONE_LINE and isinstance(cell, str) else words_of(cell)
    if len(words) > one.longest:
        raise BadCell(f"This has {len(words):,} characters. {one.longest:,} are the most that can be kept.")
    return words


def email(reader: CellReader, one: Field, cell: Cell) -> str:
    """An address, also out of “Sam Okafor <sam@example.org>”, in small letters."""
    words = ADDRESS_IN_BRACKETS.sub(r"\1", words_of(cell)).removeprefix("mailto:").strip(" ;,.").lower()
    try:
        validate_email(words)
    except ValidationError:
        raise BadCell(f"“{words_of(cell)}” is not an email address. Write it like name@example.com.") from None
    return words


def yes_no(reader: CellReader, one: Field, cell: Cell) -> bool:
    """Yes or no in the ways people tick a box."""
    key = compare_key(words_of(cell))
    if key not in YES | NO:
        raise BadCell(f"“{words_of(cell)}” is neither yes nor no.")
    return key in YES


READERS: dict[Holds, Callable[[CellReader, Field, Cell], Any]] = {
    Holds.TEXT: text,
    Holds.EMAIL: email,
    Holds.YES_NO: yes_no,
    Holds.DAY: CellReader.day,
    Holds.PARTIAL_DATE: CellReader.date,
    Holds.CHOICE: CellReader.named,
    Holds.AGENCY: CellReader.named,
    Holds.GROUP: CellReader.named,
    Holds.OWNERS: CellReader.owners,
}
