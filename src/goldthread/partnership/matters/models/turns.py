"""What was said of a matter after it was raised."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.matters.models.matters import RaisedMatter


class MatterTurnQuerySet(models.QuerySet["MatterTurn"]):
    @once
    def visible_to(self, standing: Standing) -> "MatterTurnQuerySet":
        """Seen as its matter is."""
        return self if standing.is_system else self.filter(matter__in=RaisedMatter.objects.visible_to(standing))


class MatterTurn(SpaceRecord):
    """What was said of a matter, by whom (their role, and for which agency), at which stage and when.

    None is ever changed. ``due_on`` is the day by which a reply is due after it, or, of a reply, by which it was due.
    """

    class Kind(models.TextChoices):
        HOLDING = "holding", "said that it arrived"
        REPLIED = "replied", "replied"
        ACCEPTED = "accepted", "replied and accepted it"
        REJECTED = "rejected", "replied and rejected it"
        FURTHER = "further", "took it further"
        RESOLVED = "resolved", "said how it was resolved"
        NOT_RESOLVED = "not_resolved", "ended it, not resolved"

    REPLIES: ClassVar = (Kind.REPLIED, Kind.ACCEPTED, Kind.REJECTED)

    matter = models.ForeignKey(RaisedMatter, on_delete=models.PROTECT, related_name="turns")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    step = models.PositiveSmallIntegerField()
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    role = models.CharField(max_length=40, choices=role_choices, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()

    objects = MatterTurnQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "matter number kind step due_on role agency said_at"), words=(BUSINESS_TEXT, "words")
    )

    class Meta:
        db_table = "raised_matter_turn"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter", "number"], name="raised_matter_turn_number_once"),
            models.CheckConstraint(condition=~Q(words=""), name="raised_matter_turn_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.matter}: {self.get_kind_display()}"

    @property
    def came_late(self) -> bool:
        """Whether it is a reply that came after the day by which it was due."""
        if self.kind not in self.REPLIES or self.due_on is None:
            return False
        return timezone.localdate(self.said_at) > self.due_on

    @property
    def whose(self) -> str:
        """By role, never by name."""
        role = self.get_role_display() or "Goldthread itself"
        return f"{role}, {self.agency}" if self.agency else role
