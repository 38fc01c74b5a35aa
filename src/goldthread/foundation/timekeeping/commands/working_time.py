"""What a partnership says of its own working time. Clocks that it touches are counted anew."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.clocks.working_time import WEEKEND
from goldthread.foundation.commands.checking import check_within_reach, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.bank_holidays import are_known, bank_holidays
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.counting import count_by_what_is_known, count_hours_from, count_over
from goldthread.foundation.timekeeping.keeping import WORKING_TIME
from goldthread.foundation.timekeeping.models import OpeningHours, ProclaimedDay

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

Week = Mapping[int, tuple[time, time]]
"""From when to when people work on each weekday, Monday being 0."""


@command(Can.RECORD_ORGANISATION, event="day proclaimed", alone=WORKING_TIME)
def proclaim_day(*, space: Space, day: date, words: str, is_working: bool, by: Actor, at: datetime) -> ProclaimedDay:
    """A bank holiday that stands in no list, or one that people work on because it was moved."""
    check_within_reach(day, timezone.localdate(at), "day", "The day")
    _check_changes_something(day, is_working=is_working)
    if ProclaimedDay.objects.filter(space=space, day=day).exists():
        raise Refused(f"Something is said of {in_words(day)} already. Take that back first.", "day")
    words = said(words, "Say what day it is.", "words")
    proclaimed = ProclaimedDay.objects.create(space=space, day=day, words=words, is_working=is_working)
    count_over(space.pk, day)
    return proclaimed


@command(Can.RECORD_ORGANISATION, event="day taken back", about="proclaimed", alone=WORKING_TIME)
def take_back_day(*, proclaimed: ProclaimedDay, by: Actor, at: datetime) -> None:
    """It was a mistake: the day is again what the published list says."""
    space_id, day = proclaimed.space_id, proclaimed.day
    proclaimed.delete()
    count_over(space_id, day)


@command(Can.RECORD_ORGANISATION, event="opening hours set", alone=WORKING_TIME)
def set_opening_hours(*, space: Space, week: Week, from_on: date, by: Actor, at: datetime) -> list[OpeningHours]:
    """From when to when people work on each weekday, from a day on. What was so before stays for what ran before."""
    check_within_reach(from_on, timezone.localdate(at), "from_on", "The day")
    for weekday, name in enumerate(WEEKDAYS):
        if weekday not in week:
            raise Refused(f"Enter the hours of {name}.", f"opens_{weekday}")
        opens, closes = week[weekday]
        if opens >= closes:
            raise Refused(f"On {name} it must close after it opens.", f"closes_{weekday}")
    OpeningHours.objects.filter(space=space, from_on=from_on).delete()
    hours = [
        OpeningHours(space=space, weekday=weekday, opens=opens, closes=closes, from_on=from_on)
        for weekday, (opens, closes) in sorted(week.items())
    ]
    made = OpeningHours.objects.bulk_create(hours)
    count_hours_from(space.pk, from_on)
    return made


@command(Can.BE_THE_PROGRAM, event="clocks counted by the bank holidays that are known now", alone=WORKING_TIME)
def count_clocks_by_what_is_known(*, space: Space, by: Actor, at: datetime) -> None:
    """A release knows bank holidays that the one before did not: so nobody waits for a clock that can be told. Where
    nothing else is known than before, nothing is counted.
    """
    count_by_what_is_known(space.pk, at)


def _check_changes_something(day: date, *, is_working: bool) -> None:
    holiday = bank_holidays().get(day)
    if day.weekday() in WEEKEND:
        raise Refused(f"{in_words(day)} is a {WEEKEND[day.weekday()]}: clocks do not count it anyway.", "day")
    if is_working and holiday is None and are_known(day):
        raise Refused(f"{in_words(day)} is a working day already.", "day")
    if not is_working and holiday:
        raise Refused(f"{in_words(day)} is a bank holiday already: {holiday}.", "day")
