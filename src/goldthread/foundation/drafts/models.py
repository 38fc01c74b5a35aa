"""Drafts: what a person typed into a form and has not sent."""

import re
from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from goldthread.foundation.records.handling import KEY, PASSING
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

NUMBERS = re.compile(r"[-\d]+")

KEPT_FOR = timedelta(days=90)
"""Long enough for an absence; what nobody took up by then is out of date anyway."""


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, user_id: int, on: date) -> "DraftQuerySet":
        """A person's own that have not expired: nobody reads those of others."""
        return self.filter(user_id=user_id, expires_on__gte=on)


class Draft(SpaceRecord):
    """What one person typed into one form. ``content`` is, for each name in the form, the list of what was typed.

    ``title`` says in words what it is and ``address`` is the page to go back to, so that the person finds it again
    from Your work. ``seen_version`` is the version of the record that the person saw, if the form is about one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=100)
    title = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300, blank=True)
    content = models.JSONField()
    seen_version = models.PositiveIntegerField(null=True, blank=True)
    kept_at = models.DateTimeField()
    expires_on = models.DateField()

    objects = DraftQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        passing=(PASSING, "title content"), keys=(KEY, "user step address seen_version kept_at expires_on")
    )

    class Meta:
        db_table = "draft"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "user", "step"], name="draft_once_a_step"),
        ]

    def __str__(self) -> str:
        """Its title; of one without, the step in words: "Change review" of ``change-review-12``."""
        return self.title or NUMBERS.sub(" ", self.step).strip().capitalize()
