"""How a group's meetings fall in a year, and each meeting."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.groups.sitting import groups_sat_on
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.records.in_force import InForce, InForceQuerySet
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

PAPERS_DUE, MINUTES_DUE = 5, 10
"""Working days before a meeting by which papers are due, and after it by which minutes are issued (GOV-09). Both are
local defaults of statutory.md 1.4 and 1.7, and a group may set its own."""


class Mode(models.TextChoices):
    """How people meet."""

    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "In person and online"


class CadenceQuerySet(InForceQuerySet["Cadence"]):
    """Cadences, on a day or on all days."""


class Cadence(SpaceRecord, InForce):
    """How a group meets from one day to another: every so many months on such a weekday, at a time and a place.

    ``starts_on`` says in which month the counting begins. ``week`` is 1 to 4, or 5 for the last of a month; it does not
    count where the group meets every week or two. A day on which nobody works is dealt with as ``on_holiday`` says.
    """

    class Every(models.TextChoices):
        WEEK = "week", "Every week"
        FORTNIGHT = "fortnight", "Every two weeks"
        MONTH = "month", "Every month"
        TWO_MONTHS = "two_months", "Every two months"
        QUARTER = "quarter", "Every three months"
        FOUR_MONTHS = "four_months", "Every four months"
        HALF_YEAR = "half_year", "Every six months"
        YEAR = "year", "Once a year"

    class Week(models.IntegerChoices):
        FIRST = 1, "First"
        SECOND = 2, "Second"
        THIRD = 3, "Third"
        FOURTH = 4, "Fourth"
        LAST = 5, "Last"

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"

    class OnHoliday(models.TextChoices):
        NEXT_DAY = "next_day", "On the next working day"
        DAY_BEFORE = "day_before", "On the working day before"
        WEEK_LATER = "week_later", "A week later"
        NOT_AT_ALL = "not_at_all", "Not at all"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="cadences")
    every = models.CharField(max_length=12, choices=Every.choices)
    week = models.PositiveSmallIntegerField(choices=Week.choices, default=Week.FIRST)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    on_holiday = models.CharField(max_length=12, choices=OnHoliday.choices, default=OnHoliday.NEXT_DAY)
    not_in_august = models.BooleanField(default=False)
    begins_at = models.TimeField()
    minutes_long = models.PositiveSmallIntegerField(default=120)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ONLINE)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    papers_due_days = models.PositiveSmallIntegerField(default=PAPERS_DUE)
    minutes_due_days = models.PositiveSmallIntegerField(default=MINUTES_DUE)

    objects = CadenceQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "group every week weekday on_holiday not_in_august begins_at minutes_long mode papers_due_days"
            " minutes_due_days starts_on ends_on",
        ),
        words=(BUSINESS_TEXT, "place link dates_note"),
    )

    class Meta:
        db_table = "meeting_cadence"
        verbose_name_plural = "cadences"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "group"], condition=Q(ends_on=None), name="meeting_cadence_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="meeting_cadence_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=False, minutes_long__gte=1), name="meeting_cadence_has_a_start_and_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_every_display()}, {self.on_which_day}"

    @property
    def on_which_day(self) -> str:
        """Such as "on the first Monday" or "on a Monday"."""
        if self.every in (self.Every.WEEK, self.Every.FORTNIGHT):
            return f"on a {self.get_weekday_display()}"
        return f"on the {self.get_week_display().lower()} {self.get_weekday_display()}"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    @once
    def visible_to(self, standing: Standing) -> "MeetingQuerySet":
        """Meetings of groups on which a person sits, or of all groups for whoever may see every one."""
        if standing.is_system:
            return self
        every = standing.spaces_where(Can.VIEW_MEETINGS, Can.RECORD_MEETINGS)
        return self.filter(Q(space_id__in=every) | Q(group__in=groups_sat_on(standing)))

    def in_order(self) -> "MeetingQuerySet":
        return self.order_by("on", "begins_at", "id")

    def standing(self) -> "MeetingQuerySet":
        """Those that were not called off."""
        return self.exclude(state=Meeting.State.CANCELLED)


class Meeting(SpaceRecord):
    """One meeting of a group. Its time is that of the clock on the wall in England, whatever the season.

    ``planned_for`` is the day that the cadence gave: making a year's calendar again makes no second meeting for it.
    ``changes`` counts how often the time, the place or the state changed, which calendars go by; ``invited_at`` is when
    those on the group were first sent it. From ``agenda_begun_at`` its agenda has what every one of the group has, and
    topics carried over come to it by themselves. Minutes are written until ``signed_off_at``; from then on only
    corrections are added. ``approved_at`` is the later meeting that approved them.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    begins_at = models.TimeField()
    ends_at = models.TimeField()
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ONLINE)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    why_changed = models.CharField(max_length=500, blank=True)
    planned_for = models.DateField(null=True, blank=True)
    papers_due_on = models.DateField()
    minutes_due_on = models.DateField()
    changes = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    papers_reminded_at = models.DateTimeField(null=True, blank=True)
    agenda_begun_at = models.DateTimeField(null=True, blank=True)
    agenda_issued_at = models.DateTimeField(null=True, blank=True)
    minutes_issued_at = models.DateTimeField(null=True, blank=True)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_as = models.CharField(max_length=200, blank=True)
    approved_at = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="minutes_approved"
    )

    objects = MeetingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "group on begins_at ends_at mode state planned_for papers_due_on minutes_due_on changes invited_at"
            " reminded_at papers_reminded_at agenda_begun_at agenda_issued_at minutes_issued_at signed_off_at"
            " signed_off_as approved_at",
        ),
        words=(BUSINESS_TEXT, "place link why_changed"),
    )

    class Meta:
        db_table = "meeting"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "group", "on", "begins_at"], name="meeting_once_at_a_time"),
            models.UniqueConstraint(
                fields=["space", "group", "planned_for"],
                condition=Q(planned_for__isnull=False),
                name="meeting_once_for_a_planned_day",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="meeting_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(why_changed=""), name="meeting_cancelled_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(papers_due_on__lte=F("on"), minutes_due_on__gte=F("on")), name="meeting_papers_then_minutes"
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at=None) | Q(state="held"), name="meeting_signed_off_was_held"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(signed_off_at__isnull=False), name="meeting_approved_was_signed_off"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "on", "begins_at", "id"], name="meeting_by_day")]

    def __str__(self) -> str:
        return f"{self.group} on {self.on.day} {self.on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def is_locked(self) -> bool:
        """Whether its minutes are signed off."""
        return self.signed_off_at is not None

    @property
    def minutes_are_out(self) -> bool:
        """Whether whoever may see an item may read its minutes: a draft was issued, or they are signed off."""
        return self.is_locked or self.minutes_issued_at is not None

    def minutes_are_late(self, on: date) -> bool:
        """Whether minutes should have been issued by a day, and were not. A cancelled meeting owes none."""
        return self.state == self.State.HELD and self.minutes_issued_at is None and self.minutes_due_on < on
