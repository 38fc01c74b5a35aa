"""One line of a file as a row of a chronology, or all that is wrong with it in sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from goldthread.cases.chronology.file_fields import (
    SEEN,
    SENSITIVE,
    TEXT_FIELDS,
    THIRD_PARTY,
    TIME,
    UNTIL,
    VOICE,
    WHEN,
)
from goldthread.cases.chronology.rows import SEEN_IN_WORDS, Row, Seen
from goldthread.foundation.imports.cells import NO, SPREADSHEET_ERROR, YES
from goldthread.foundation.imports.declaring import Field
from goldthread.foundation.imports.reading import words_of
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.times import time_of
from goldthread.foundation.spreadsheets import Cell, compare_key
from goldthread.foundation.uncertain_dates import Certainty, NotADate, UncertainDate, read_when
from goldthread.foundation.uncertain_dates import words_of as words_of_when
from goldthread.foundation.uncertain_dates.days import is_two_ways

Cells = Mapping[str, Cell]
"""Of one line, by the key of a field; only those that are filled."""

SEEN_WORDS = {
    Seen.ALONE: frozenset(
        {"alone", "seen alone", "yes alone", "spoken to alone", "seen and spoken to alone", "y alone"}
    ),
    Seen.SEEN: frozenset({"seen", "was seen", "present", "seen not alone"}) | YES,
    Seen.NOT_SEEN: frozenset({"not seen", "unseen", "was not seen", "not present", "absent"})
    | NO - {"n/a", "none", "-", "–"},
    Seen.NOT_SAID: frozenset(
        {"n/a", "na", "n/k", "nk", "n/r", "nr", "none", "-", "–", "not known", "unknown", "not recorded", "not stated"}
        | {"not applicable", "?"}
    ),
}
LEADING = re.compile(
    r"(yes|no|seen alone|seen|not seen|alone|[yn](?!\.\S)(?!\W+\w(?:\.|\W*$)))"
    r"(?:\s*[,;:.–—]\s*|\s+-\s*|-\s+)(.+)",
    re.DOTALL | re.IGNORECASE,
)
"""Only what stands by itself before a comma, dash, colon or full stop: "No concerns" says nothing of seeing a child,
nor does "N. K. was out", which begins with initials.
"""
BETWEEN_INITIALS = re.compile(r"(?<=\b\w)\.\s?(?=\w\b)")
EXACT = frozenset({Certainty.DAY, Certainty.MONTH, Certainty.YEAR})


class BadEntry(ValueError):
    """A line that is no entry. ``problems`` are sentences, each about one thing that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Entry:
    """A line that was read, and how something in it was taken that could be taken otherwise."""

    row: Row
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class EntryReader:
    """Reads the lines of one agency's file. ``source`` stands in for one that a line does not name."""

    agency: str
    today: date
    source: str = ""

    def read(self, where: str, cells: Cells, month_led: int | None) -> Entry:
        """``month_led`` is a line of the file whose day has the month first beyond doubt. Raise BadEntry."""
        line = _Line(self, cells, month_led)
        entry = line.entry(where)
        if line.problems:
            raise BadEntry(line.problems)
        return entry


class _Line:
    """One line while it is read: every problem is noted, so that nobody has to send a file once for each."""

    def __init__(self, reader: EntryReader, cells: Cells, month_led: int | None) -> None:
        self.reader, self.cells, self.month_led = reader, cells, month_led
        self.problems: list[str] = []
        self.remarks: list[str] = []

    def entry(self, where: str) -> Entry:
        self.problems += _spreadsheet_errors(self.cells)
        when = self.when()
        texts = {one.key: self.text(one) for one in TEXT_FIELDS}
        texts["source"] = texts["source"] or self.reader.source
        if not texts["what"]:
            self.problems.append("It does not say what happened.")
        if not texts["source"]:
            self.problems.append("It has no source. Name the record or document that it comes from.")
        seen, more = self.seen()
        row = Row(
            key=where,
            agency=self.reader.agency,
            when=when,
            child_seen=seen,
            is_third_party=self.mark(THIRD_PARTY),
            is_sensitive=self.mark(SENSITIVE),
            told_for_it=False,
            **texts | {VOICE.key: "\n".join(words for words in (more, texts[VOICE.key]) if words)},
        )
        return Entry(row, tuple(self.remarks))

    def text(self, one: Field) -> str:
        cell = self.cells.get(one.key)
        words = cell.strip() if isinstance(cell, str) else words_of(cell)
        if len(words) > one.longest:
            self.problems.append(
                f"“{one.label}” has {len(words):,} characters. {one.longest:,} are the most that can be kept."
            )
        return words

    def when(self) -> UncertainDate:
        begin = self.day(WHEN)
        end = self.day(UNTIL) if UNTIL.key in self.cells else None
        when = self.until(begin, end) if end else begin
        when = self.with_time(when)
        first = when.bounds[0]
        if first and first > self.reader.today:
            self.problems.append(f"“{words_of_when(when)}” is still to come.")
        return when

    def day(self, one: Field) -> UncertainDate:
        cell = self.cells.get(one.key)
        if self.month_led and is_two_ways(cell):
            self.problems.append(
                f"“{cell}” could be two days: row {self.month_led} of this column has the month first."
                " Write the month as a word."
            )
            return NOT_READ
        try:
            read = read_when(cell)
        except NotADate as problem:
            self.problems.append(str(problem))
            return NOT_READ
        self.remarks += [read.remark] if read.remark else []
        return read.when

    def until(self, begin: UncertainDate, end: UncertainDate) -> UncertainDate:
        """From the first day of one to the last of the other, where both are known; where one is not sure, at some time
        between them.
        """
        first, last = begin.earliest_on, end.latest_on
        if first is None or last is None:
            if begin.is_known and end.is_known:
                self.problems.append("It has a beginning and an end of which one is no day. Write both as days.")
            return begin
        if last < first:
            self.problems.append(f"It ends on {in_words(last)}, before it begins on {in_words(first)}.")
            return begin
        if first == last or begin == end:
            return begin
        when = self._over(begin, end)
        if begin.at_time is not None:
            self.remarks.append(f"The time {begin.at_time:%H:%M} is left out: it is {words_of_when(when)}.")
        return when

    def _over(self, begin: UncertainDate, end: UncertainDate) -> UncertainDate:
        if {begin.certainty, end.certainty} <= EXACT:
            return UncertainDate.over(begin.earliest_on or date.min, end.latest_on or date.max)
        when = UncertainDate.between(begin.bounds[0] or date.min, end.bounds[1] or date.max)
        told = f"“{words_of_when(begin)}” until “{words_of_when(end)}”"
        self.remarks.append(f"{told} is not sure, so it is read as {words_of_when(when)}.")
        return when

    def with_time(self, when: UncertainDate) -> UncertainDate:
        said = words_of(self.cells.get(TIME.key))
        if not said or said in ("00:00:00", "-", "?"):
            return when
        at_time = time_of(said)
        if at_time is None:
            self.problems.append(f"“{said}” is not a time. Write it like 14:30.")
        elif when.certainty is Certainty.DAY:
            return replace(when, at_time=at_time)
        elif when.is_known:
            self.problems.append(f"It has the time {said} and no exact day. Leave the time out.")
        return when

    def seen(self) -> tuple[Seen, str]:
        """Whether the child was seen, and what else the cell says of it, which is kept."""
        said = str(self.cells.get(SEEN.key) or "") if not isinstance(self.cells.get(SEEN.key), bool) else ""
        if isinstance(self.cells.get(SEEN.key), bool):
            return (Seen.SEEN if self.cells[SEEN.key] else Seen.NOT_SEEN), ""
        found = _seen_of(said)
        if found is not None or not said.strip():
            return found or Seen.NOT_SAID, ""
        leading = LEADING.fullmatch(said.strip())
        found = _seen_of(leading[1]) if leading else None
        if found is None:
            self.problems.append(f"“{said.strip()}” does not say whether the child was seen. Write yes, alone or no.")
            return Seen.NOT_SAID, ""
        if found is Seen.SEEN and leading and re.match(r"alone\b", leading[2], re.IGNORECASE):
            found = Seen.ALONE
        self.remarks.append(f"“{said.strip()}” is read as {SEEN_IN_WORDS[found].lower() or 'not said'}.")
        return found, said.strip()

    def mark(self, one: Field) -> bool:
        """Whether a line is marked. An empty cell is no mark, and one that says neither yes nor no is no guess."""
        key = compare_key(words_of(self.cells.get(one.key)))
        if key and key not in YES | NO:
            self.problems.append(f"“{words_of(self.cells[one.key])}” under “{one.label}” is neither yes nor no.")
        return key in YES


def _seen_of(said: str) -> Seen | None:
    plain = BETWEEN_INITIALS.sub("", re.sub(r"[\W_]+$", "", compare_key(said)) or compare_key(said))
    plain = re.sub(r"\s*[,;–-]\s*", " ", plain) if len(plain) > 1 else plain
    return next((seen for seen, words in SEEN_WORDS.items() if plain in words), None)


def _spreadsheet_errors(cells: Cells) -> Iterator[str]:
    for cell in cells.values():
        if isinstance(cell, str) and SPREADSHEET_ERROR.fullmatch(cell.strip()):
            yield f"“{cell.strip()}” is an error in your spreadsheet. Put it right there."


NOT_READ = UncertainDate(Certainty.NOT_KNOWN)
"""Stands in a line that is bad anyway."""
