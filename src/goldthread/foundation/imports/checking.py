"""Hold every line of a file against what is here: what would happen to it, and what is wrong with it.

Nothing is written. The number of queries does not depend on the number of lines.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.imports.answers import Answers, Unmatched, last_answers, unmatched
from goldthread.foundation.imports.cells import BadCell, CellReader
from goldthread.foundation.imports.declaring import Field, Here, Holds, LoadKind, explained
from goldthread.foundation.imports.models import LEAVE, FileInHand
from goldthread.foundation.imports.names import Names
from goldthread.foundation.imports.reading import Reading, words_of
from goldthread.foundation.imports.rows import WHOLE_ROW, Row, State
from goldthread.foundation.imports.which_first import WhichFirst
from goldthread.foundation.imports.words import words_of_value
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets import Cell, compare_key

Columns = Mapping[str, int | str]
SAME_FOR_ALL = "="
"""Begins the choice of one answer for every line, where the file has no column for it."""


@dataclass
class Checked:
    """A file held against what is here, line by line. ``silent`` are lines with nothing in a matched column."""

    kind: LoadKind
    reading: Reading
    columns: Columns
    here: Here
    rows: list[Row]
    unmatched: list[Unmatched] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @cached_property
    def counts(self) -> Counter[State]:
        return Counter(row.state for row in self.rows)

    def of_state(self, state: State | None) -> list[Row]:
        """The rows of one state, or all of them, in the order of the file."""
        return [row for row in self.rows if state is None or row.state is state]

    @property
    def asked(self) -> list[Row]:
        """The lines about which the person has something to decide."""
        return [row for row in self.rows if row.is_asked]

    @property
    def shown(self) -> list[Field]:
        """The fields that the file says something about, in the order of the declaration."""
        return [one for one in self.kind.fields if one.key in self.columns]

    @cached_property
    def missing(self) -> list[str]:
        """Fields without a column about which some line has a problem all the same."""
        wrong = {key for row in self.rows for key in row.problems}
        return [one.key for one in self.kind.fields if one.key in wrong and one.key not in self.columns]

    @cached_property
    def not_loaded(self) -> list[str]:
        """The headings of columns that hold something and are matched to nothing."""
        used = set(self.columns.values())
        lines = [cells for _, cells in self.reading.records]
        return [
            heading
            for number, heading in enumerate(self.reading.headings)
            if number not in used
            and heading not in self.kind.only_read
            and any(words_of(cells[number]) for cells in lines)
        ]

    @cached_property
    def assumed(self) -> dict[str, list[str]]:
        """What is recorded without a column for it, with the fields of which that is so."""
        found: dict[str, list[str]] = {}
        for one in self.kind.fields:
            words = [words_of_value(one, row.says(one.key)) for row in self.rows if one.key in row.assumed]
            if words and one.key not in self.columns:
                more = " and so on" if len(set(words)) > 1 else ""
                found.setdefault(f"“{words[0]}”{more}", []).append(f"“{one.label}”")
        return found

    @cached_property
    def seal(self) -> str:
        """Changes when anything comes out differently for some line: what a person agreed to is what is loaded."""
        said = hashlib.sha256()
        for row in self.rows:
            words = [words_of_value(one, row.values.get(one.key)) for one in self.kind.fields]
            said.update(f"{row.line}:{row.state}:{row.held_against}:{words}".encode("utf-8", "replace"))
        return said.hexdigest()[:16]


def what_is_here(space: Space, today: date, by: Actor) -> Here:
    """Look up what rows can refer to."""
    agencies = Agency.objects.filter(space=space).order_by("name", "pk")
    groups = Group.objects.filter(space=space).order_by("name", "pk")
    return Here(today, Names.of(agencies, today), Names.of(groups, today), by)


def check(file: FileInHand, kind: LoadKind, reading: Reading, today: date) -> Checked:
    """Check a file as its person has matched it so far."""
    here = what_is_here(file.space, today, file.user)
    matched = last_answers(file.space_id, kind)
    for key, words in file.answers.items():
        matched.setdefault(key, {}).update(words)
    answers = Answers(here, matched, names_in_file(kind, reading, file.columns))
    dates = dates_in(kind, reading, file.columns)
    in_doubt = {key: line for key, which in dates.items() if (line := which.month_led)}
    rows, silent = read_rows(kind, reading, file.columns, CellReader(answers, in_doubt))
    kind.look_up(file.space, here, rows)
    for row in rows:
        kind.check(row, here)
        for sentence in file.refused.get(str(row.line), ()):
            row.complain(sentence)
    find_repeated(kind, rows)
    kind.check_together(rows, here)
    for row in rows:
        decide(row, file)
        compare_with_here(kind, row, here)
        assume(kind, row)
    words = unmatched(kind, file.columns, reading.records, answers)
    how_read = [which.how_read(kind.field(key).label) for key, which in dates.items()]
    remarks = [*filter(None, how_read), *kind.remarks(rows, here)]
    return Checked(kind, reading, file.columns, here, rows, words, silent, remarks)


def dates_in(kind: LoadKind, reading: Reading, columns: Columns) -> dict[str, WhichFirst]:
    """The columns that hold dates, by field."""
    return {
        key: WhichFirst(reading.records, column)
        for key, column in columns.items()
        if isinstance(column, int) and kind.field(key).holds in {Holds.DAY, Holds.PARTIAL_DATE}
    }


def names_in_file(kind: LoadKind, reading: Reading, columns: Columns) -> frozenset[str]:
    """Names of what the file itself makes, where its lines may refer to one another."""
    column = columns.get(kind.fields[0].key)
    if not any(one.in_file for one in kind.fields) or not isinstance(column, int):
        return frozenset()
    return frozenset(compare_key(words) for _, row in reading.records if (words := words_of(row[column])))


def read_rows(kind: LoadKind, reading: Reading, columns: Columns, reader: CellReader) -> tuple[list[Row], list[int]]:
    """Each line that says anything in a matched column, and the numbers of the lines that say nothing there."""
    rows, silent = [], []
    for line, cells in reading.records:
        said = {key: cells[at] for key, at in columns.items() if isinstance(at, int) and words_of(cells[at])}
        if not said:
            silent.append(line)
        # What our own template explains is not loaded.
        elif not all(words_of(cell) == explained(kind.field(key)) for key, cell in said.items()):
            rows.append(read_row(line, said, kind, columns, reader))
    return rows, silent


def read_row(line: int, said: Mapping[str, Cell], kind: LoadKind, columns: Columns, reader: CellReader) -> Row:
    """Read one line, of which the cells of matched columns that are not blank are given."""
    row = Row(line)
    for key, cell in said.items():
        row.printed[key] = words_of(cell)
        try:
            row.values[key] = reader.read(kind.field(key), cell)
        except BadCell as problem:
            row.complain(str(problem), key)
    for key, at in columns.items():
        if isinstance(at, str):
            row.values[key] = reader.answers.chosen(kind.field(key), at.removeprefix(SAME_FOR_ALL))
            row.printed[key] = words_of_value(kind.field(key), row.values[key])
    for one in kind.fields:
        complain_if_missing(one, row)
    return row


def complain_if_missing(one: Field, row: Row) -> None:
    said_otherwise = one.or_else and all(key in row.printed for key in one.or_else)
    if one.required and one.key not in row.printed and not said_otherwise:
        row.complain(f"“{one.label}” is missing.", one.key)


def find_repeated(kind: LoadKind, rows: list[Row]) -> None:
    """A record that the file holds twice is made once: the later line is the problem."""
    first: dict[Any, Row] = {}
    for row in rows:
        identity = kind.identity(row)
        before = row if identity is None else first.setdefault(identity, row)
        if before is not row and (sentence := kind.repeated(row, before)):
            row.complain(sentence)


def decide(row: Row, file: FileInHand) -> None:
    """Hold a line that asks something to what the person decided; what has changed since is asked again."""
    if not row.question or row.problems:
        return
    decided = file.decided.get(str(row.line), {})
    if decided.get("of") != row.held_against:
        row.is_asked = True
        row.complain(row.question)
    else:
        row.is_there = decided["answer"] == LEAVE
        row.notes[WHOLE_ROW] = row.question


def compare_with_here(kind: LoadKind, row: Row, here: Here) -> None:
    """Note whether a row is here already, and where what is recorded says something else."""
    recorded = None if row.problems else kind.existing(row, here)
    if recorded is None:
        return
    row.is_there = recorded.is_all
    for key, words in recorded.words.items():
        said = words_of_value(kind.field(key), row.values.get(key)) if key in row.printed else ""
        if said and compare_key(said) != compare_key(words):
            row.differs[key] = words or "nothing"


def assume(kind: LoadKind, row: Row) -> None:
    """Fill in what is recorded where a new line says nothing, or words that stand for nothing here.

    So the person sees it and agrees to it.
    """
    if row.state is not State.NEW:
        return
    for key, value in kind.assume(row).items():
        if row.says(key) is None and key not in row.unused:
            row.values[key] = value
            row.assumed.add(key)
