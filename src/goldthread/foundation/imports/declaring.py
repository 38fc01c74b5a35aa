"""What a kind of file consists of: its fields, and what is made of a row.

A kind is declared once. Matching, preview, template files and the undo of a load all read the declaration.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing
from goldthread.foundation.imports.names import Names
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.imports.wording import Wording
from goldthread.foundation.sources.models import FilePlace, Load
from goldthread.foundation.spaces.models import Space


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    EMAIL = "email"
    DAY = "day"
    PARTIAL_DATE = "partial date"
    YES_NO = "yes or no"
    CHOICE = "choice"
    AGENCY = "agency"
    GROUP = "group"
    OWNERS = "owners"


NAMED = frozenset({Holds.CHOICE, Holds.AGENCY, Holds.GROUP, Holds.OWNERS})
"""Columns whose words stand for something of ours, so that other words can be matched to it once."""


@dataclass(frozen=True)
class Choice:
    """One of the answers that a coded column may hold, and other words that mean it."""

    value: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """One thing we can read from a file.

    ``synonyms`` are other headings under which people keep it. ``or_else`` names fields that together stand
    in for a required one. ``in_file`` says that a group may also be one that another line of the file makes;
    ``words_kept`` that words which stand for nothing here are kept as they are printed.
    """

    key: str
    label: str
    holds: Holds = Holds.TEXT
    hint: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    synonyms: tuple[str, ...] = ()
    longest: int = 200
    example: str = ""
    or_else: tuple[str, ...] = ()
    in_file: bool = False
    words_kept: bool = False
    is_past: bool = False


EXPLAINED = {
    Holds.EMAIL: "An email address.",
    Holds.DAY: "A date such as 8 January 2019.",
    Holds.PARTIAL_DATE: "A date such as 8 January 2019, or January 2019.",
    Holds.YES_NO: "Yes or no.",
    Holds.AGENCY: "An agency that is recorded here.",
    Holds.GROUP: "A group that is recorded here or in this file.",
    Holds.OWNERS: "Agencies or groups that are recorded here.",
}
SHOWN_CHOICES = 12


def explained(one: Field) -> str:
    """What a column takes, in the line of a template file that explains. That line is never loaded."""
    words = ["Needed." if one.required else "", EXPLAINED.get(one.holds, ""), one.hint and f"{one.hint}."]
    if one.choices:
        labels = [choice.label for choice in one.choices[:SHOWN_CHOICES]]
        words.append(f"One of: {'; '.join(labels)}{' …' if len(one.choices) > SHOWN_CHOICES else '.'}")
    if one.example:
        words.append(f"For example: {one.example}")
    return " ".join(word for word in words if word) or "Any words."


@dataclass
class Here:
    """What a space holds already, looked up once for a whole file, for the person ``by`` whom it was sent."""

    today: date
    agencies: Names
    groups: Names
    by: Actor
    records: dict[Any, Any] = field(default_factory=dict)


@dataclass
class Making:
    """One load under way: who loads what from where, what was put aside for it, and what earlier rows of it made."""

    space: Space
    load: Load
    sheet: str
    by: Actor
    at: datetime
    here: Here
    put_aside: Any = None
    made: dict[Any, Any] = field(default_factory=dict)

    def place_of(self, row: Row) -> FilePlace:
        return FilePlace(self.load, self.load.file_name, self.sheet, row.line)


@dataclass(frozen=True)
class Recorded:
    """What is recorded here of what a row is about, in words by field. ``is_all`` says that nothing of it is new."""

    words: Mapping[str, str]
    is_all: bool = True


class LoadKind:
    """One kind of record that can be loaded from a person's own file.

    ``opened_by`` is the permission that lets somebody bring such a file at all, ``needs`` the one that its lines ask.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    one: ClassVar[str]
    many: ClassVar[str]
    hint: ClassVar[str]
    opened_by: ClassVar[Can] = Can.IMPORT
    needs: ClassVar[Can]
    fields: ClassVar[tuple[Field, ...]]
    wording: ClassVar[Wording] = Wording()
    begins_at: ClassVar[tuple[str, str]] = ("Loads", "loads")
    """Words and name of the address of the page from which such a file is brought."""
    has_blank: ClassVar[bool] = True
    """Whether there is a file with our headings alone, to fill in."""
    only_read: ClassVar[tuple[str, ...]] = ()
    """Headings of a file of ours that nobody is asked to fill in: they come back unread."""
    remembers: ClassVar[bool] = True
    """Whether what one person matched holds for the next file of the partnership."""
    rows_a_second: ClassVar[int] = 150
    """How many lines are carried out in a second on two busy cores; measured with actions."""
    puts_aside: ClassVar[bool] = False
    """Whether something is put aside before a load, so that nobody waits for it until a long file is loaded."""
    why_not_undone: ClassVar[str] = ""
    """Why a load cannot be undone, said before and after it is carried out; empty where it can be."""
    undone: ClassVar[str] = "What it had made is no longer here."
    """What a person is told whose load was undone."""

    def above(self, space: Space) -> list[tuple[str, str]]:
        """Words and address of the pages under which such files are brought, from the first down; none of those that
        are found by way of the loads alone.
        """
        return []

    def field(self, key: str) -> Field:
        return next(one for one in self.fields if one.key == key)

    def may_be_brought(self, standing: Standing, space_id: int) -> bool:
        """Whether a person may bring such a file to a space."""
        return standing.may(self.opened_by, space_id) and standing.may(self.needs, space_id)

    def is_matched(self, columns: Mapping[str, int | str]) -> bool:
        """Whether the headings alone say so surely what is what that nobody need be asked."""
        return False

    def look_up(self, space: Space, here: Here, rows: list[Row]) -> None:
        """Put into ``here.records`` what the rows are compared with: a fixed number of queries."""

    def check(self, row: Row, here: Here) -> None:
        """Find what is wrong with a row beyond its cells."""

    def check_together(self, rows: list[Row], here: Here) -> None:
        """Find what is wrong between rows."""

    def remarks(self, rows: list[Row], here: Here) -> list[str]:
        """What a person should know of the file as a whole before it is carried out."""
        return []

    def identity(self, row: Row) -> Any:
        """What makes two rows the same record. None where a row does not say enough to tell."""
        raise NotImplementedError

    def existing(self, row: Row, here: Here) -> Recorded | None:
        """What is recorded here of what the row is about; None if it is new."""
        raise NotImplementedError

    def repeated(self, row: Row, first: Row) -> str:
        """Say that an earlier line of the file is about the same record; nothing where it is said otherwise."""
        return f"This is the same {self.one} as in line {first.line}."

    def assume(self, row: Row) -> dict[str, Any]:
        """What is recorded of a new row where its line says nothing, by field."""
        return {}

    def in_order(self, rows: Iterable[Row]) -> list[Row]:
        """The rows in the order in which they can be made."""
        return list(rows)

    def put_aside(self, space: Space, rows: list[Row], by: Actor, at: datetime) -> Any:
        """For rows that are made soon, by a command of its own: it stays as it is if nothing is loaded in the end."""

    def make(self, row: Row, making: Making) -> None:
        """Record what the row says, by the commands that pages use."""
        raise NotImplementedError

    def look_back(self, making: Making) -> None:
        """Once every row is made, before others see them: put right what was said otherwise meanwhile."""

    def take_back(self, load: Load, by: Actor, at: datetime) -> None:
        """When a load is undone: take back what the undoing of records cannot."""
