"""Reviews and their timelines. Kinds and fields follow statutory.md 7.5 and 14.10."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import DAY, PRECISIONS, PartialDate
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord

ORIGIN = "review"
"""The ``origin`` of an action that came from a review; its ``origin_id`` is the review's number."""


HIDDEN: list[Callable[[Standing], models.QuerySet[Any]]] = []
"""Numbers of reviews that parts above hide from somebody until they are published, such as for a conflict of interest
in the case from which one came. They register when they start.
"""


def register_hidden(numbers: Callable[[Standing], models.QuerySet[Any]]) -> None:
    if numbers not in HIDDEN:
        HIDDEN.append(numbers)


class ReviewQuerySet(models.QuerySet["Review"]):
    @once
    def visible_to(self, standing: Standing) -> "ReviewQuerySet":
        """Published reviews for readers of reviews; others only for those who may see them before."""
        if standing.is_system:
            return self
        readers = standing.spaces_where(Can.VIEW_REVIEWS)
        early = standing.spaces_where(Can.VIEW_UNPUBLISHED_REVIEWS)
        seen = self.filter(Q(space_id__in=early) | Q(space_id__in=readers, is_published=True))
        for hidden in HIDDEN:
            seen = seen.exclude(is_published=False, pk__in=hidden(standing))
        return seen


class Review(SpaceRecord, Sourced):
    """A look at what happened to a child or an adult, known by a pseudonym.

    One of the kinds ``BY_OTHERS`` is no look of ours: it holds what was adopted from a source that others published,
    about the work of others or about ours.
    A review is published when ``is_published`` says so; the day may be unknown, then
    ``published_as_printed`` keeps what the source says. A partial date sorts by the first day it can mean.
    """

    class Kind(models.TextChoices):
        SCR = "scr", "Serious case review"
        LCSPR = "lcspr", "Local child safeguarding practice review"
        NATIONAL = "national", "National child safeguarding practice review"
        SAR = "sar", "Safeguarding adult review"
        DHR = "dhr", "Domestic homicide review"
        DARDR = "dardr", "Domestic abuse related death review"
        THEMATIC = "thematic", "Thematic review"
        LEARNING_REVIEW = "learning_review", "Learning review"
        CIR = "cir", "Critical incident review"
        RAPID_REVIEW = "rapid_review", "Rapid review"
        ELSEWHERE = "elsewhere", "Learning from elsewhere"
        OUR_WORK = "our_work", "External review of our work"

    BY_OTHERS: ClassVar = (Kind.ELSEWHERE, Kind.OUR_WORK)

    reference = models.SlugField(max_length=60)
    pseudonym = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    board_as_printed = models.CharField(max_length=200, blank=True)
    joint_with = models.CharField(max_length=300, blank=True)
    contribution_from = models.CharField(max_length=300, blank=True)
    commissioned = models.CharField(max_length=200, blank=True)
    incident = models.TextField(blank=True)
    incident_on = models.DateField(null=True, blank=True)
    child_age = models.PositiveSmallIntegerField(null=True, blank=True)
    theme = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    commenced_on = models.DateField(null=True, blank=True)
    commenced_precision = models.CharField(max_length=5, choices=PRECISIONS, default=DAY)
    undertaken_as_printed = models.CharField(max_length=100, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.CharField(max_length=300, blank=True)
    is_published = models.BooleanField(default=False)
    published_on = models.DateField(null=True, blank=True)
    published_as_printed = models.CharField(max_length=200, blank=True)
    published_at_place = models.CharField(max_length=300, blank=True)
    delay_reason = models.TextField(blank=True)
    findings_as_printed = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    searched = Searchable(
        "Review",
        "r.pseudonym || ' ' || r.reference",
        "r.theme || ' ' || r.incident || ' ' || r.summary",
        "case when r.is_published then 'VIEW_REVIEWS' else 'VIEW_UNPUBLISHED_REVIEWS' end",
    )

    handling: ClassVar = with_source_columns(
        facts=(
            LEARNING,
            "reference pseudonym kind board_as_printed joint_with contribution_from commissioned incident_on"
            " child_age commenced_on commenced_precision undertaken_as_printed approved_on approved_by"
            " is_published published_on published_as_printed published_at_place findings_as_printed",
        ),
        words=(LEARNING_TEXT, "incident theme summary delay_reason"),
    )

    class Meta:
        db_table = "review"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "reference"], name="review_reference_once_in_a_space"),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(is_published=True),
                name="review_with_a_day_of_publication_is_published",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "is_published", "published_on", "id"], name="review_published"),
        ]

    def __str__(self) -> str:
        return f"{self.pseudonym}, {self.get_kind_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("review", kwargs={"space": self.space.slug, "reference": self.reference})

    @property
    def commenced(self) -> PartialDate | None:
        return PartialDate.from_date(self.commenced_on, self.commenced_precision) if self.commenced_on else None


class OfReviewQuerySet(models.QuerySet["OfReview"]):
    @once
    def visible_to(self, standing: Standing) -> "OfReviewQuerySet":
        """What belongs to a review is seen by whoever may see the review."""
        if standing.is_system:
            return self
        return self.filter(review__in=Review.objects.visible_to(standing))


class OfReview(SpaceRecord, Sourced):
    """A record that belongs to one review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="%(class)s_set")

    objects = OfReviewQuerySet.as_manager()

    class Meta:
        abstract = True


class ReviewEvent(OfReview):
    """One entry of a review's timeline.

    ``precision`` says how much of the date is known; ``year_inferred`` that the source gave no year;
    ``computed`` in words how a date was worked out that the source does not print.
    """

    happened_on = models.DateField()
    precision = models.CharField(max_length=5, choices=PRECISIONS, default=DAY)
    what = models.CharField(max_length=300)
    is_planned = models.BooleanField(default=False)
    year_inferred = models.BooleanField(default=False)
    computed = models.CharField(max_length=200, blank=True)
    delay_reason = models.TextField(blank=True)

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "review happened_on precision is_planned year_inferred computed"),
        words=(LEARNING_TEXT, "what delay_reason"),
    )

    class Meta:
        db_table = "review_event"
        indexes: ClassVar = [models.Index(fields=["space", "review", "happened_on"], name="review_event_order")]

    def __str__(self) -> str:
        return f"{self.date}: {self.what}"

    @property
    def date(self) -> PartialDate:
        return PartialDate.from_date(self.happened_on, self.precision)
