"""Through whom an agency is chased, how soon, what was escalated, and which digests were sent."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.rule import ESCALATED_AFTER_DAYS, SOON_DAYS, Pace
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.records.handling import ACCOUNT, BUSINESS, KEY, LEARNING, PERSON_CONTACT, classed
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

MOST_DAYS = 90
DAYS = (MinValueValidator(1), MaxValueValidator(MOST_DAYS))


class ChasingPace(SpaceRecord):
    """How soon a partnership chases. Without a row the usual days hold."""

    soon_days = models.PositiveSmallIntegerField(default=SOON_DAYS, validators=DAYS)
    escalated_after_days = models.PositiveSmallIntegerField(default=ESCALATED_AFTER_DAYS, validators=DAYS)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "soon_days escalated_after_days"))

    class Meta:
        db_table = "chasing_pace"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space"], name="chasing_pace_once_in_a_space"),
            models.CheckConstraint(
                condition=Q(soon_days__range=(1, MOST_DAYS), escalated_after_days__range=(1, MOST_DAYS)),
                name="chasing_pace_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soon_days} days before, {self.escalated_after_days} days after"

    @property
    def pace(self) -> Pace:
        return Pace(self.soon_days, self.escalated_after_days)


class ChasedAgency(SpaceRecord):
    """Through whom an agency is chased besides its leads.

    ``inbox`` is a mailbox of a role, read by whoever is on duty. ``seat`` is where what nobody answers goes; without
    one, to the agency's seat on the board.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="chased_through")
    inbox = models.EmailField(blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    handling: ClassVar = with_own_columns(contact=(PERSON_CONTACT, "inbox"), facts=(BUSINESS, "agency seat"))

    class Meta:
        db_table = "chased_agency"
        verbose_name_plural = "chased agencies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "agency"], name="chased_agency_once"),
        ]

    def __str__(self) -> str:
        return self.inbox or "No team inbox"


class CoverQuerySet(models.QuerySet["Cover"]):
    def on(self, day: date) -> "CoverQuerySet":
        """Cover that holds on a day; the last day counts."""
        return self.filter(withdrawn_at=None, from_on__lte=day, until__gte=day)


class Cover(SpaceRecord):
    """While one person of an agency is away, another gets what would be sent to them for it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="covers")
    absent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    covered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CoverQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "agency absent covered_by from_on until withdrawn_at"))

    class Meta:
        db_table = "chasing_cover"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("from_on")), name="chasing_cover_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(absent=F("covered_by")), name="chasing_cover_is_by_another"),
        ]
        indexes: ClassVar = [models.Index(fields=["absent", "until"], name="chasing_cover_absent")]

    def __str__(self) -> str:
        return f"{self.covered_by} for {self.absent}"


class Escalation(SpaceRecord):
    """That what one owner did not answer went to a seat; ``seat`` is empty where there was none to go to.

    ``since`` is the last day on which the owner was not behind: with a new date, or after an answer, it may be
    escalated anew.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="escalations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    escalated_on = models.DateField()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "action agency group seat since escalated_on"))

    class Meta:
        db_table = "action_escalation"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "action", "agency", "group", "since"],
                nulls_distinct=False,
                name="action_escalation_once",
            ),
            models.CheckConstraint(
                condition=Q(agency=None, group__isnull=False) | Q(agency__isnull=False, group=None),
                name="action_escalation_of_an_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"Escalated on {self.escalated_on}"


class Digest(models.Model):
    """One person's digest of a week, over all spaces: how many actions it told of, and when it was sent.

    It belongs to a person and to no space, and holds numbers only: its words are made when it is sent, of what is
    true then, and kept nowhere. ``week`` is the Monday.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digests")
    week = models.DateField()
    escalated = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    soon = models.PositiveIntegerField(default=0)
    unreached = models.PositiveIntegerField(default=0)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    was_refused = models.BooleanField(default=False)

    handling: ClassVar = classed(
        keys=(KEY, "id user"),
        facts=(ACCOUNT, "week escalated overdue asked soon unreached queued_at sent_at was_refused"),
    )

    class Meta:
        db_table = "digest"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "week"], name="digest_once_a_week"),
        ]

    def __str__(self) -> str:
        return f"digest of account {self.user_id}, week of {self.week}"


class DigestWeek(models.Model):
    """That the digests of a week were put in the queue."""

    week = models.DateField(unique=True)
    begun_at = models.DateTimeField()

    handling: ClassVar = classed(keys=(KEY, "id"), facts=(BUSINESS, "week begun_at"))

    class Meta:
        db_table = "digest_week"

    def __str__(self) -> str:
        return f"digests of the week of {self.week}"


class DigestChoice(models.Model):
    """That a person wants a digest only when something is overdue, was asked or is escalated to them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_choice")
    only_urgent = models.BooleanField(default=False)

    handling: ClassVar = classed(keys=(KEY, "id user"), state=(ACCOUNT, "only_urgent"))

    class Meta:
        db_table = "digest_choice"

    def __str__(self) -> str:
        return f"how account {self.user_id} wants digests"
