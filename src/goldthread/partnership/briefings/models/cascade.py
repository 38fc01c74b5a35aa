"""A briefing is passed down: to which agencies it was sent, and how many people each says it reached."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, evidenced
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.trail.models import TrailEntry
from goldthread.partnership.briefings.models.briefings import Briefing

MOST_REACHED = 100_000
"""More people than work for any agency of a partnership."""


class CascadeQuerySet(models.QuerySet["Cascade"]):
    @once
    def visible_to(self, standing: Standing) -> "CascadeQuerySet":
        """Seen by whoever sees the briefing and the whole plan; by an agency, its own."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.spaces_where(Can.VIEW_WHOLE_PLAN))
        briefings = Briefing.objects.visible_to(standing)
        return self.filter(
            (whole & Q(briefing__in=briefings)) | Q(agency_id__in=standing.agencies_where(Can.CONFIRM_CASCADE))
        )

    @once
    def confirmed_by(self, standing: Standing) -> "CascadeQuerySet":
        """Those that a person may confirm: any for whoever runs the plan, else those of one's own agencies."""
        if standing.is_system:
            return self
        whole = standing.whole_spaces_where(Can.CONFIRM_CASCADE)
        own = standing.agencies_where(Can.CONFIRM_CASCADE)
        return self.visible_to(standing).filter(Q(space_id__in=whole) | Q(agency_id__in=own))

    def told(self) -> "CascadeQuerySet":
        """Each with ``is_opened``, that its agency opened it, and ``has_evidence``, that some stands."""
        opened = TrailEntry.objects.filter(
            space=OuterRef("space"),
            object_table=Cascade._meta.db_table,
            object_id=OuterRef("pk"),
            operation="read",
        )
        has_evidence = Exists(
            Action.objects.filter(evidenced(), space=OuterRef("space"), pk=OuterRef("action")),
        )
        return self.annotate(is_opened=Exists(opened), has_evidence=has_evidence)


class Cascade(SpaceRecord):
    """That a briefing was sent to one agency, to be passed on to its staff by a day.

    ``action`` is what the agency owes: it stands among its actions, is chased, and is judged as any other. Its page is
    noted as read when somebody of the agency opens it, and by nobody else.
    """

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="cascades")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="cascade")
    sent_on = models.DateField()
    confirm_by = models.DateField()
    letters = models.PositiveSmallIntegerField()

    is_opened: bool
    has_evidence: bool

    objects = CascadeQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "briefing agency action sent_on confirm_by letters"))

    class Meta:
        db_table = "briefing_cascade"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "briefing", "agency"], name="briefing_cascade_once_an_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.briefing} to {self.agency}"


class ConfirmationQuerySet(models.QuerySet["CascadeConfirmation"]):
    @once
    def visible_to(self, standing: Standing) -> "ConfirmationQuerySet":
        if standing.is_system:
            return self
        return self.filter(cascade__in=Cascade.objects.visible_to(standing))

    def counting(self) -> "ConfirmationQuerySet":
        """Those that no other corrects."""
        return self.filter(corrected_by=None)


class CascadeConfirmation(SpaceRecord):
    """That a briefing reached so many people of an agency on a day. Never changed: one that was wrong is corrected by
    another, with the reason, and counts no longer. A correction may say that it reached nobody.
    """

    class Method(models.TextChoices):
        TEAM_MEETING = "team_meeting", "Team meeting"
        SUPERVISION = "supervision", "Supervision"
        EMAIL = "email", "E-mail"
        TRAINING = "training", "Training"
        OTHER = "other", "Other"

    cascade = models.ForeignKey(Cascade, on_delete=models.PROTECT, related_name="confirmations")
    held_on = models.DateField()
    method = models.CharField(max_length=20, choices=Method.choices)
    people = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    why = models.TextField(blank=True)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_by_partnership = models.BooleanField(default=False)

    objects = ConfirmationQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "cascade held_on method people corrects confirmed_at confirmed_by is_by_partnership"),
        words=(LEARNING_TEXT, "note why"),
    )

    class Meta:
        db_table = "cascade_confirmation"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(corrects=None, why="", people__gte=1) | (Q(corrects__isnull=False) & ~Q(why="")),
                name="cascade_confirmation_corrected_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(people__lte=MOST_REACHED), name="cascade_confirmation_people_in_bounds"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "cascade", "-id"], name="cascade_confirmation_latest")]

    def __str__(self) -> str:
        return f"{self.cascade.agency}, {self.people} people"
