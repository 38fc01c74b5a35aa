"""How a case ends, and what is looked at before (statutory.md 7.2, 7.5)."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.statutory_review.models.publishing import approval_of_last_draft
from goldthread.pathways.statutory_review.models.referring import Considered

CRITERIA_MET = (
    "It was considered, and criteria are met. It is not closed as a mistake: record the recommendation, and the chair"
    " decides."
)


class Finished(CaseRecord):
    """A review ends of which nothing is published, as of a review for learning or by one agency."""

    why = models.TextField("Why nothing is published")
    learning = models.TextField("What was learned, and what is done about it")

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "why learning"))

    class Meta:
        db_table = "review_finished"
        verbose_name = "end without publication"


class GoneOn(CaseRecord):
    """After the chair decided once more, the review goes on that was commissioned before."""

    class To(models.TextChoices):
        UNDER_WAY = "under_way", "It is under way"
        APPROVED = "approved", "Its last draft is approved"

    words = models.TextField("What changes in it, if anything", blank=True)
    to = models.CharField("Where it stands", max_length=9, choices=To.choices, default=To.UNDER_WAY, editable=False)

    handling: ClassVar = with_case_columns(facts=(CASE, "to"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "review_gone_on"
        verbose_name = "going on of a review"

    def check_it(self, today: date) -> None:
        if not self.case_id or self.pk:
            return
        self.to = self.To.APPROVED if approval_of_last_draft(self.case_id) else self.To.UNDER_WAY


class GivenUp(CaseRecord):
    """The chair decides that a review which was begun, or was to be, is not done."""

    class Why(models.TextChoices):
        NATIONAL = "national", "The national Panel does a review of its own"
        MERGED = "merged", "It became part of another review"
        OTHER = "other", "For another reason"

    why = models.CharField("What takes its place", max_length=8, choices=Why.choices)
    reasons = models.TextField("Why, and what becomes of what was learned")

    handling: ClassVar = with_case_columns(facts=(CASE, "why"), words=(CASE_TEXT, "reasons"))

    class Meta:
        db_table = "review_given_up"
        verbose_name = "end of a review that is not done"


class Monitored(CaseRecord):
    """The panel looked at how the action plan goes and what shows that practice changed."""

    words = models.TextField("How the actions go, and what shows that practice changed")
    next_step = models.TextField("What the panel asks for next", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words next_step"))

    class Meta:
        db_table = "review_monitored"
        verbose_name = "look at the action plan"


class Closed(CaseRecord):
    """Nothing more is to be done in the case. Its thread goes on until it is proven."""

    words = models.TextField("What is still to be done, and by whom", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "review_closed"
        verbose_name = "closure"


class Mistaken(CaseRecord):
    """It was never a case of the panel: it came twice, or by mistake."""

    class Why(models.TextChoices):
        TWICE = "twice", "It was referred twice"
        MISTAKE = "mistake", "It came here by mistake"

    why = models.CharField("What it was", max_length=8, choices=Why.choices)
    words = models.TextField("How that is known, and who was told", help_text="Give the reference of the other case")

    handling: ClassVar = with_case_columns(facts=(CASE, "why"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "review_mistaken"
        verbose_name = "referral that was none"

    def check_it(self, today: date) -> None:
        """What meets criteria the panel and the chair look at. That it came twice may be so all the same."""
        considered = last_of(Considered.objects.filter(case_id=self.case_id)) if self.case_id else None
        if considered is not None and considered.criteria and self.why == self.Why.MISTAKE:
            raise Refused(CRITERIA_MET, "why")
