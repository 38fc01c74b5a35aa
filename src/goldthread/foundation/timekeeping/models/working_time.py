"""The working time of a partnership, as far as it is another than everybody's."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldthread.foundation.clocks import Opening, WorkingTime
from goldthread.foundation.records.handling import BUSINESS
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class ProclaimedDay(SpaceRecord):
    """A day that the published list of bank holidays does not tell rightly for this partnership.

    ``is_working`` says that people work on it although the list calls it a bank holiday, because that was moved.
    """

    day = models.DateField()
    words = models.CharField(max_length=200)
    is_working = models.BooleanField(default=False)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "day words is_working"))

    class Meta:
        db_table = "proclaimed_day"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "day"], name="proclaimed_day_once"),
            models.CheckConstraint(condition=~Q(words=""), name="proclaimed_day_says_what"),
        ]

    def __str__(self) -> str:
        return self.words


class OpeningHours(SpaceRecord):
    """From when to when people work on one weekday (Monday is 0), from a day on until other hours stand for it."""

    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    from_on = models.DateField()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "weekday opens closes from_on"))

    class Meta:
        db_table = "opening_hours"
        verbose_name_plural = "opening hours"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "weekday", "from_on"], name="opening_hours_once"),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="opening_hours_are_of_a_working_day"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="opening_hours_end_after_they_begin"),
        ]

    def __str__(self) -> str:
        return f"{self.opens:%H:%M} to {self.closes:%H:%M}"


class LastCounted(SpaceRecord):
    """By what the clocks of a partnership were counted last: while that is the same, they are not counted again."""

    known = models.CharField(max_length=100)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "known"))

    class Meta:
        db_table = "clocks_last_counted"
        verbose_name_plural = "last counted"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space"], name="clocks_last_counted_once"),
        ]

    def __str__(self) -> str:
        return self.known


def working_time_of(space_id: int) -> WorkingTime:
    """On which days people of a partnership work, and from when to when, as far as it said so itself."""
    proclaimed: dict[date, str] = {
        one.day: "" if one.is_working else one.words for one in ProclaimedDay.objects.filter(space=space_id)
    }
    hours = OpeningHours.objects.filter(space=space_id).order_by("weekday", "from_on")
    return WorkingTime(
        proclaimed, openings=tuple(Opening(one.weekday, one.opens, one.closes, one.from_on) for one in hours)
    )
