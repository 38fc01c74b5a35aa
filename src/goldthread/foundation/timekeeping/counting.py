"""Clocks that run already are counted again: the one way, for whatever changes by what they were counted.

That is the working time of a partnership, or what is known of bank holidays. However many there are, only so many are
in memory at a time, and only those that are due at another moment are written.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.clocks import Stop, Unit, WorkingTime
from goldthread.foundation.commands.command import hold_still
from goldthread.foundation.records.bank_holidays import what_is_known
from goldthread.foundation.records.moments import beginning_of, end_of
from goldthread.foundation.timekeeping.keeping import (
    OF_WORKING_TIME,
    WORKING_TIME,
    Known,
    is_due_otherwise,
    stops_by_clock,
)
from goldthread.foundation.timekeeping.models import Clock, ClockQuerySet, LastCounted, working_time_of

AT_ONCE = 500
WAY = 2
"""Raised by a release that counts otherwise from the same days: every clock that runs and is not late yet is then
counted again, whatever it counts. What is over, and what is late already, stays as it was recorded.
"""


def count_if_otherwise(clocks: ClockQuerySet, space_id: int, before: WorkingTime) -> None:
    """After many clocks began by the working time that was so ``before``: where another was said meanwhile they are
    counted by that. From now on nobody says another until these are kept.
    """
    hold_still(WORKING_TIME, space_id)
    if working_time_of(space_id) != before:
        _count_all(space_id, clocks)


def count_again(clocks: Sequence[Clock]) -> None:
    """When each of a few is due, after it began to stand or went on. They are of one space."""
    if clocks:
        _count(clocks, working_time_of(clocks[0].space_id))


def count_over(space_id: int, day: date) -> None:
    """After it changed whether people work on a day: what ran over it, met or not, for whether it was in time may hang
    on that day.
    """
    begun = Q(began_at__lt=end_of(day))
    _count_all(space_id, _of_working_time(space_id).filter(begun, _due_from(beginning_of(day))))


def count_hours_from(space_id: int, day: date) -> None:
    """After the hours changed in which people work, from a day on: no clock of days hangs on them."""
    rows = Clock.objects.filter(space=space_id, limit_unit=Unit.WORKING_HOURS.value)
    _count_all(space_id, rows.filter(_due_from(beginning_of(day))))


def counted_by() -> str:
    """A mark of all by which a release counts, besides what partnerships say of their own working time."""
    return f"{WAY} {what_is_known()}"


def count_by_what_is_known(space_id: int, at: datetime) -> None:
    """After a release that knows other bank holidays: of which nobody could say when they are due, and what runs and is
    due today or later. After one that counts otherwise, clocks that hang on no bank holiday too. Where all was counted
    by the same before, nothing is read.
    """
    mark = counted_by()
    last = LastCounted.objects.filter(space=space_id).values_list("known", flat=True).first()
    if last == mark:
        return
    runs = Q(met_at=None, cancelled_at=None, due_at__gte=beginning_of(timezone.localdate(at)))
    is_same_way = last is not None and last.startswith(f"{WAY} ")
    rows = _of_working_time(space_id) if is_same_way else Clock.objects.filter(space=space_id)
    _count_all(space_id, rows.filter(runs | Q(due_at=None)))
    LastCounted.objects.update_or_create(space_id=space_id, defaults={"known": mark})


def _of_working_time(space_id: int) -> ClockQuerySet:
    counted = Q(limit_unit__in=OF_WORKING_TIME) | Q(from_next_working_day=True)
    return Clock.objects.filter(counted, space=space_id)


def _due_from(moment: datetime) -> Q:
    return Q(due_at__gte=moment) | Q(due_at=None)


def _count_all(space_id: int, rows: ClockQuerySet) -> None:
    """What would be due at another moment is looked at again once nobody else can change it."""
    working = working_time_of(space_id)
    for clocks in _some_at_a_time(rows):
        if changed := _due_otherwise(clocks, working):
            numbers = [clock.pk for clock in changed]
            _count(Clock.objects.filter(pk__in=numbers).select_for_update().order_by("pk"), working)


def _some_at_a_time(rows: ClockQuerySet) -> Iterator[list[Clock]]:
    last = 0
    while clocks := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield clocks
        last = clocks[-1].pk


def _count(clocks: Sequence[Clock] | ClockQuerySet, working: WorkingTime) -> None:
    Clock.objects.bulk_update(_due_otherwise(clocks, working), ["due_at", "not_known"])


def _due_otherwise(clocks: Sequence[Clock] | ClockQuerySet, working: WorkingTime) -> list[Clock]:
    """Those that are due at another moment than their rows say, and say so now."""
    known: Known = {}
    clocks = list(clocks)
    stops: Mapping[int, Sequence[Stop]] = stops_by_clock([clock.pk for clock in clocks if clock.pausable])
    return [clock for clock in clocks if is_due_otherwise(clock, stops.get(clock.pk, ()), working, known)]
