"""How a review ends: the return, the end, or that it was no review of ours (statutory.md 6.2, 6.4)."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.child_death.models.codes import WhyAside

WHICH_AREA = "Say which area reviews it, and that it was told."


class NationalReturn(CaseRecord):
    """The finished form went to the National Child Mortality Database."""

    words = models.TextField("Anything that was sent beside the form", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_national_return"
        verbose_name = "national return"


class Closure(CaseRecord):
    """The review is over."""

    words = models.TextField(
        "What becomes of what is not over", blank=True, help_text="Must be said if something is still to be done"
    )

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_closure"
        verbose_name = "end of a review"


class SetAside(CaseRecord):
    """It turns out that there is nothing to review here."""

    why = models.CharField("Why it is not reviewed here", max_length=12, choices=WhyAside.choices)
    words = models.TextField("What was found, and who was told", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "why"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_set_aside"
        verbose_name = "setting aside"
        verbose_name_plural = "settings aside"

    def check_it(self, today: date) -> None:
        if self.why == WhyAside.OTHER_AREA and not self.words.strip():
            raise Refused(WHICH_AREA, "words")
