"""The clocks of one case are made to agree with what its records say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.cases.casework.beginnings import beginnings_in, begins_here
from goldthread.cases.casework.models import Case, CaseEvent, EditionHere, LocalLimit
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.moments import Records, moments_of, said_at
from goldthread.cases.casework.runs import falls_due_after, runs_of
from goldthread.cases.declaring.clocks import CaseClock
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.projecting import Period
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.clocks import Edition, Kind, Limit, Rule, Unit, WorkingTime
from goldthread.foundation.clocks.limits import OF_HOURS
from goldthread.foundation.records.among import among
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.timekeeping.counting import count_if_otherwise
from goldthread.foundation.timekeeping.keeping import Wanted, keep_clocks, start_clocks
from goldthread.foundation.timekeeping.models import Clock, working_time_of


@dataclass(frozen=True)
class InForce:
    """From when until when a partnership says that an edition was in force, and whether its own procedures have the
    same limits after that.
    """

    begins: date | None = None
    ends: date | None = None
    is_kept: bool = False


@dataclass(frozen=True)
class Limits:
    """What a partnership decided of the clocks of a pathway: by clock a number, and the unit, where it is another than
    that of the pathway; and by code the days of editions.
    """

    numbers: Mapping[str, tuple[int, str]] = default(default_factory=dict)
    editions: Mapping[str, InForce] = default(default_factory=dict)
    begins: Mapping[str, Sequence[tuple[date, str]]] = default(default_factory=dict)
    """By clock, from which day on it begins by which of the events that may start it, the last day first."""


@dataclass(frozen=True)
class Decided:
    """All that a partnership decided by which clocks of a pathway are counted, read once for many cases."""

    limits: Limits
    working: WorkingTime


@dataclass(frozen=True)
class GivenUp:
    """What is owed in writing of a record and will not be made: since when that is said, and why."""

    step: str
    record_id: int
    at: datetime
    why: str


GIVEN_UP: list[Callable[[Case], Iterable[GivenUp]]] = []
"""What parts above know of it in a case. They register when they start."""

OWN_PROCEDURES = "Own procedures of the partnership"
KEPT = "As in the edition that ended on {day}: the partnership says that its own procedures still have this limit"


def count_clocks(case: Case, at: datetime) -> None:
    """Called by every command that records, corrects or closes."""
    if not case.rules.clocks:
        return
    records = recorded_in(case)
    wanted = wanted_of(case.rules, records, limits_in(case.space_id, case.pathway), case.closed_at)
    given_up = _given_up(case, records)
    wanted = (_as_given_up(one, given_up.get((one.code, one.began_at))) for one in wanted)
    keep_clocks(space_id=case.space_id, subject_kind=CASE_KIND, subject_id=case.pk, wanted=wanted, at=at)


def _given_up(case: Case, records: Records) -> dict[tuple[str, datetime], GivenUp]:
    """By the clock that runs until something is put in writing, and when it began. Nothing is asked where no step says
    that it was.
    """
    by_writing = {step.code: step.needs for step in case.rules.steps if step.in_writing}
    found = {}
    for said in (one for given_up in GIVEN_UP for one in given_up(case)) if by_writing else ():
        record = next((one for one in records.get(said.step, ()) if one.pk == said.record_id), None)
        for clock in case.rules.clocks if record else ():
            if any(said.step in by_writing.get(fact.step, ()) for fact in clock.stops):
                begun = (moment for fact in clock.starts if fact.step == said.step for moment in said_at(fact, record))
                found.update({(clock.id, began): said for one in begun for began in (one.first, one.last)})
    return found


def _as_given_up(one: Wanted, said: GivenUp | None) -> Wanted:
    """It ends unmet, unless it was done all the same or ended before."""
    if said is None or one.met_at or one.ended_at:
        return one
    return replace(one, ended_at=said.at, given_up=said.why)


def decided_in(space_id: int, pathway: str) -> Decided:
    return Decided(limits_in(space_id, pathway), working_time_of(space_id))


def count_first_clocks(case: Case, records: Records, decided: Decided) -> None:
    """The same for a case that has just begun: ``records`` are all that it has, and no clock is there yet."""
    wanted = wanted_of(case.rules, records, decided.limits, case.closed_at)
    start_clocks(
        space_id=case.space_id,
        subject_kind=CASE_KIND,
        subject_id=case.pk,
        wanted=wanted,
        working=decided.working,
    )


def count_by_what_is_so(cases: QuerySet[Any, Any], space_id: int, decided: Decided) -> None:
    """After the first clocks of many ``cases``, told by their numbers, were counted by what was ``decided`` when they
    began to be loaded.
    """
    clocks = Clock.objects.filter(among("subject_id", cases), space=space_id, subject_kind=CASE_KIND)
    count_if_otherwise(clocks, space_id, decided.working)


def recorded_in(case: Case) -> Records:
    """What the clocks of a case ask for: one statement for each kind of record that they name.

    Several steps may keep records of one kind; which step kept which, the timeline says. An ending after which the
    case was opened again is none.
    """
    facts = [fact for clock in case.rules.clocks for fact in clock.facts]
    asked = sorted({one.step for fact in facts for one in (fact, *fact.taken_back_by)})
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
    starts = (*clock.starts, *clock.may_start)
    facts = (*starts, *clock.stops) if clock.again else starts
    found = (
        (record, moment) for fact in facts for record in records.get(fact.step, ()) for moment in said_at(fact, record)
    )
    return next((record for record, moment in found if began_at in (moment.first, moment.last)), None)


def limits_in(space_id: int, pathway: str) -> Limits:
    """What a partnership decided of local limits, and of editions of which no source tells the days."""
    here = {"space_id": space_id, "pathway": pathway}
    rows = LocalLimit.objects.filter(**here).values_list("clock", "number", "unit")
    numbers = {clock: (number, unit) for clock, number, unit in rows}
    rules = pathway_of(pathway)
    said = EditionHere.objects.filter(**here) if rules.undated else ()
    editions = {one.edition: InForce(one.begins, one.ends, one.is_kept) for one in said}
    return Limits(numbers, editions, beginnings_in(space_id, pathway) if rules.chosen_beginnings else {})


def wanted_of(pathway: Pathway, records: Records, limits: Limits, closed_at: datetime | None) -> Iterator[Wanted]:
    """Which clocks there are. Nothing here asks the database, so that a case can be rehearsed."""
    for clock in pathway.clocks:
        if clock.only_if and not moments_of(clock.only_if, records):
            continue
        began = begins_here(pathway, clock, limits, lambda one: _first_day(one, records))
        if began is None:
            continue
        mine = as_here(began, limits)
        until = min(moments_of(mine.until, records), default=None)
        for period, whose in runs_of(mine, records, closed_at):
            if until is None or not falls_due_after(period, until.first):
                yield _wanted(period, whose if mine.tells_each else "")


def _first_day(clock: CaseClock, records: Records) -> date | None:
    """The first day of anything that may start a clock."""
    first = min(moments_of(clock.may_start, records), default=None)
    return timezone.localdate(first.first) if first else None


def as_here(clock: CaseClock, limits: Limits) -> CaseClock:
    """What a partnership decided takes the place of a local default; what the law or guidance says it cannot change.

    Where no source tells when that was in force, the partnership does, and whether its own procedures go on with it.
    """
    decided = limits.numbers.get(clock.id)

    def here(rules: Iterable[Rule]) -> tuple[Rule, ...]:
        return tuple(one for rule in rules for one in _rule_here(rule, decided, limits.editions))

    later = tuple(replace(one, rules=here(one.rules)) for one in clock.later)
    return replace(clock, rules=here(clock.rules), later=later)


def _rule_here(rule: Rule, decided: tuple[int, str] | None, editions: Mapping[str, InForce]) -> Iterator[Rule]:
    if rule.kind == Kind.LOCAL and decided is not None:
        number, unit = decided
        yield replace(rule, limit=Limit(number, Unit(unit or rule.limit.unit)))
        return
    said = editions.get(rule.edition.code) if rule.edition.undated else None
    if said is None:
        yield rule
        return
    yield replace(rule, edition=replace(rule.edition, begins=said.begins, ends=said.ends))
    if said.ends and said.is_kept:
        after = Edition(f"{rule.edition.code}-kept", OWN_PROCEDURES, begins=said.ends + timedelta(days=1))
        yield Rule(rule.limit, Kind.LOCAL, after, KEPT.format(day=in_words(said.ends)))


def units_for(rule: Rule) -> list[Unit]:
    """In which a partnership may count a limit: hours run from a moment, anything else from a day."""
    return [unit for unit in Unit if (unit in OF_HOURS) == rule.limit.is_of_hours]


def _wanted(period: Period, whose: str = "") -> Wanted:
    clock = period.clock
    return Wanted(
        code=clock.id,
        occurrence=period.occurrence,
        title=f"{clock.title} {whose}".strip(),
        rule=period.rule,
        began_at=period.began_at,
        met_at=period.met_at,
        ended_at=period.ended_at,
        pausable=clock.pausable,
        from_next_working_day=clock.from_next_working_day,
        owed_by=clock.owed_by,
        imported=period.imported,
        fell_away=period.fell_away,
        not_by=period.not_by,
    )
