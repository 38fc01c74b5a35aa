"""A line of a file that would begin a second case of what only one case may have is told so, as it is by every door."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.casework.only_once import (
    TOLD,
    as_it_is_kept,
    had_by,
    note_told,
    ones_of,
    told_of_second,
)
from goldthread.cases.declaring.once import OneForEach
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.imports.rows import Row
from goldthread.foundation.spaces.models import Space

IN_A_FILE = "that stands in a file"
Answer = tuple[str, object]
"""Of which field, and as it is kept."""


@dataclass
class Seconds:
    """What cases here have of that which the lines of one file say, and what lines before had.

    ``told`` are those of which somebody was told by this file.
    """

    pathway: Pathway
    cases: dict[Answer, Case] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    lines: dict[Answer, int] = field(default_factory=dict)
    told: dict[tuple[int, str], tuple[Case, OneForEach]] = field(default_factory=dict)

    def complain(self, row: Row, record: CaseRecord, step: Step) -> None:
        """What a case here or a line before has already, a line cannot begin a case with."""
        for one in ones_of(self.pathway, step):
            name = one.parted[1]
            answer = as_it_is_kept(self.pathway, one, getattr(record, name))
            first = self.cases.get((name, answer))
            if first is not None:
                self.told[first.pk, name] = first, one
                row.complain(told_of_second(one, first, is_seen=first.pk in self.seen), name)
            elif answer not in (None, "") and (line := self.lines.setdefault((name, answer), row.line)) != row.line:
                row.complain(TOLD.format(case=f"Line {line}", word=one.word, instead=one.instead), name)

    def note(self) -> None:
        """Once every line was looked at, of each case of which somebody was told."""
        for first, one in self.told.values():
            note_told(first, one, IN_A_FILE)


def seconds_in(pathway: Pathway, step: Step, space: Space, rows: Iterable[Row], standing: Standing) -> Seconds:
    """What the lines of a file are held against, in a fixed number of statements."""
    found = Seconds(pathway)
    numbers: dict[Answer, int] = {}
    for one in ones_of(pathway, step):
        name = one.parted[1]
        kept = (as_it_is_kept(pathway, one, row.says(name)) for row in rows)
        had = had_by(step, one, kept, space_id=space.pk)
        numbers |= {(name, answer): number for answer, number in had.items()}
    cases = Case.objects.filter(space=space).in_bulk(set(numbers.values())) if numbers else {}
    found.cases = {answer: cases[number] for answer, number in numbers.items()}
    if cases:
        found.seen = set(Case.objects.visible_to(standing).filter(pk__in=cases).values_list("pk", flat=True))
    return found
