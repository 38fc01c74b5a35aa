"""One line of a file as it was read: what it says, what that means here, and what is wrong with it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

WHOLE_ROW = ""
"""Stands, among the fields, for a problem that is about the whole line."""


class State(StrEnum):
    """What would happen to a row if the file were loaded now."""

    NEW = "new"
    THERE = "already there"
    PROBLEM = "problem"


@dataclass
class Row:
    """One line. ``printed`` and ``values`` are by field: what the cell says, and what was read from it.

    ``differs`` holds, for a record that is here already, what is recorded where the file says something else;
    ``notes`` what a person should know of a cell that is no problem. ``assumed`` are fields of which the line
    says nothing and that are recorded all the same; ``unused`` those whose words are not recorded. ``question`` is
    what only the person can decide about the line, and ``held_against`` the state of what it was compared with.
    """

    line: int
    printed: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)
    differs: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    assumed: set[str] = field(default_factory=set)
    unused: set[str] = field(default_factory=set)
    is_there: bool = False
    question: str = ""
    is_asked: bool = False
    held_against: str = ""

    def says(self, key: str) -> Any:
        """What was read from a field; None where nothing was said or it could not be read."""
        return self.values.get(key)

    def complain(self, sentence: str, key: str = WHOLE_ROW) -> None:
        """Note a problem beside a cell, or about the whole line; the same one only once."""
        sentences = self.problems.setdefault(key, [])
        if sentence not in sentences:
            sentences.append(sentence)

    def leave_out(self, key: str, why: str) -> None:
        """Note that what a cell says is not recorded of this line: then nothing can be wrong with it either."""
        self.unused.add(key)
        self.notes[key] = why
        self.problems.pop(key, None)
        self.values.pop(key, None)

    @property
    def state(self) -> State:
        if self.problems:
            return State.PROBLEM
        return State.THERE if self.is_there else State.NEW

    @property
    def sentences(self) -> list[str]:
        """All that is wrong with the line."""
        return [sentence for several in self.problems.values() for sentence in several]
