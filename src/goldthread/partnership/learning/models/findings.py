"""What a review found, who was asked to respond, what was asked, and which actions serve it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Basis, Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.partnership.learning.models.reviews import OfReview, Review

# As its review. The index follows a finding, not its review: who changes whether a review is published must touch
# its findings.
NEEDS = (
    "coalesce((select case when v.is_published then 'VIEW_REVIEWS' else 'VIEW_UNPUBLISHED_REVIEWS' end"
    " from review v where v.id = r.review_id), 'VIEW_UNPUBLISHED_REVIEWS')"
)


class Finding(OfReview):
    """What a review learned, under its number. Response types follow statutory.md 7.5.

    A finding without a recommendation because the system had already changed is closed, not missing.
    """

    class ResponseType(models.TextChoices):
        RECOMMENDATION = "recommendation", "Recommendation"
        NO_RECOMMENDATION = "no_recommendation_system_amended", "No recommendation, system already amended"
        NATIONAL = "national_recommendation", "Recommendation for national government"
        NOTED = "noted", "Noted"

    number = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=300)
    response_type = models.CharField(max_length=40, choices=ResponseType.choices)
    response_type_as_printed = models.CharField(max_length=200, blank=True)
    response_type_basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)
    asks = ArrayField(models.TextField(), default=list, blank=True)
    note = models.TextField(blank=True)

    searched = Searchable("Finding", "r.subject", "r.note", NEEDS)
    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "review number response_type response_type_as_printed response_type_basis"),
        words=(LEARNING_TEXT, "subject asks note"),
    )

    class Meta:
        db_table = "finding"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "review", "number"], name="finding_number_once_in_a_review"),
        ]

    def __str__(self) -> str:
        return f"Finding {self.number}: {self.subject}"

    def get_absolute_url(self) -> str:
        where = {"space": self.space.slug, "reference": self.review.reference, "number": self.number}
        return reverse("finding", kwargs=where)

    @property
    def asks_for_change(self) -> bool:
        """Whether somebody was asked to do something: then a response and actions are expected."""
        return self.response_type in (self.ResponseType.RECOMMENDATION, self.ResponseType.NATIONAL)


class OfFindingQuerySet(models.QuerySet["OfFinding"]):
    def visible_to(self, standing: Standing) -> "OfFindingQuerySet":
        """What belongs to a finding is seen by whoever may see its review."""
        if standing.is_system:
            return self
        return self.filter(finding__review__in=Review.objects.visible_to(standing))


class OfFinding(SpaceRecord, Sourced):
    """A record that belongs to one finding."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="%(class)s_set")

    objects = OfFindingQuerySet.as_manager()

    class Meta:
        abstract = True


class FindingLead(OfFinding):
    """Who is to respond to a finding: verbatim, and the agency of ours that it is, if the words match one."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="findings_led")
    as_printed = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=1)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)

    handling: ClassVar = with_source_columns(facts=(LEARNING, "finding agency as_printed position basis"))

    class Meta:
        db_table = "finding_lead"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "finding", "as_printed"], name="finding_lead_once"),
        ]

    def __str__(self) -> str:
        return self.as_printed

    @property
    def is_of_government(self) -> bool:
        """Whether it is one of our agencies that is a department of government."""
        return self.agency is not None and self.agency.kind == AgencyKind.NATIONAL_DEPARTMENT


class Recommendation(OfFinding):
    """What should change. Empty ``words`` mean that one was made and the source does not print it."""

    class Scope(models.TextChoices):
        LOCAL = "local", "Local"
        NATIONAL = "national", "National"
        BOTH = "both", "Local and national"

    WORDS_NOT_IN_SOURCE = "Made; its words are not in the source"

    number = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    addressed_to = models.TextField(blank=True)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.LOCAL)
    scope_basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "finding number addressed_to scope scope_basis"), words=(LEARNING_TEXT, "words")
    )

    class Meta:
        db_table = "recommendation"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "finding", "number"], name="recommendation_number_once_in_a_finding"
            ),
        ]

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        return self.words or self.WORDS_NOT_IN_SOURCE


class FindingAction(OfFinding):
    """An action serves a finding. One action may answer several.

    ``basis`` says whether the source states the link.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="findings_served")
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.RECORDED)

    handling: ClassVar = with_source_columns(facts=(LEARNING, "finding action basis"))

    class Meta:
        db_table = "finding_action"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "finding", "action"], name="finding_action_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "action"], name="finding_action_action")]

    def __str__(self) -> str:
        return f"{self.action_id} serves {self.finding_id}"
