"""Campaigns that a board commissioned and whom they reached; audits of strands; figures with their source."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.planning.models.needs import Need
from goldthread.partnership.planning.models.priorities import OfPriority, PriorityOutcome
from goldthread.partnership.planning.models.seen import PlanQuerySet
from goldthread.partnership.proof.models import PracticeTest

MOST_REACHED = 10_000_000
REACHED = ("settings", "children", "professionals")


class Campaign(OfPriority, Sourced):
    """Something that a board pays others to do with many: a play in schools, a leaflet, an event."""

    title = models.CharField(max_length=200)
    what = models.TextField(blank=True)
    commissioned = models.CharField(max_length=200, blank=True)
    cost = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_source_columns(
        facts=(BUSINESS, "priority starts_on ends_on"), words=(BUSINESS_TEXT, "title what commissioned cost")
    )

    class Meta:
        db_table = "campaign"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="campaign_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("campaign", kwargs={"space": self.space.slug, "pk": self.pk})


class CampaignReach(SpaceRecord):
    """Whom a campaign reached on a day or until then, what they said of it, and what shows it. Never changed.

    A number that nobody counted is empty, and not nought.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="reach")
    reached_on = models.DateField()
    where = models.CharField(max_length=200, blank=True)
    settings = models.PositiveIntegerField(null=True, blank=True)
    children = models.PositiveIntegerField(null=True, blank=True)
    professionals = models.PositiveIntegerField(null=True, blank=True)
    feedback = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PlanQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "campaign reached_on settings children professionals file"),
        words=(BUSINESS_TEXT, "where feedback"),
    )

    class Meta:
        db_table = "campaign_reach"
        verbose_name_plural = "campaign reach"

    def __str__(self) -> str:
        return self.where or str(self.campaign)


class StrandAudit(OfPriority):
    """How it was found out whether a priority or strand changes practice: a test of practice, or a result in words."""

    test = models.ForeignKey(PracticeTest, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    audited_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "priority test audited_on"), words=(BUSINESS_TEXT, "words"))

    class Meta:
        db_table = "strand_audit"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(test__isnull=False, words="", audited_on=None)
                | (Q(test=None, audited_on__isnull=False) & ~Q(words="")),
                name="strand_audit_is_a_test_or_words",
            ),
        ]

    def __str__(self) -> str:
        return str(self.test) if self.test_id else self.words


class NamedFigure(SpaceRecord, Sourced):
    """One figure with its period and where it comes from: what shows a need, or whether an outcome came about."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, null=True, blank=True, related_name="figures")
    outcome = models.ForeignKey(
        PriorityOutcome, on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    measure = models.CharField(max_length=300)
    value = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=60)
    comes_from = models.CharField(max_length=300)

    objects = PlanQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(BUSINESS, "need outcome measure value unit period comes_from"))

    class Meta:
        db_table = "named_figure"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(need=None, outcome__isnull=False) | Q(need__isnull=False, outcome=None),
                name="named_figure_shows_one_thing",
            ),
            models.CheckConstraint(condition=~Q(comes_from="") & ~Q(period=""), name="named_figure_has_its_source"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.measure}:", self.figure, self.unit) if part)

    @property
    def figure(self) -> str:
        """Without noughts that say nothing, and with commas: 1,479 and not 1479.00."""
        return f"{self.value:,.2f}".rstrip("0").rstrip(".")
