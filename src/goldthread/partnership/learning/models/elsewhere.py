"""What others published and this partnership learns from: the source, what it found, and what was decided about it."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, Min, Q
from django.db.models.functions import MD5, Upper
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import DAY, PRECISIONS, PartialDate
from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models.findings import Finding
from goldthread.partnership.learning.models.reviews import Review


class ElsewhereSourceQuerySet(models.QuerySet["ElsewhereSource"]):
    @once
    def visible_to(self, standing: Standing) -> "ElsewhereSourceQuerySet":
        """What others published is seen by whoever may read published reviews."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.VIEW_REVIEWS))

    def with_counts(self) -> "ElsewhereSourceQuerySet":
        """Each with how many findings are entered, adopted and not adopted, and on how many nobody has decided."""
        findings = Count("printed", distinct=True)
        adopted = Count("printed", filter=Q(printed__decisions__finding__isnull=False), distinct=True)
        decided = Count("printed", filter=Q(printed__decisions__isnull=False), distinct=True)
        return self.annotate(
            findings=findings, adopted=adopted, declined=decided - adopted, undecided=findings - decided
        )

    def with_response(self) -> "ElsewhereSourceQuerySet":
        """Each with the day of the first response to it; none if nobody responded."""
        return self.annotate(responded_on=Min("responses__responded_on"))


class ElsewhereSource(SpaceRecord):
    """Something that others published: a review of another board, a national report or an inspection.

    ``name`` is what it is called here in a few words. ``thread`` is the review under which its findings are followed
    up, once one of them was adopted into a thread of the source's own.

    One that ``is_of_our_work`` is about this partnership: an inspection, a peer review or a report of the independent
    scrutineer. ``respond_by`` is the day until which the board says what it makes of it.
    """

    class Kind(models.TextChoices):
        REVIEW = "review", "Review of another board or partnership"
        NATIONAL = "national", "National report or review"
        INSPECTION = "inspection", "Inspection"
        JOINT_INSPECTION = "joint_inspection", "Joint targeted area inspection"
        PEER_REVIEW = "peer_review", "Peer review"
        SCRUTINEER = "scrutineer", "Report of the independent scrutineer"

    OF_OUR_WORK: ClassVar = (Kind.INSPECTION, Kind.JOINT_INSPECTION, Kind.PEER_REVIEW, Kind.SCRUTINEER)
    OF_OTHERS: ClassVar = (Kind.REVIEW, Kind.NATIONAL, Kind.INSPECTION, Kind.JOINT_INSPECTION)

    title = models.CharField(max_length=300)
    name = models.CharField(max_length=100)
    publisher = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    published_on = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=5, choices=PRECISIONS, default=DAY)
    link = models.CharField(max_length=2000, blank=True)
    kept_at = models.CharField(max_length=300, blank=True)
    about = models.TextField(blank=True)
    is_of_our_work = models.BooleanField(default=False, db_default=False)
    respond_by = models.DateField(null=True, blank=True)
    thread = models.OneToOneField(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="learned_from_source"
    )

    findings: int
    adopted: int
    declined: int
    undecided: int
    responded_on: date | None

    objects = ElsewhereSourceQuerySet.as_manager()

    searched = Searchable("Learning from elsewhere", "r.title", "r.publisher || ' ' || r.about", "'VIEW_REVIEWS'")
    handling: ClassVar = with_own_columns(
        facts=(
            LEARNING,
            "title name publisher kind published_on published_precision link kept_at thread is_of_our_work respond_by",
        ),
        words=(LEARNING_TEXT, "about"),
    )

    class Meta:
        db_table = "elsewhere_source"
        constraints: ClassVar = [
            models.UniqueConstraint("space", Upper("publisher"), Upper("title"), name="elsewhere_source_once"),
            models.CheckConstraint(
                condition=Q(respond_by=None) | Q(is_of_our_work=True), name="elsewhere_source_is_responded_to_if_ours"
            ),
            # Of a digest: an index holds no more than 2,704 octets, and an address may have four times as many.
            models.UniqueConstraint(
                "space", MD5("link"), condition=~Q(link=""), name="elsewhere_source_once_at_one_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.publisher}"

    @property
    def published(self) -> PartialDate | None:
        return PartialDate.from_date(self.published_on, self.published_precision) if self.published_on else None

    def get_absolute_url(self) -> str:
        return reverse("elsewhere_source", kwargs={"space": self.space.slug, "pk": self.pk})


class SourceResponseQuerySet(models.QuerySet["SourceResponse"]):
    @once
    def visible_to(self, standing: Standing) -> "SourceResponseQuerySet":
        """Seen as its source is."""
        if standing.is_system:
            return self
        return self.filter(elsewhere__in=ElsewhereSource.objects.visible_to(standing))


class SourceResponse(SpaceRecord):
    """What a board says to a review of its own work, as a whole. None is ever changed; a later one stands beside it."""

    elsewhere = models.ForeignKey(ElsewhereSource, on_delete=models.PROTECT, related_name="responses")
    words = models.TextField()
    responded_on = models.DateField()

    objects = SourceResponseQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "elsewhere responded_on"), words=(LEARNING_TEXT, "words"))

    class Meta:
        db_table = "elsewhere_response"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="elsewhere_response_says_something"),
        ]

    def __str__(self) -> str:
        return f"Response to {self.elsewhere}"


class ElsewhereFindingQuerySet(models.QuerySet["ElsewhereFinding"]):
    @once
    def visible_to(self, standing: Standing) -> "ElsewhereFindingQuerySet":
        """Seen as its source is."""
        if standing.is_system:
            return self
        return self.filter(elsewhere__in=ElsewhereSource.objects.visible_to(standing))


class ElsewhereFinding(SpaceRecord):
    """One finding as its source prints it: its number, its words and its page. It is not ours until it is adopted."""

    elsewhere = models.ForeignKey(ElsewhereSource, on_delete=models.PROTECT, related_name="printed")
    number = models.CharField(max_length=20)
    words = models.TextField()
    page = models.CharField(max_length=40, blank=True)

    objects = ElsewhereFindingQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "elsewhere number page"), words=(LEARNING_TEXT, "words"))

    class Meta:
        db_table = "elsewhere_finding"
        constraints: ClassVar = [
            models.UniqueConstraint(
                "space", "elsewhere", Upper("number"), name="elsewhere_finding_number_once_in_its_source"
            ),
        ]

    def __str__(self) -> str:
        return f"Finding {self.number}"

    @property
    def place(self) -> str:
        """ "finding 3.2, page 14"."""
        return f"finding {self.number}" + (f", {self.on_page}" if self.page else "")

    @property
    def on_page(self) -> str:
        """ "page 14"; whatever else was typed, such as "paragraph 4.2", stays as it is."""
        return f"page {self.page}" if self.page.isdecimal() else self.page


class ElsewhereDecisionQuerySet(models.QuerySet["ElsewhereDecision"]):
    def visible_to(self, standing: Standing) -> "ElsewhereDecisionQuerySet":
        """One that adopted is seen as the review that it led to; one that did not, as its source."""
        if standing.is_system:
            return self
        declined = Q(finding=None, printed__in=ElsewhereFinding.objects.visible_to(standing))
        return self.filter(declined | Q(finding__review__in=Review.objects.visible_to(standing)))


class ElsewhereDecision(SpaceRecord):
    """That a finding from elsewhere was adopted, as a ``finding`` of this partnership, or was not; and why.

    None is ever changed: what was not adopted once may be adopted later, and both reasons stay to be read.
    """

    printed = models.ForeignKey(ElsewhereFinding, on_delete=models.PROTECT, related_name="decisions")
    finding = models.OneToOneField(
        Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="learned_from"
    )
    why = models.TextField()
    decided_on = models.DateField()

    objects = ElsewhereDecisionQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(LEARNING, "printed finding decided_on"), words=(LEARNING_TEXT, "why"))

    class Meta:
        db_table = "elsewhere_decision"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why=""), name="elsewhere_decision_gives_its_reason"),
            models.UniqueConstraint(
                fields=["space", "printed"], condition=Q(finding__isnull=False), name="elsewhere_finding_adopted_once"
            ),
        ]

    def __str__(self) -> str:
        return "Adopted" if self.finding_id else "Not adopted"

    @property
    def came_from(self) -> str:
        """Where a finding of ours came from: "Learning from neglect, Southmere partnership, finding 3, page 14"."""
        return f"{self.printed.elsewhere}, {self.printed.place}"

    def as_data(self) -> dict[str, Any]:
        """For a thread as plain data."""
        printed, source = self.printed, self.printed.elsewhere
        return {
            "title": source.title,
            "publisher": source.publisher,
            "kind": source.kind,
            "published": source.published.isoformat() if source.published else None,
            "link": source.link or None,
            "finding": printed.number,
            "page": printed.page or None,
            "words": printed.words,
            "why_it_matters_here": self.why,
            "adopted_on": self.decided_on.isoformat(),
        }
