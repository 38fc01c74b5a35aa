"""What somebody said of a briefing, in their own words, and where they agreed to be quoted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import LEARNING, QUOTED
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.briefings.models.briefings import Briefing


class QuoteQuerySet(models.QuerySet["Quote"]):
    @once
    def visible_to(self, standing: Standing) -> "QuoteQuerySet":
        """Those who keep quotes see all; others who see the briefing, only what may be shown to them."""
        if standing.is_system:
            return self
        keeping = Q(space_id__in=standing.spaces_where(Can.SEND_BRIEFINGS))
        return self.filter(keeping | may_be_quoted(), briefing__in=Briefing.objects.visible_to(standing))

    def publishable(self) -> "QuoteQuerySet":
        """Those that may enter a document, which leaves the house."""
        return self.filter(may_be_quoted(), consent=Quote.Consent.PUBLISHED)


def may_be_quoted() -> Q:
    """That the person agreed to be quoted, at least inside the partnership, and has not taken that back."""
    return Q(consent__in=(Quote.Consent.INSIDE, Quote.Consent.PUBLISHED), taken_back_on=None)


class Quote(SpaceRecord):
    """Somebody's own words under their role and agency, never their name."""

    class Consent(models.TextChoices):
        NONE = "none", "They did not agree, or were not asked"
        INSIDE = "inside", "Inside the partnership"
        PUBLISHED = "published", "Inside the partnership and in what is published"

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="quotes")
    words = models.TextField()
    role = models.CharField(max_length=100)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_on = models.DateField()
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.NONE)
    consent_on = models.DateField(null=True, blank=True)
    taken_back_on = models.DateField(null=True, blank=True)

    objects = QuoteQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(LEARNING, "briefing agency said_on consent consent_on taken_back_on"),
        words=(QUOTED, "words role"),
    )

    class Meta:
        db_table = "briefing_quote"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(consent="none", consent_on=None, taken_back_on=None)
                | (~Q(consent="none") & Q(consent_on__isnull=False)),
                name="briefing_quote_consent_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on=None) | Q(taken_back_on__gte=models.F("consent_on")),
                name="briefing_quote_taken_back_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        return f"{self.role}, {self.agency}" if self.agency else self.role

    @property
    def stands(self) -> bool:
        """Whether it may be quoted at all."""
        return self.consent != self.Consent.NONE and self.taken_back_on is None
