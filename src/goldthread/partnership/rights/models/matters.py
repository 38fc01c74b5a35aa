"""What people ask or report under data-protection law, whatever it is: one row each, with its clock and its log."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import BUSINESS, RIGHTS, RIGHTS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class RightsQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "RightsQuerySet":
        """Seen by those who answer for information rights; to others not even that there is anything."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.ANSWER_RIGHTS))


class Matter(SpaceRecord):
    """One request, complaint or breach. What is peculiar to its kind stands in records beside it.

    ``number`` counts within its kind; ``what`` is what was asked or what happened, and may name people. ``received_on``
    is the day from which its clock runs.
    """

    class Kind(models.TextChoices):
        ACCESS = "access", "Subject access request"
        CORRECTION = "correction", "Request for correction"
        COMPLAINT = "complaint", "Complaint about personal data"
        BREACH = "breach", "Personal data breach"
        INFORMATION = "information", "Freedom of information request"

    class AskedBy(models.TextChoices):
        PERSON = "person", "The person themselves"
        PARENT = "parent", "A parent, or somebody with parental responsibility"
        ACTING = "acting", "Somebody who acts for the person, with their authority"
        SOLICITOR = "solicitor", "A solicitor"
        OTHER = "other", "Somebody else"

    class Closed(models.TextChoices):
        ANSWERED = "answered", "Answered or dealt with"
        NOTHING_HELD = "nothing_held", "Answered: nothing is held"
        REFUSED = "refused", "Refused, and the person was told why"
        WITHDRAWN = "withdrawn", "Withdrawn by whoever asked"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.PositiveIntegerField()
    asked_by = models.CharField(max_length=10, choices=AskedBy.choices, blank=True)
    what = models.TextField()
    received_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_how = models.CharField(max_length=12, choices=Closed.choices, blank=True)
    closed_why = models.TextField(blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    objects = RightsQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "kind number asked_by received_on closed_at closed_how destroyed_at"),
        words=(RIGHTS_TEXT, "what closed_why"),
    )

    class Meta:
        db_table = "rights_matter"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "kind", "number"], name="rights_matter_number_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_how="") | (Q(closed_at__isnull=False) & ~Q(closed_how="")),
                name="rights_matter_closed_somehow",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "received_on"], condition=Q(closed_at=None), name="rights_matter_open"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What it is called on paper, such as SAR-7: it tells nobody who asked."""
        return f"{PREFIXES[self.kind]}-{self.number}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def get_absolute_url(self) -> str:
        return reverse("rights_matter", kwargs={"space": self.space.slug, "pk": self.pk})


ENDINGS: dict[str, tuple[str, ...]] = {
    Matter.Kind.ACCESS: tuple(Matter.Closed.values),
    Matter.Kind.CORRECTION: (Matter.Closed.ANSWERED, Matter.Closed.REFUSED, Matter.Closed.WITHDRAWN),
    Matter.Kind.COMPLAINT: (Matter.Closed.ANSWERED, Matter.Closed.REFUSED, Matter.Closed.WITHDRAWN),
    Matter.Kind.BREACH: (Matter.Closed.ANSWERED,),
    Matter.Kind.INFORMATION: (Matter.Closed.ANSWERED, Matter.Closed.WITHDRAWN),
}
"""How a matter of each kind can end."""

PREFIXES: dict[str, str] = {
    Matter.Kind.ACCESS: "SAR",
    Matter.Kind.CORRECTION: "COR",
    Matter.Kind.COMPLAINT: "COM",
    Matter.Kind.BREACH: "BRE",
    Matter.Kind.INFORMATION: "FOI",
}


class OfMatter(SpaceRecord):
    """A record about one matter, seen by whoever sees that."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")

    objects = RightsQuerySet.as_manager()

    class Meta:
        abstract = True


class LogEntry(OfMatter):
    """One thing that happened to a matter. ``event`` is ours; ``words`` are what somebody said of it."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    event = models.CharField(max_length=200)
    words = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(facts=(RIGHTS, "matter at by event"), words=(RIGHTS_TEXT, "words"))

    class Meta:
        db_table = "rights_log_entry"
        indexes: ClassVar = [models.Index(fields=["space", "matter", "id"], name="rights_log_of_matter")]

    def __str__(self) -> str:
        return self.event


class ClockStop(OfMatter):
    """The clock stands while identity or clarification is awaited; ``until_on`` is the day on which it went on."""

    class Why(models.TextChoices):
        IDENTITY = "identity", "To know who asks"
        CLARIFICATION = "clarification", "To know what is asked for"

    why = models.CharField(max_length=14, choices=Why.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(facts=(RIGHTS, "matter why from_on until_on"), words=(RIGHTS_TEXT, "note"))

    class Meta:
        db_table = "rights_clock_stop"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="rights_clock_stop_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.get_why_display()


class Extension(OfMatter):
    """It is complex and takes two months more; the person was told so, and why, within the first month."""

    why = models.TextField()
    told_on = models.DateField()

    handling: ClassVar = with_own_columns(facts=(RIGHTS, "matter told_on"), words=(RIGHTS_TEXT, "why"))

    class Meta:
        db_table = "rights_extension"
        constraints: ClassVar = [models.UniqueConstraint(fields=["space", "matter"], name="rights_extension_once")]

    def __str__(self) -> str:
        return "Two months more"


class RightsSettings(SpaceRecord):
    """What a partnership set for itself. Without a row the usual holds: none of it has a source in law."""

    needs_second_person = models.BooleanField(default=True)
    keep_days = models.PositiveSmallIntegerField(default=365)
    acknowledge_days = models.PositiveSmallIntegerField(default=5)
    answer_days = models.PositiveSmallIntegerField(default=30)
    review_days = models.PositiveSmallIntegerField(default=30)

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "needs_second_person keep_days acknowledge_days answer_days review_days")
    )

    class Meta:
        db_table = "rights_settings"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space"], name="rights_settings_once_in_a_space"),
            models.CheckConstraint(
                condition=Q(
                    keep_days__range=(1, 3650),
                    acknowledge_days__range=(1, 365),
                    answer_days__range=(1, 365),
                    review_days__range=(1, 365),
                ),
                name="rights_settings_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return "Settings of information rights"


def settings_of(space_id: int) -> RightsSettings:
    """What a partnership set, or the usual."""
    return RightsSettings.objects.filter(space=space_id).first() or RightsSettings(space_id=space_id)
