"""What an agency is asked of whom a chronology is about, and what it was asked before."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.foundation.records.dates import in_words

COLUMNS = "asked_at asked_by due_on first_on last_on"
"""Those that hold facts; ``about`` names somebody and ``purpose`` is words."""


def in_order(table: str) -> models.CheckConstraint:
    """That the time of which a table asks ends no earlier than it begins."""
    return models.CheckConstraint(
        condition=Q(first_on=None) | Q(last_on=None) | Q(last_on__gte=F("first_on")), name=f"{table}_period_in_order"
    )


class WhatIsAsked(models.Model):
    """When somebody asked, by when it is wanted, and the question itself: about whom, why and of which time.

    ``about`` are the words by which an agency finds the person in its own records, as in an information request; it is
    asked for what happened from ``first_on`` to ``last_on``, as far as they are said.
    """

    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    about = models.TextField(blank=True, db_default="")
    purpose = models.TextField(blank=True, db_default="")
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def period_in_words(self) -> str:
        """Of which time it is asked; nothing where that was not said."""
        if self.first_on is None:
            return f"Until {in_words(self.last_on)}" if self.last_on else ""
        return f"From {in_words(self.first_on)}" + (f" until {in_words(self.last_on)}" if self.last_on else "")
