"""A chronology as somebody reads it: merged, narrowed, with names or with labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.chronology.anonymising import Listed, anonymised
from goldthread.cases.chronology.asked_of import QUESTION
from goldthread.cases.chronology.contradictions import Lifetime, contradictions_in
from goldthread.cases.chronology.merging import USUAL_GAP, Gap, gaps_in, merged
from goldthread.cases.chronology.models import (
    Chronology,
    ChronologyCopy,
    ChronologyEntry,
    ChronologyEntryQuerySet,
    ChronologyLane,
    ChronologyPerson,
)
from goldthread.cases.chronology.pointing_out import PointedOut
from goldthread.cases.chronology.rows import Row
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import in_words


@dataclass(frozen=True)
class Asked:
    """What somebody wants to read: of one agency, of a period, with labels, and gaps of more than so many days."""

    agency: str = ""
    first: date | None = None
    last: date | None = None
    is_anonymised: bool = False
    gap: int = USUAL_GAP

    @property
    def in_words(self) -> str:
        """To which rows it is narrowed; nothing where it is not."""
        period = [f"from {in_words(self.first)}"] if self.first else []
        period += [f"until {in_words(self.last)}"] if self.last else []
        of = [f"Entries of {self.agency}"] if self.agency else ["Entries"] if period else []
        return " ".join([*of, *period])

    def shows(self, row: Row) -> bool:
        """A row whose day may lie in the period. One whose day is not known lies in no period."""
        if self.agency and row.agency != self.agency:
            return False
        if not self.first and not self.last:
            return True
        first, last = row.when.bounds
        if first is None and last is None:
            return False
        return not (self.first and last and last < self.first) and not (self.last and first and first > self.last)


@dataclass(frozen=True)
class Merged:
    """The rows as they are shown, what to look at, and in anonymised ones what still reads like a name."""

    rows: Sequence[Row]
    gaps: Sequence[Gap]
    contradictions: Sequence[PointedOut]
    left: Sequence[tuple[Row, tuple[str, ...]]] = ()
    written: dict[object, str] = field(default_factory=dict)
    """By the key of a row, its day as the file has it, where that is in other words."""
    whole: int = 0
    """How many rows there are before it is narrowed."""
    reads_all: bool = True
    """Whether whoever asked is of the desk, and so reads all that agencies tell."""


def asked_for(copy: ChronologyCopy) -> Asked:
    """What whoever ordered a copy asked to read."""
    return Asked(copy.agency_named, copy.first_on, copy.last_on, copy.is_anonymised, copy.gap)


def asked_before(case: Case) -> dict[str, Any]:
    """What the agency that was asked last was asked, for the form by which the next is. To be asked for the desk."""
    last = ChronologyLane.objects.filter(chronology__case=case).order_by("-asked_at", "-pk").first()
    return {name: getattr(last, name) for name in QUESTION} if last else {}


def agencies_read(chronology: Chronology, standing: Standing) -> list[str]:
    """Of which agencies somebody reads an entry, by name. Whom else was asked is not told to an agency."""
    names = _standing_ones(chronology, standing).values_list("lane__agency__name", flat=True)
    return sorted(set(names.order_by().distinct()))


def merged_of(chronology: Chronology, standing: Standing, asked: Asked) -> Merged:
    """All that the person may see of a chronology. What does not fit is found among all of that, and then narrowed."""
    entries = _entries(chronology, standing)
    rows = merged([[entry.row for entry in entries]])
    people = list(ChronologyPerson.objects.visible_to(standing).filter(chronology=chronology).order_by("label"))
    shown = [row for row in rows if asked.shows(row)]
    keys = {row.key for row in shown}
    reads_all = may_in(chronology.case, Can.VIEW_CASES, standing, by_agency=False)
    gaps = [gap for gap in gaps_in(rows, asked.gap) if {gap.before.key, gap.after.key} & keys]
    lives = [Lifetime(one.label, one.born_on, one.died_on, tells_days=not asked.is_anonymised) for one in people]
    found = contradictions_in(rows, lives)
    told = anonymised(shown, _listed(people)) if asked.is_anonymised else None
    return Merged(
        rows=told.rows if told else shown,
        gaps=[replace(gap, reads_all=reads_all) for gap in gaps],
        contradictions=[one for one in found if {row.key for row in one.rows} & keys],
        left=told.left if told else (),
        written={} if told else {entry.pk: entry.written for entry in entries if entry.written},
        whole=len(rows),
        reads_all=reads_all,
    )


def _entries(chronology: Chronology, standing: Standing) -> list[ChronologyEntry]:
    rows = _standing_ones(chronology, standing).select_related("lane__agency")
    return list(rows.order_by("lane__agency__name", "lane", "pk"))


def _standing_ones(chronology: Chronology, standing: Standing) -> ChronologyEntryQuerySet:
    """Those of a chronology that somebody may see and that were not struck out."""
    return ChronologyEntry.objects.visible_to(standing).standing_ones().filter(lane__chronology=chronology)


def _listed(people: Iterable[ChronologyPerson]) -> list[Listed]:
    return [Listed(one.label, tuple(one.names)) for one in people]
