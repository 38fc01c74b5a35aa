"""A seven-minute briefing on a review, what it draws in, and how soon a partnership wants things done with it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import BUSINESS, LEARNING, LEARNING_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.briefings.boxes import BOXES, Box
from goldthread.partnership.learning.models import Finding, Review

WORDS = "background why_it_matters what_happened findings good_practice what_to_do discussion"
CALLED = "'Seven-minute briefing on ' || coalesce((select v.pseudonym from review v where v.id = r.review_id), '')"
# While it is written, as a review that is not published; the record itself is asked for once more after that.
NEEDS = "case when r.sent_on is null then 'VIEW_UNPUBLISHED_REVIEWS' else 'VIEW_REVIEWS' end"

MOST_DAYS, MOST_WEEKS = 200, 52


class BriefingSettings(SpaceRecord):
    """How soon a partnership wants things done. Without a row the usual hold (LRN-01, 03 and 04, local defaults).

    Working days until a briefing is written after its review was published, and until agencies confirm; days until it
    is known what came of it; weeks after it was sent until each of the two rounds of its practice question.
    """

    written_in_days = models.PositiveSmallIntegerField(default=20)
    confirmed_in_days = models.PositiveSmallIntegerField(default=20)
    known_in_days = models.PositiveSmallIntegerField(default=90)
    first_round_weeks = models.PositiveSmallIntegerField(default=6)
    second_round_weeks = models.PositiveSmallIntegerField(default=12)

    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "written_in_days confirmed_in_days known_in_days first_round_weeks second_round_weeks",
        ),
    )

    class Meta:
        db_table = "briefing_settings"
        verbose_name_plural = "briefing settings"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space"], name="briefing_settings_once_in_a_space"),
            models.CheckConstraint(
                condition=Q(
                    written_in_days__range=(1, MOST_DAYS),
                    confirmed_in_days__range=(1, MOST_DAYS),
                    known_in_days__range=(1, MOST_DAYS),
                    first_round_weeks__range=(1, MOST_WEEKS),
                    second_round_weeks__range=(1, MOST_WEEKS),
                    second_round_weeks__gt=models.F("first_round_weeks"),
                ),
                name="briefing_settings_in_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"Confirmed in {self.confirmed_in_days} working days"

    @property
    def round_weeks(self) -> tuple[int, int]:
        return self.first_round_weeks, self.second_round_weeks


def settings_of(space_id: int) -> BriefingSettings:
    """What a partnership has set, or the usual."""
    return BriefingSettings.objects.filter(space=space_id).first() or BriefingSettings(space_id=space_id)


class BriefingQuerySet(models.QuerySet["Briefing"]):
    @once
    def visible_to(self, standing: Standing) -> "BriefingQuerySet":
        """Those who see reviews early see it while it is written, others of the partnership once it was sent.

        An agency sees what was sent to it, and no other.
        """
        if standing.is_system:
            return self
        seen = Q(review__in=Review.objects.visible_to(standing))
        early = standing.spaces_where(Can.SEND_BRIEFINGS, Can.VIEW_UNPUBLISHED_REVIEWS)
        whole = standing.whole_spaces_where(Can.VIEW_REVIEWS)
        own = Briefing.objects.filter(cascades__agency__in=standing.agencies_where(Can.CONFIRM_CASCADE)).values("pk")
        in_house = Q(space_id__in=early) | Q(space_id__in=whole, sent_on__isnull=False)
        return self.filter((seen & in_house) | Q(pk__in=own))


class Briefing(SpaceRecord):
    """What was learned from one review on one page, in seven boxes. ``sent_on`` is the day of the first sending."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="briefing")
    background = models.TextField(blank=True)
    why_it_matters = models.TextField(blank=True)
    what_happened = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    good_practice = models.TextField(blank=True)
    what_to_do = models.TextField(blank=True)
    discussion = models.TextField(blank=True)
    begun_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)

    objects = BriefingQuerySet.as_manager()

    searched = Searchable("Briefing", CALLED, " || ' ' || ".join(f"r.{name}" for name in WORDS.split()), NEEDS)

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "review begun_on sent_on"),
        words=(LEARNING_TEXT, WORDS),
    )

    class Meta:
        db_table = "briefing"
        indexes: ClassVar = [models.Index(fields=["space", "-begun_on", "id"], name="briefing_newest")]

    def __str__(self) -> str:
        return f"Seven-minute briefing on {self.review.pseudonym}"

    def get_absolute_url(self) -> str:
        return reverse("briefing", kwargs={"space": self.space.slug, "pk": self.pk})

    def boxes(self) -> list[tuple[Box, str]]:
        """Each box with what was written in it."""
        return [(box, getattr(self, box.name)) for box in BOXES]

    @property
    def missing(self) -> list[Box]:
        """Boxes in which nothing was written."""
        return [box for box, written in self.boxes() if not written]


class OfBriefingQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "OfBriefingQuerySet":
        """What belongs to a briefing is seen by whoever sees the briefing."""
        return self if standing.is_system else self.filter(briefing__in=Briefing.objects.visible_to(standing))


class BriefingFinding(SpaceRecord):
    """That a briefing draws in a finding of its review, with what is recommended."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="drawn")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+")

    objects = OfBriefingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "briefing finding"))

    class Meta:
        db_table = "briefing_finding"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "briefing", "finding"], name="briefing_finding_once"),
        ]

    def __str__(self) -> str:
        return str(self.finding)


class BriefingResource(SpaceRecord):
    """A link or a file that goes with a briefing: exactly one of the two."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="resources")
    title = models.CharField(max_length=200)
    link = models.CharField(max_length=2000, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfBriefingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "briefing link file"), words=(LEARNING_TEXT, "title"))

    class Meta:
        db_table = "briefing_resource"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(link="") & Q(file__isnull=False)) | (~Q(link="") & Q(file=None)),
                name="briefing_resource_is_a_link_or_a_file",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def href(self) -> str:
        return self.file.get_absolute_url() if self.file else self.link
