"""The clocks of a subject are made to agree with what happened. To be called inside a command of whoever owns it.

Which clocks there are follows from dated facts alone, in whatever order they were recorded: a review that is recorded
late turns one late period into two that were met. Nothing is deleted: a clock that is wanted no more is cancelled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.clocks import Limit, Reckoned, Rule, Stop, Unit, WorkingTime, reckoned
from goldthread.foundation.commands.command import hold_still
from goldthread.foundation.timekeeping.models import Clock, ClockStop, working_time_of

Key = tuple[str, int]
"""Code and occurrence: what tells a clock from the others of its subject."""

Known = dict[tuple[date, Limit, bool] | None, Reckoned]
"""By the day on which clocks of days began, their limit, and whether that counts from the next working day."""

WORKING_TIME = "working time"
"""What a partnership says of it: held still by whoever counts clocks by it, and changed by whoever is alone with it. It
is waited for before any clock is locked, since whoever changes it goes on to those.
"""

OF_WORKING_TIME = (Unit.WORKING_DAYS, Unit.WORKING_HOURS)


@dataclass(frozen=True)
class Wanted:
    """One clock that the facts ask for. ``ended_at`` is when it ceased to apply, if it did; ``fell_away`` says that it
    never had, as it turned out, and ``given_up`` why it will never be done. ``not_by`` are citations of limits of its
    code that do not hold for it: a row that has one was counted before that was known.
    """

    code: str
    occurrence: int
    title: str
    rule: Rule
    began_at: datetime
    met_at: datetime | None = None
    ended_at: datetime | None = None
    pausable: bool = False
    from_next_working_day: bool = False
    owed_by: str = ""
    imported: bool = False
    fell_away: bool = False
    given_up: str = ""
    not_by: frozenset[str] = frozenset()

    @property
    def key(self) -> Key:
        return self.code, self.occurrence

    @property
    def needs_working_time(self) -> bool:
        return self.from_next_working_day or self.rule.limit.unit in OF_WORKING_TIME


@dataclass(frozen=True)
class Row:
    """What the row of a clock says, apart from whose it is. The names are those of the columns."""

    code: str
    occurrence: int
    title: str
    limit_number: int
    limit_unit: str
    binding: str
    edition: str
    citation: str
    pausable: bool
    from_next_working_day: bool
    owed_by: str
    began_at: datetime
    due_at: datetime | None
    not_known: str
    met_at: datetime | None
    cancelled_at: datetime | None
    imported: bool
    fell_away: bool = False
    given_up: str = ""


COLUMNS = [field.name for field in fields(Row)]


def rows_for(wanted: Iterable[Wanted], stops: Mapping[Key, Sequence[Stop]], working: WorkingTime) -> list[Row]:
    """The rows of the clocks that are wanted, those that began first in front. Nothing here asks the database."""
    ordered = sorted(wanted, key=lambda one: (one.began_at, one.key))
    known: Known = {}
    return [_row(one, stops.get(one.key, ()), working, known) for one in ordered]


def _due(one: Wanted, stops: Sequence[Stop], working: WorkingTime, known: Known) -> Reckoned:
    """When one is due. What counts days, never stood and began on the same day is walked through once for all."""
    limit, next_day = one.rule.limit, one.from_next_working_day
    key = None if stops or limit.is_of_hours else (timezone.localdate(one.began_at), limit, next_day)
    if key in known:
        return known[key]
    stood = stops_until(stops, one.met_at)
    due = reckoned(one.began_at, limit, working=working, stops=stood, from_next_working_day=next_day)
    if key:
        known[key] = due
    return due


def _row(one: Wanted, stops: Sequence[Stop], working: WorkingTime, known: Known) -> Row:
    due = _due(one, stops, working, known)
    return Row(
        code=one.code,
        occurrence=one.occurrence,
        title=one.title,
        limit_number=one.rule.limit.number,
        limit_unit=one.rule.limit.unit.value,
        binding=one.rule.kind.value,
        edition=one.rule.edition.title,
        citation=one.rule.citation,
        pausable=one.pausable,
        from_next_working_day=one.from_next_working_day,
        owed_by=one.owed_by,
        began_at=one.began_at,
        due_at=due.due_at,
        not_known=due.unknown,
        met_at=one.met_at,
        cancelled_at=one.ended_at,
        imported=one.imported,
        fell_away=one.fell_away,
        given_up=one.given_up,
    )


def stops_until(stops: Sequence[Stop], met_at: datetime | None) -> list[Stop]:
    """Those that count: once a clock is met, none goes on, and none that began later says anything."""
    if met_at is None:
        return list(stops)
    before = (stop for stop in stops if stop.from_at <= met_at)
    return [
        replace(stop, until_at=met_at) if stop.until_at is None or stop.until_at > met_at else stop for stop in before
    ]


def keep_clocks(
    *, space_id: int, subject_kind: str, subject_id: int, wanted: Iterable[Wanted], at: datetime
) -> list[Clock]:
    """Make the rows of a subject agree, and give all of them, cancelled ones too, those that began first in front.

    ``at`` is when one that is wanted no more is cancelled. A clock keeps the rule that was in force when it began,
    until it turns out to have begun at another moment; when it stood and why it was late stay with what began then,
    whatever its number is now. The same again changes nothing.

    Until it is kept nobody says otherwise when people work: else these would be counted by what was so before, and
    whoever said it would not have seen them.
    """
    hold_still(WORKING_TIME, space_id)
    there = _there(space_id, subject_kind, subject_id)
    asked = _once_each(wanted)
    same = _matched(asked, there)
    kept = [_with_its_own_rule(one, same.get(one.key)) for one in asked.values()]
    rows = rows_for(kept, _stops_of(same, kept), _working_time_for(space_id, kept))
    new = [
        Clock(space_id=space_id, subject_kind=subject_kind, subject_id=subject_id, **vars(row))
        for row in rows
        if (row.code, row.occurrence) not in same
    ]
    changed = [clock for row in rows if (clock := same.get((row.code, row.occurrence))) and _changed(clock, row)]
    in_use = {clock.pk for clock in same.values()}
    changed += _let_go([clock for clock in there if clock.pk not in in_use], asked, at)
    Clock.objects.bulk_update(changed, COLUMNS)
    made = Clock.objects.bulk_create(new)
    return sorted([*there, *made], key=lambda clock: (clock.began_at, clock.key))


def start_clocks(
    *, space_id: int, subject_kind: str, subject_id: int, wanted: Iterable[Wanted], working: WorkingTime
) -> None:
    """The first clocks of a subject that has none yet, one of many. Whoever begins many looks in the end whether what
    they are counted by is still so (``counting.count_if_otherwise``).
    """
    rows = rows_for(_once_each(wanted).values(), {}, working)
    Clock.objects.bulk_create(
        Clock(space_id=space_id, subject_kind=subject_kind, subject_id=subject_id, **vars(row)) for row in rows
    )


def stops_by_clock(numbers: Sequence[int]) -> dict[int, list[Stop]]:
    """When clocks stood, by their numbers, in one statement; of none nothing is asked."""
    found: dict[int, list[Stop]] = {}
    for row in ClockStop.objects.filter(clock__in=numbers).order_by("from_at", "pk") if numbers else ():
        found.setdefault(row.clock_id, []).append(row.counted)
    return found


def is_due_otherwise(clock: Clock, stops: Sequence[Stop], working: WorkingTime, known: Known) -> bool:
    """Count one anew, and tell whether it is due at another moment than its row said."""
    return _changed(clock, _row(wanted_as(clock), stops, working, known))


def wanted_as(clock: Clock) -> Wanted:
    """What a row was wanted as."""
    return Wanted(
        code=clock.code,
        occurrence=clock.occurrence,
        title=clock.title,
        rule=clock.rule,
        began_at=clock.began_at,
        met_at=clock.met_at,
        ended_at=clock.cancelled_at,
        pausable=clock.pausable,
        from_next_working_day=clock.from_next_working_day,
        owed_by=clock.owed_by,
        imported=clock.imported,
        fell_away=clock.fell_away,
        given_up=clock.given_up,
    )


def _there(space_id: int, subject_kind: str, subject_id: int) -> list[Clock]:
    """The clocks that are there, locked: nobody makes one of them stand meanwhile."""
    return list(Clock.objects.of(space_id, subject_kind, subject_id).select_for_update().order_by("pk"))


def _matched(asked: Mapping[Key, Wanted], there: Sequence[Clock]) -> dict[Key, Clock]:
    """By the key of each that is wanted, the row that is the same: what began at the same moment, though its number
    may be another now; else what has its number and turns out to have begun at another moment.
    """
    found: dict[Key, Clock] = {}
    left = sorted(there, key=lambda clock: clock.key)
    for is_same in (_same_in_all, _same_moment, _same_number):
        for key in sorted(asked.keys() - found.keys()):
            clock = next((one for one in left if is_same(one, asked[key])), None)
            if clock is not None:
                found[key] = clock
                left.remove(clock)
    return found


def _same_moment(clock: Clock, one: Wanted) -> bool:
    return (clock.code, clock.began_at) == (one.code, one.began_at)


def _same_number(clock: Clock, one: Wanted) -> bool:
    """What fell away was never this one."""
    return clock.key == one.key and not clock.fell_away


def _same_in_all(clock: Clock, one: Wanted) -> bool:
    return clock.key == one.key and _same_moment(clock, one)


def _let_go(left: Iterable[Clock], asked: Iterable[Key], at: datetime) -> list[Clock]:
    """Cancel what is wanted no more, and give it a number that no other has. Gives those that this changes."""
    taken = set(asked)
    changed = []
    for clock in sorted(left, key=lambda one: one.key):
        before = (clock.key, clock.cancelled_at)
        if clock.key in taken:
            clock.occurrence = 1 + max(number for code, number in taken if code == clock.code)
        taken.add(clock.key)
        if clock.cancelled_at is None:
            clock.cancelled_at, clock.fell_away = at, True
        if before != (clock.key, clock.cancelled_at):
            changed.append(clock)
    return changed


def _once_each(wanted: Iterable[Wanted]) -> dict[Key, Wanted]:
    found: dict[Key, Wanted] = {}
    for one in wanted:
        if one.key in found:
            raise ValueError(f"The clock {one.code} is wanted twice for the {one.occurrence}. time.")
        found[one.key] = one
    return found


def _with_its_own_rule(one: Wanted, clock: Clock | None) -> Wanted:
    if clock is None or clock.began_at != one.began_at or clock.citation in one.not_by:
        return one
    return replace(one, rule=clock.rule, pausable=clock.pausable, from_next_working_day=clock.from_next_working_day)


def _stops_of(same: Mapping[Key, Clock], kept: Iterable[Wanted]) -> dict[Key, list[Stop]]:
    """When those stood that may stand."""
    numbers = {same[one.key].pk: one.key for one in kept if one.pausable and one.key in same}
    return {numbers[number]: stops for number, stops in stops_by_clock([*numbers]).items()}


def _working_time_for(space_id: int, wanted: Iterable[Wanted]) -> WorkingTime:
    return working_time_of(space_id) if any(one.needs_working_time for one in wanted) else WorkingTime()


def _changed(clock: Clock, row: Row) -> bool:
    """Let the clock say what the row says, and tell whether it said anything else."""
    before = [getattr(clock, name) for name in COLUMNS]
    for name, value in vars(row).items():
        setattr(clock, name, value)
    return before != [getattr(clock, name) for name in COLUMNS]
