"""The runs of a clock of one case: of all that was recorded, of each record for itself, or of each of several of one
kind. Nothing here asks the database.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from goldthread.cases.casework.moments import Records, moments_of, said_at
from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.projecting import Period, periods_of
from goldthread.foundation.clocks import reckoned


def runs_of(clock: CaseClock, records: Records, closed_at: datetime | None) -> Iterator[tuple[Period, str]]:
    """Its runs, with whose each is where it runs for several apart."""
    if clock.each_its_own:
        yield from ((period, "") for period in _each_its_own(clock, records, closed_at))
    elif clock.each:
        runs = [(run, whose) for whose, of_it in _apart(clock, records) for run in _in_all(clock, of_it, closed_at)]
        in_order = sorted(runs, key=lambda one: (one[0].began_at, one[1]))
        yield from ((replace(run, occurrence=number), whose) for number, (run, whose) in enumerate(in_order, start=1))
    else:
        yield from ((period, "") for period in _in_all(clock, records, closed_at))


def _in_all(clock: CaseClock, records: Records, closed_at: datetime | None) -> Iterator[Period]:
    begun, met, ended, early, never = (
        moments_of(facts, records)
        for facts in (clock.starts, clock.stops, clock.ends, _early(clock.stops, clock), _early(clock.ends, clock))
    )
    return periods_of(clock, begun, met, closed_at, even_before=early, ends=ended, ends_before=never)


def _apart(clock: CaseClock, records: Records) -> Iterator[tuple[str, Records]]:
    """The records of each that a start tells, with those that are of all; each by what tells it apart."""
    steps = {one.step for fact in clock.facts for one in (fact, *fact.taken_back_by)}
    starts = (one for fact in (*clock.starts, *clock.may_start) for one in records.get(fact.step, ()))
    for whose in dict.fromkeys(_told(one, clock.each) for one in starts):
        yield (
            whose or "",
            {
                step: [one for one in kept if step not in steps or _told(one, clock.each) in (None, whose)]
                for step, kept in records.items()
            },
        )


def _told(record: Any, name: str) -> str | None:
    """Of which of several a record is; None of one that is of all."""
    said = getattr(record, name, None)
    return None if said is None else str(said).strip().casefold()


def falls_due_after(period: Period, until: datetime) -> bool:
    """Whether what was not done is owed only when nothing of the kind is owed any more."""
    due = reckoned(period.began_at, period.rule.limit).due_at
    return period.met_at is None and due is not None and due >= until


def _each_its_own(clock: CaseClock, records: Records, closed_at: datetime | None) -> Iterator[Period]:
    """The runs of each record for itself, those that began first in front."""
    runs: list[Period] = []
    for step in dict.fromkeys(fact.step for fact in clock.starts):
        for record in records.get(step, ()):
            begun, met, ended, early = (
                [moment for fact in facts if fact.step == step for moment in said_at(fact, record)]
                for facts in (clock.starts, clock.stops, clock.ends, _early(clock.stops, clock))
            )
            runs += periods_of(clock, begun, met, closed_at, even_before=early, ends=ended)
    in_order = sorted(runs, key=lambda run: (run.began_at, run.met_at or run.began_at))
    return (replace(run, occurrence=number) for number, run in enumerate(in_order, start=1))


def _early(facts: Iterable[Fact], clock: CaseClock) -> tuple[Fact, ...]:
    """Those that count even where they came before the clock began."""
    return tuple(fact for fact in facts if fact in clock.even_before)
