"""What a panel found when it looked at a case."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.records.working_days import months_after

MOST_MONTHS = 24
TOO_LONG = "It comes again by {day} at the latest: two years after the panel looked at it."
AFTER_IT = "The panel looked at it on {day}. Enter a later day."


class PanelLook(CaseRecord):
    """A panel looked at a case that is open for long. On the day on which it comes again it is listed anew.

    Who sat is told by ``seats`` where the panel is a group of the partnership, and else in words.
    """

    panel = models.CharField(
        "Which panel", max_length=200, blank=True, help_text="For example, Quality Assurance Panel"
    )
    sat = models.TextField("Who sat, in words", blank=True, help_text="Posts and agencies, not names")
    seats = ArrayField(
        models.CharField(max_length=40),
        verbose_name="Who sat",
        blank=True,
        default=list,
        db_default=[],
        help_text="Who holds a seat, or its named deputy",
    )
    found = models.TextField("What was found")
    to_do = models.TextField("What is to be done, by whom and by when", blank=True)
    again_on = models.DateField("Day on which it comes to the panel again, if it is still open")

    handling: ClassVar = with_case_columns(facts=(CASE, "seats again_on"), words=(CASE_TEXT, "panel sat found to_do"))

    class Meta:
        db_table = "case_panel_look"
        verbose_name = "look of a panel"
        verbose_name_plural = "looks of a panel"

    def check_it(self, today: date) -> None:
        looked_on = timezone.localdate(self.happened_at)
        if self.again_on <= looked_on:
            raise Refused(AFTER_IT.format(day=in_words(looked_on)), "again_on")
        if self.again_on > (latest := months_after(looked_on, MOST_MONTHS)):
            raise Refused(TOO_LONG.format(day=in_words(latest)), "again_on")
