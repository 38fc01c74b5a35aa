"""Records of whether one review may be published (statutory.md 7.2 and 7.5)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import KEY, PAPER, PAPER_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Review


class ReadinessQuerySet(models.QuerySet[Any]):
    @once
    def visible_to(self, standing: Standing) -> "ReadinessQuerySet":
        """Seen by whoever prepares publication, and may see the review. It is never published itself."""
        if standing.is_system:
            return self
        spaces = standing.spaces_where(Can.RECORD_LEARNING, Can.PUBLISH_REVIEWS)
        return self.filter(space_id__in=spaces, review__in=Review.objects.visible_to(standing))


class PartnerApproval(SpaceRecord):
    """That one safeguarding partner approved the final text of a review, on a day, by a role and not by a name.

    It is of the text with that ``digest``, and of no other. One that was taken back stays to be seen with the reason.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="approvals")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField()
    by_role = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, default="", editable=False)
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_why = models.TextField(blank=True)

    objects = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(PAPER, "review agency approved_on by_role taken_back_on"),
        keys=(KEY, "digest"),
        words=(PAPER_TEXT, "taken_back_why"),
    )

    class Meta:
        db_table = "partner_approval"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "review", "agency"],
                condition=Q(taken_back_on=None),
                name="partner_approval_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on=None, taken_back_why="")
                | (Q(taken_back_on__isnull=False) & ~Q(taken_back_why="")),
                name="partner_approval_taken_back_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}, by {self.by_role}"


class ParallelProceeding(SpaceRecord):
    """Proceedings beside a review: what they are, whether publication must wait for them, and when they were clear."""

    class Kind(models.TextChoices):
        CRIMINAL = "criminal", "Criminal"
        INQUEST = "inquest", "Coroner’s inquest"
        FAMILY_COURT = "family_court", "Family court"
        DISCIPLINARY = "disciplinary", "Disciplinary"
        REGULATOR = "regulator", "Regulator"
        OTHER = "other", "Other"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="proceedings")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    what = models.TextField()
    must_wait = models.BooleanField()
    clear_on = models.DateField(null=True, blank=True)
    clear_how = models.TextField(blank=True)

    objects = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(PAPER, "review kind must_wait clear_on"), words=(PAPER_TEXT, "what clear_how")
    )

    class Meta:
        db_table = "parallel_proceeding"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(what=""), name="parallel_proceeding_says_what_it_is"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"

    @property
    def holds_up(self) -> bool:
        return self.must_wait and self.clear_on is None


class ProceedingsAsked(SpaceRecord):
    """That somebody asked, on a day, which proceedings there are, and whom. Without it no record means nothing."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="proceedings_asked")
    asked_on = models.DateField()
    of_whom = models.TextField()

    objects = ReadinessQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(PAPER, "review asked_on"), words=(PAPER_TEXT, "of_whom"))

    class Meta:
        db_table = "proceedings_asked"

    def __str__(self) -> str:
        return f"Asked of {self.of_whom}"


class Told(SpaceRecord):
    """That somebody was told on a day and how, or why not."""

    told_on = models.DateField(null=True, blank=True)
    how = models.TextField(blank=True)
    why_not = models.TextField(blank=True)

    objects = ReadinessQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(told_on__isnull=False, why_not="") & ~Q(how=""))
                | (Q(told_on=None, how="") & ~Q(why_not="")),
                name="%(class)s_when_and_how_or_why_not",
            ),
        ]

    def __str__(self) -> str:
        return self.how or self.why_not


class FamilyTold(Told):
    """How the family was told of the publication, when; or why not."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="family_told")

    handling: ClassVar = with_own_columns(facts=(PAPER, "review told_on"), words=(PAPER_TEXT, "how why_not"))

    class Meta(Told.Meta):
        db_table = "family_told"


class PanelNotice(Told):
    """That the national panel was given notice of the publication, when and how; or why no notice is needed."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="panel_notice")

    handling: ClassVar = with_own_columns(facts=(PAPER, "review told_on"), words=(PAPER_TEXT, "how why_not"))

    class Meta(Told.Meta):
        db_table = "panel_notice"
