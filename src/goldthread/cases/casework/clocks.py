"""The clocks of one case are made to agree with what its records say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from goldthread.cases.casework.models import Came, Case, CaseEvent, LocalLimit
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.declaring.clocks import CaseClock, Fact
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.projecting import Moment, Period, moment_of, periods_of
from goldthread.foundation.clocks import Kind, Limit, Rule
from goldthread.foundation.timekeeping.keeping import Wanted, keep_clocks

Records = dict[str, list[Any]]
"""By step, what was recorded of a case."""
Limits = dict[str, int]
"""By clock, what a partnership decided."""


def count_clocks(case: Case, at: datetime) -> None:
    """Called by every command that records, corrects or closes."""
    if not case.rules.clocks:
        return
    wanted = wanted_of(case.rules, recorded_in(case), limits_in(case.space_id, case.pathway), case.closed_at)
    keep_clocks(space_id=case.space_id, subject_kind=CASE_KIND, subject_id=case.pk, wanted=wanted, at=at)


def recorded_in(case: Case) -> Records:
    """What the clocks of a case ask for: one statement for each kind of record that they name.

    Several steps may keep records of one kind; which step kept which, the timeline says. An ending after which the
    case was opened again is none.
    """
    asked = sorted({fact.step for clock in case.rules.clocks for fact in clock.facts})
    undone = CaseEvent.objects.filter(case=case).undone_endings(case.rules)
    steps = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step__in=asked)
    steps = steps.exclude(pk__in=undone.values("pk"))
    kept: dict[str, set[int | None]] = {}
    for code, number in steps.values_list("step", "record_id"):
        kept.setdefault(code, set()).add(number)
    kinds = {case.rules.step(code).record for code in kept}
    there = {kind: list(kind.objects.filter(space_id=case.space_id, case_id=case.pk)) for kind in kinds}
    return {
        code: [one for one in there[case.rules.step(code).record] if one.pk in numbers]
        for code, numbers in kept.items()
    }


def beginning_of(code: str, began_at: datetime, case: Case) -> Any | None:
    """The record with which a clock of a case began at a moment; of one that runs at intervals, also what met it
    before.
    """
    clock = next((one for one in case.rules.clocks if one.id == code), None)
    if clock is None:
        return None
    records = recorded_in(case)
    facts = (*clock.starts, *clock.stops) if clock.again else clock.starts
    found = (
        (record, moment) for fact in facts for record in records.get(fact.step, ()) for moment in _of(fact, record)
    )
    return next((record for record, moment in found if moment.first == began_at), None)


def limits_in(space_id: int, pathway: str) -> Limits:
    """What a partnership decided of local limits."""
    rows = LocalLimit.objects.filter(space_id=space_id, pathway=pathway)
    return dict(rows.values_list("clock", "number"))


def wanted_of(pathway: Pathway, records: Records, limits: Limits, closed_at: datetime | None) -> Iterator[Wanted]:
    """Which clocks there are. Nothing here asks the database, so that a case can be rehearsed."""
    for clock in pathway.clocks:
        if clock.only_if and not _moments(clock.only_if, records):
            continue
        mine = replace(clock, rules=rules_here(clock, limits))
        for period in periods_of(mine, _moments(clock.starts, records), _moments(clock.stops, records), closed_at):
            yield _wanted(period)


def rules_here(clock: CaseClock, limits: Limits) -> tuple[Rule, ...]:
    """What a partnership decided takes the place of a local default; what the law or guidance says it cannot change."""
    number = limits.get(clock.id)
    if number is None:
        return clock.rules
    return tuple(
        replace(rule, limit=Limit(number, rule.limit.unit)) if rule.kind == Kind.LOCAL else rule for rule in clock.rules
    )


def _moments(facts: tuple[Fact, ...], records: Records) -> list[Moment]:
    return [moment for fact in facts for record in records.get(fact.step, ()) for moment in _of(fact, record)]


def _of(fact: Fact, record: Any) -> Iterator[Moment]:
    said = getattr(record, fact.field)
    if said is not None and all(getattr(record, name) in answers for name, answers in fact.where.items()):
        yield moment_of(said, imported=record.came == Came.IMPORTED)


def _wanted(period: Period) -> Wanted:
    clock = period.clock
    return Wanted(
        code=clock.id,
        occurrence=period.occurrence,
        title=clock.title,
        rule=period.rule,
        began_at=period.began_at,
        met_at=period.met_at,
        ended_at=period.ended_at,
        pausable=clock.pausable,
        from_next_working_day=clock.from_next_working_day,
        owed_by=clock.owed_by,
        imported=period.imported,
    )
