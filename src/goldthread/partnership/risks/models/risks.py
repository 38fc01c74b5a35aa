"""A risk on the register of a board, and how it was scored, on which day and why."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import OfABoard
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.risks.scale import HIGHEST, IMPACT, LIKELIHOOD, LOWEST, MOST, Band, band_of, score_of

ORIGIN = "risk"
"""The ``origin`` of an action that came from a risk; its ``origin_id`` is the number of the record."""

ON_SCALE = [MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]


class RiskQuerySet(models.QuerySet["Risk"]):
    @once
    def visible_to(self, standing: Standing) -> "RiskQuerySet":
        """All of them for whoever sees what boards do; for an agency's lead, those that the agency owns."""
        if standing.is_system:
            return self
        whole = Q(space_id__in=standing.spaces_where(Can.VIEW_PLANS))
        return self.filter(whole | Q(owner_agency_id__in=standing.agencies_where(Can.VIEW_OWN_ACTIONS)))

    def with_scores(self, on: date) -> "RiskQuerySet":
        """Each with likelihood, impact and ``score`` as they were on a day, and what it should come down to."""
        return self.annotate(
            likelihood=_last("now", "likelihood", on),
            impact=_last("now", "impact", on),
            score=F("likelihood") * F("impact"),
            target=_last("target", "likelihood", on) * _last("target", "impact", on),
        )

    def with_names(self) -> "RiskQuerySet":
        return self.select_related("space", "board", "owner_agency", "owner_group")

    def to_look_at(self, on: date) -> "RiskQuerySet":
        """Open ones that are above what is accepted, or are due for review by a day. Taken ``with_scores``."""
        return self.filter(status=Risk.Status.OPEN).filter(Q(score__gt=F("appetite")) | Q(review_on__lte=on))


def _last(kind: str, field: str, on: date) -> Subquery:
    """Of the scorings of a kind until a day the last one counts, and of two on one day the later."""
    rows = RiskScore.objects.filter(risk=OuterRef("pk"), kind=kind, scored_on__lte=on)
    return Subquery(rows.order_by("-scored_on", "-number").values(field)[:1])


class Risk(SpaceRecord, OfABoard):
    """Something that could happen: from a cause, as an event, with an effect. A board keeps it on its register.

    It has one owner, an agency or a group; without either, the board itself. ``appetite`` is the score up to which the
    board lives with it. How likely and how grave it is, is said by its scorings.
    """

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed: no longer a risk"
        HAPPENED = "happened", "Closed: it happened"

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    cause = models.TextField()
    event = models.TextField()
    effect = models.TextField()
    controls = models.TextField(blank=True)
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    appetite = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST)])
    raised_on = models.DateField()
    review_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.TextField(blank=True)

    likelihood: int | None
    impact: int | None
    score: int | None
    target: int | None

    objects = RiskQuerySet.as_manager()

    searched = Searchable(
        "Risk", "r.title", "r.cause || ' ' || r.event || ' ' || r.effect || ' ' || r.controls", "'VIEW_PLANS'"
    )
    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "board number owner_agency owner_group appetite raised_on review_on status closed_on"),
        words=(BUSINESS_TEXT, "title cause event effect controls closed_why"),
    )

    class Meta:
        db_table = "risk"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "number"], name="risk_number_once"),
            models.CheckConstraint(condition=Q(appetite__gte=1, appetite__lte=MOST), name="risk_appetite_on_the_scale"),
            models.CheckConstraint(
                condition=Q(owner_agency=None) | Q(owner_group=None), name="risk_has_one_owner_at_most"
            ),
            models.CheckConstraint(
                condition=Q(status="open", closed_on=None) | (~Q(status="open") & Q(closed_on__isnull=False)),
                name="risk_is_closed_on_a_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "board", "status", "review_on"], name="risk_of_board")]

    def __str__(self) -> str:
        return f"Risk {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("risk", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def owner(self) -> str:
        return str(self.owner_agency or self.owner_group or self.board)

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class RiskScoreQuerySet(models.QuerySet["RiskScore"]):
    @once
    def visible_to(self, standing: Standing) -> "RiskScoreQuerySet":
        """Seen as its risk is."""
        return self if standing.is_system else self.filter(risk__in=Risk.objects.visible_to(standing))


class RiskScore(SpaceRecord):
    """One scoring of a risk: without any controls (gross), as it is now, or as it should become (target).

    None is ever changed: a newer one stands beside it, with its own day and reason.
    """

    class Kind(models.TextChoices):
        NOW = "now", "As it is now, with the controls"
        GROSS = "gross", "Without any controls (gross)"
        TARGET = "target", "As it should become (target)"

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="scores")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    likelihood = models.PositiveSmallIntegerField(choices=LIKELIHOOD, validators=ON_SCALE)
    impact = models.PositiveSmallIntegerField(choices=IMPACT, validators=ON_SCALE)
    scored_on = models.DateField()
    reason = models.TextField()

    objects = RiskScoreQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "risk number kind likelihood impact scored_on"), words=(BUSINESS_TEXT, "reason")
    )

    class Meta:
        db_table = "risk_score"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "risk", "number"], name="risk_score_number_once"),
            models.CheckConstraint(
                condition=Q(likelihood__gte=LOWEST, likelihood__lte=HIGHEST, impact__gte=LOWEST, impact__lte=HIGHEST),
                name="risk_score_on_the_scale",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="risk_score_gives_its_reason"),
        ]
        indexes: ClassVar = [models.Index(fields=["risk", "kind", "-scored_on", "-number"], name="risk_score_last")]

    def __str__(self) -> str:
        return f"{self.score} ({self.likelihood} × {self.impact})"

    @property
    def score(self) -> int:
        return score_of(self.likelihood, self.impact)

    @property
    def band(self) -> Band:
        return band_of(self.score)
