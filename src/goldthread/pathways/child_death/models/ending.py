"""How a review ends: the return, the end, or that it was no review of ours (statutory.md 6.2, 6.4)."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import Case, CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.child_death.models.codes import WhyAside

WHICH_REVIEW = "Enter the reference of the review of the same death, such as CDR-2025-0001."
NOT_REVIEWED_THERE = "{case} was set aside itself, so the death would be counted nowhere. Open that one again first."
NO_SUCH_REVIEW = "There is no other child death review with this reference here."


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
    other = models.CharField(
        "Which review has the death",
        max_length=20,
        blank=True,
        help_text="Its reference, if it is a second notification",
    )
    words = models.TextField("What was found, and who was told", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "why other"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "child_death_set_aside"
        verbose_name = "setting aside"
        verbose_name_plural = "settings aside"

    def check_it(self, today: date) -> None:
        self.other = self.other.strip().upper()
        if self.why != WhyAside.TWICE:
            return
        if not self.other:
            raise Refused(WHICH_REVIEW, "other")
        others = Case.objects.filter(space_id=self.space_id, pathway="child-death").exclude(pk=self.case_id)
        other = others.filter(reference=self.other).first() if self.case_id else None
        if other is None:
            raise Refused(NO_SUCH_REVIEW, "other")
        if SetAside.objects.filter(case_id=other.pk).exclude(case__closed_at=None).exists():
            raise Refused(NOT_REVIEWED_THERE.format(case=other.reference), "other")
