"""Fill a partnership that is marked as made up with made-up cases of every pathway."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.clocks import Limits, limits_in
from goldthread.cases.casework.commands import put_numbers_aside
from goldthread.cases.casework.commands.opening import year_of
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.demonstration import fictitious_papers
from goldthread.cases.simulation import by_commands
from goldthread.cases.simulation.people import SIMULATION, Cast
from goldthread.cases.simulation.planning import Beginning, Span, beginnings, shared_out
from goldthread.cases.simulation.plausible import plausible_of
from goldthread.cases.simulation.rows import Made, made
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.clocks import WorkingTime
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.bank_holidays import FIRST_KNOWN, LAST_KNOWN
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.moments import beginning_of
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.counting import count_if_otherwise
from goldthread.foundation.timekeeping.models import Clock, working_time_of
from goldthread.foundation.wall.copying import Copying, copying_into, look_again_at
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

MOST_YEARS, MOST_CASES = 10, 1_000_000
AT_A_TIME = 1_000
"""Cases whose rows are in memory at once."""
DOING = "cases made up"

Numbers = dict[tuple[str, int], Iterator[int]]
"""What was put aside, by pathway and year."""

ONLY_MADE_UP = (
    "{space} is not marked as made up. Made-up cases are put only into a partnership that is, so that no register of"
    " real children ever holds one. Use the demonstration’s, or make one: goldthread partnership create --made-up."
)
YEARS_WITHIN = f"Give from 1 to {MOST_YEARS} years."
CASES_WITHIN = f"Give from 1 to {MOST_CASES:,} cases."
FEWEST_AGENCIES = 2
NO_AGENCIES = "{space} has fewer than two agencies that take part, and some steps ask for one. Add them first."
NO_CLOCKS = (
    "Bank holidays are known from {first} to {last}, and clocks of cases outside these days cannot be counted."
    " This would make cases up from {begins} to {ends}. Put in a release that knows more of them, or give other years."
)


@dataclass
class Filled:
    """What was made up."""

    span: Span
    cases: Counter[str] = field(default_factory=Counter)
    open_cases: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    first_case: int = 0
    last_case: int = 0
    """The keys between which those of these cases lie. A few between them may be of cases that people opened meanwhile.
    """

    def count(self, rows: Made) -> None:
        self.first_case, self.last_case = self.first_case or rows.case.pk, rows.case.pk
        self.cases[rows.case.pathway] += 1
        self.open_cases[rows.case.pathway] += not rows.case.is_closed
        for name in ("records", "events", "grants", "clocks"):
            self.rows[name] += len(getattr(rows, name))


def check(space: Space, years: int, cases: int | None, at: datetime) -> Span:
    """The days that it will be about. Raise Refused where nothing may be, or can be, made up."""
    if not space.is_fictitious:
        raise Refused(ONLY_MADE_UP.format(space=space))
    if not 1 <= years <= MOST_YEARS:
        raise Refused(YEARS_WITHIN)
    if cases is not None and not 1 <= cases <= MOST_CASES:
        raise Refused(CASES_WITHIN)
    today = timezone.localdate(at)
    first = months_after(today, -12 * years)
    if first < FIRST_KNOWN or today > LAST_KNOWN:
        said = {"first": FIRST_KNOWN, "last": LAST_KNOWN, "begins": first, "ends": today}
        raise Refused(NO_CLOCKS.format(**{name: in_words(day) for name, day in said.items()}))
    return Span(first, beginning_of(today), at)


def fill(*, space: Space, years: int, seed: int, at: datetime, cases: int | None = None) -> Filled:
    """Put the rows of made-up cases in, all or none. Nobody is sent anything. The same seed makes the same cases up.

    Their numbers are put aside first, in a change of its own: whoever opens a case meanwhile waits for nothing. If it
    is cut short they stay a gap. A pathway that is not live there goes live first, with made-up papers of every agency.
    Without a number of cases there are as many as the pathways say that a board has in so many years.
    """
    began = time.monotonic()
    filled = Filled(check(space, years, cases, at))
    _make_ready(space, at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        begun = cases_begun(space, filled.span, years, seed, cases)
        working = working_time_of(space.pk)
    numbers = _put_aside(space, begun, at)
    with (
        copying_into(space.pk, actor=SYSTEM_ACTOR, doing=DOING) as copying,
        opened(actor=SYSTEM_ACTOR, reading=[space.pk]),
    ):
        for batch in _in_batches(_rows(space, begun, numbers, at, working)):
            _copy(copying, batch)
            for rows in batch:
                filled.count(rows)
    _count_if_otherwise(space, filled, working)
    look_again_at(["clock", "access_grant", "case_event", "case", *sorted({one._meta.db_table for one in _records()})])
    filled.seconds = time.monotonic() - began
    return filled


def fill_by_commands(*, space: Space, years: int, seed: int, at: datetime, cases: int | None = None) -> int:
    """The same by the commands that people use, for comparison: many times slower. Gives how many cases there were."""
    span = check(space, years, cases, at)
    _make_ready(space, at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        ready = [one.plan() for one in cases_begun(space, span, years, seed, cases)]
    return by_commands.carry_out(ready, space, at)


def _make_ready(space: Space, at: datetime) -> None:
    """Let every pathway be live there. Raise Refused where too few agencies take part."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if len(agencies_on(space.pk, timezone.localdate(at))) < FEWEST_AGENCIES:
            raise Refused(NO_AGENCIES.format(space=space))
    fictitious_papers(space=space, by=SIMULATION, at=at)


def cases_begun(space: Space, span: Span, years: int, seed: int, cases: int | None) -> list[Beginning]:
    """Which cases are to begin. The wall must be open for reading the space."""
    pathways, cast = list(PATHWAYS.values()), Cast.of(space, span.at)
    number = years * sum(plausible_of(one).yearly for one in pathways) if cases is None else cases
    return beginnings(shared_out(number, pathways), pathways, cast, span, seed)


def _put_aside(space: Space, begun: Iterable[Beginning], at: datetime) -> Numbers:
    """A number for each case, by its pathway and year."""
    wanted: dict[str, Counter[int]] = {}
    for one in begun:
        wanted.setdefault(one.pathway.code, Counter())[year_of(one.at)] += 1
    aside = {
        code: put_numbers_aside(space=space, pathway=code, wanted=years, by=SIMULATION, at=at)
        for code, years in wanted.items()
    }
    return {(code, year): iter(several) for code, years in aside.items() for year, several in years.items()}


def _rows(
    space: Space, begun: Iterable[Beginning], numbers: Numbers, at: datetime, working: WorkingTime
) -> Iterator[Made]:
    limits: dict[str, Limits] = {}
    for one in begun:
        code = one.pathway.code
        if code not in limits:
            limits[code] = limits_in(space.pk, code)
        yield made(one.plan(), space, next(numbers[code, year_of(one.at)]), at, limits[code], working)


def _count_if_otherwise(space: Space, filled: Filled, before: WorkingTime) -> None:
    """A day that was proclaimed while cases were put in counts for their clocks too: nobody who proclaims one sees what
    is not kept yet. Of cases that people opened meanwhile the clocks are counted so already.
    """
    with opened(actor=SYSTEM_ACTOR, writing=space.pk, doing=DOING):
        between = (filled.first_case, filled.last_case)
        clocks = Clock.objects.filter(space=space, subject_kind=CASE_KIND, subject_id__range=between)
        count_if_otherwise(clocks, space.pk, before)


def _in_batches(rows: Iterator[Made]) -> Iterator[list[Made]]:
    while batch := list(islice(rows, AT_A_TIME)):
        yield batch


def _copy(copying: Copying, batch: list[Made]) -> None:
    """Keys for cases and records first, for others lead to them; each table after those to which it leads."""
    _number(copying, [rows.case for rows in batch])
    kept: dict[type[Any], list[Any]] = {}
    for record in (record for rows in batch for record in rows.records):
        kept.setdefault(type(record), []).append(record)
    for alike in kept.values():
        _number(copying, alike)
    for rows in batch:
        rows.bind()
    copying.copy([rows.case for rows in batch])
    for alike in kept.values():
        copying.copy(alike)
    for name in ("events", "grants", "clocks"):
        copying.copy([one for rows in batch for one in getattr(rows, name)])
    copying.check()


def _number(copying: Copying, rows: list[Any]) -> None:
    for row, number in zip(rows, copying.numbers_for(type(rows[0]), len(rows)), strict=True):
        row.pk = number


def _records() -> Iterator[type[Any]]:
    return (step.record for pathway in PATHWAYS.values() for step in pathway.steps)


def told(filled: Filled, pathways: Iterable[Pathway]) -> list[dict[str, Any]]:
    """How many cases of each pathway, and how many of them are open."""
    return [
        {"code": one.code, "cases": filled.cases[one.code], "open": filled.open_cases[one.code]} for one in pathways
    ]
