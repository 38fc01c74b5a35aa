"""Figures that a review's report prints, kept as printed."""

from decimal import Decimal, InvalidOperation
from typing import ClassVar

from django.db import models

from goldthread.foundation.records.handling import LEARNING, LEARNING_TEXT
from goldthread.foundation.sources.models import with_source_columns
from goldthread.partnership.learning.models.reviews import OfReview

NARRATIVE_UNITS = frozenset({"date", "financial year", "ordinal"})


class NotANumber(Exception):
    """The figure is words, a date or a bound: nothing may be added to it or divided by it."""


class ReviewFigure(OfReview):
    """One printed figure: ``literal`` as it stands in the source, ``value`` as restated, and what limits it.

    A ``qualifier`` ("over", "normally", "almost all within 48 hours") changes what a value means, so it is
    shown beside the value and no sum is made of it (statutory.md 17, import rule).
    """

    measure = models.CharField(max_length=300)
    value = models.CharField(max_length=60)
    literal = models.CharField(max_length=100)
    unit = models.CharField(max_length=60, blank=True)
    qualifier = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=60, blank=True)
    as_of = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    handling: ClassVar = with_source_columns(
        facts=(LEARNING, "review value literal unit period as_of"),
        words=(LEARNING_TEXT, "measure qualifier note"),
    )

    class Meta:
        db_table = "review_figure"

    def __str__(self) -> str:
        return " ".join(part for part in (self.measure + ":", self.value, self.unit, self.qualifier) if part)

    @property
    def amount(self) -> Decimal:
        """The value as a number to reckon with. Raise NotANumber for a date, a bound or words."""
        if self.qualifier or self.unit in NARRATIVE_UNITS:
            raise NotANumber(f"“{self.measure}” is not an exact number, so it cannot be reckoned with.")
        try:
            return Decimal(self.value)
        except InvalidOperation:
            raise NotANumber(f"“{self.value}” is not a number, so it cannot be reckoned with.") from None
