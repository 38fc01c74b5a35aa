"""How an allegation ends: what was found, who is told, what is learned."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.lado.models.codes import ReferralDecision, Result

SAY_WHAT_NEXT = (
    "Whoever made the referral is told the outcome, the reason and what happens next. Say what happens next."
)


class AgreedOutcome(CaseRecord):
    """What was found on the balance of probabilities; no conviction is needed."""

    result = models.CharField("Outcome", max_length=16, choices=Result.choices)
    agreed_by = models.CharField("Who agreed it", max_length=300, help_text="Posts and agencies, not names")
    reasons = models.TextField("Why")
    changed = models.TextField(
        "What changed since the outcome that was agreed before",
        blank=True,
        default="",
        db_default="",
        help_text="Whoever was told that one is told again",
    )

    handling: ClassVar = with_case_columns(facts=(CASE, "result"), words=(CASE_TEXT, "agreed_by reasons changed"))

    class Meta:
        db_table = "lado_outcome"
        verbose_name = "agreed outcome"


class BarringReferral(CaseRecord):
    """Whether the employer told the Disclosure and Barring Service, as it must where somebody was removed for harm."""

    decision = models.CharField("Referral to the service", max_length=12, choices=ReferralDecision.choices)
    by_whom = models.CharField("Who makes or made it", max_length=200, help_text="The employer, as a rule")
    reasons = models.TextField("Why")

    handling: ClassVar = with_case_columns(facts=(CASE, "decision"), words=(CASE_TEXT, "by_whom reasons"))

    class Meta:
        db_table = "lado_barring_referral"
        verbose_name = "referral to the Disclosure and Barring Service"


class RegulatorReferral(CaseRecord):
    """Whether the body that regulates the person's profession or setting was told."""

    regulator = models.CharField("Regulator", max_length=200, help_text="For example, the Teaching Regulation Agency")
    decision = models.CharField("Referral to it", max_length=12, choices=ReferralDecision.choices)
    reasons = models.TextField("Why")

    handling: ClassVar = with_case_columns(facts=(CASE, "decision"), words=(CASE_TEXT, "regulator reasons"))

    class Meta:
        db_table = "lado_regulator_referral"
        verbose_name = "referral to a regulator"


class Feedback(CaseRecord):
    """Somebody is told what came of it. Whoever made the referral is told outcome, reason and next step."""

    class To(models.TextChoices):
        CHILD = "child", "The child or their family"
        REFERRER = "referrer", "Whoever made the referral"
        ADULT = "adult", "The adult that it is about"
        EMPLOYER = "employer", "The employer"

    to = models.CharField("Who was told", max_length=12, choices=To.choices)
    how = models.CharField("How, and by whom", max_length=200, help_text="For a child, with the leaflet if it helps")
    outcome_told = models.TextField("Outcome that they were told, and the reason")
    next_step = models.TextField("What happens next", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "to"), words=(CASE_TEXT, "how outcome_told next_step"))

    class Meta:
        db_table = "lado_feedback"
        verbose_name = "feedback"

    def check_it(self, today: date) -> None:
        """Feedback to a referrer is more than a word that it is over."""
        if self.to == self.To.REFERRER and not self.next_step.strip():
            raise Refused(SAY_WHAT_NEXT, "next_step")


class Learning(CaseRecord):
    """What employer and partnership can learn from it."""

    learning = models.TextField("What can be learned from it", help_text="Do not name anybody")
    theme = models.CharField("In a few words", max_length=100, help_text="For example, safer recruitment", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "learning theme"))

    class Meta:
        db_table = "lado_learning"
        verbose_name = "learning"


class Closure(CaseRecord):
    """The designated officer closes the case."""

    words = models.TextField("What is still to be done, and by whom", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "lado_closure"
        verbose_name = "closure"
