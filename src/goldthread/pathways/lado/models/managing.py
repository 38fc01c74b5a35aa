"""While an allegation is managed: meetings, what each agency does, and what the employer does."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.lado.models.codes import Action

NOT_IN_LIEU = (
    "A settlement may not take the place of an investigation, an outcome or a referral to the Disclosure and Barring"
    " Service. Tell the employer so, and record it only if all of these go on."
)
POSTS = "Posts and agencies, not names"


class Meeting(CaseRecord):
    """An allegations management meeting, also called a strategy meeting."""

    present = models.TextField("Who was there", help_text=POSTS)
    apologies = models.TextField("Who was missing", blank=True, help_text=POSTS)
    shared = models.TextField("What was shared")
    decided = models.TextField("What was decided, and who does it by when")

    agency_sees: ClassVar[str] = "present decided"
    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "present apologies shared decided"))

    class Meta:
        db_table = "lado_meeting"
        verbose_name = "allegations management meeting"


class Review(CaseRecord):
    """An open case is looked at again: at a meeting, or by the designated officer with those who act in it."""

    class How(models.TextChoices):
        MEETING = "meeting", "At a meeting"
        OVERSIGHT = "oversight", "Without a meeting"

    how = models.CharField("How it was reviewed", max_length=12, choices=How.choices)
    present = models.TextField("Who took part", help_text=POSTS)
    decided = models.TextField("Where it stands, and what was decided")

    agency_sees: ClassVar[str] = "how present decided"
    handling: ClassVar = with_case_columns(facts=(CASE, "how"), words=(CASE_TEXT, "present decided"))

    class Meta:
        db_table = "lado_review"
        verbose_name = "review of an open case"


class Strand(CaseRecord):
    """How far the police, social care or the employer are with their own part. The last one of each counts."""

    class Whose(models.TextChoices):
        POLICE = "police", "Police"
        SOCIAL_CARE = "csc", "Children’s social care"
        EMPLOYER = "employer", "Employer"

    class Status(models.TextChoices):
        NOT_NEEDED = "not_needed", "Not needed"
        NOT_BEGUN = "not_begun", "To begin"
        UNDER_WAY = "under_way", "Under way"
        WAITS = "waits", "Waits for another part"
        ENDED = "ended", "Ended"

    whose = models.CharField("Whose part", max_length=12, choices=Whose.choices)
    status = models.CharField("Where it stands", max_length=12, choices=Status.choices)
    words = models.TextField("What was done, and what comes next")

    handling: ClassVar = with_case_columns(facts=(CASE, "whose status"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "lado_strand"
        verbose_name = "part of one agency"


class EmployerAction(CaseRecord):
    """What the employer did about the person."""

    action = models.CharField("What the employer did", max_length=20, choices=Action.choices)
    removed = models.BooleanField(
        "The person was taken out of work with children, or would have been had they not left", default=False
    )
    goes_on = models.BooleanField(
        "The investigation, an outcome and any referral go on all the same",
        default=False,
        help_text="Only if you chose a settlement agreement",
    )
    words = models.TextField("Why, and from when to when", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "action removed goes_on"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "lado_employer_action"
        verbose_name = "action of the employer"

    def check_it(self, today: date) -> None:
        """Nobody buys their way out of an outcome."""
        if self.action == Action.SETTLEMENT and not self.goes_on:
            raise Refused(NOT_IN_LIEU, "action")


class Hearing(CaseRecord):
    """The employer held a disciplinary hearing."""

    result = models.TextField("What came of it")

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "result"))

    class Meta:
        db_table = "lado_hearing"
        verbose_name = "disciplinary hearing"
