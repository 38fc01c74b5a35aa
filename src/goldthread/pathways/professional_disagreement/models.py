"""What is recorded of a disagreement between agencies about one child (statutory.md 2.8)."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT

SAME_AGENCY = "A disagreement is with another agency. Settle one within an agency with your own managers."
LAST_STAGE = "stage_5"
GOES_UP = (
    "It is not resolved only once all five stages were used. Take it to the next stage, or choose how it was settled."
)
SAFETY_FIRST = (
    "Deal with the child’s immediate safety first: call the police or make a referral as you always do."
    " Then raise this."
)


class Topic(models.TextChoices):
    THRESHOLD = "threshold", "Threshold: the level of help or protection"
    NO_S47 = "decision_not_to_s47", "A decision not to make section 47 enquiries"
    NO_CONFERENCE = "decision_not_to_conference", "A decision not to hold a conference"
    CONFERENCE_OUTCOME = "conference_outcome", "What a conference decided"
    INFORMATION_SHARING = "information_sharing", "Sharing information"
    SERVICE_REFUSAL = "service_refusal", "A service was refused"
    DRIFT = "drift", "Nothing happens, or too slowly"
    CLOSURE = "closure", "A case is to be closed, or was"
    OTHER = "other", "Something else"


class Safety(models.TextChoices):
    SAFE = "safe", "The child is not in immediate danger"
    DEALT_WITH = "dealt_with", "There was danger, and it was dealt with"
    NOT_YET = "not_yet", "The child may be in danger now"


class Raised(CaseRecord):
    """Agencies disagree about what a child needs. Whoever raises it says first that the child is safe for now."""

    safety = models.CharField("Is the child safe now?", max_length=12, choices=Safety.choices)
    safety_words = models.TextField("What was done about the child’s safety", blank=True)
    raised_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name="Agency that raises it"
    )
    against = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name="Agency that it is with"
    )
    child = models.CharField(
        "Initials of the child, or your own case number", max_length=60, help_text="Not the full name"
    )
    topic = models.CharField("What it is about", max_length=30, choices=Topic.choices)
    concern = models.TextField("What you disagree about, and what it means for the child")
    wanted = models.TextField("What you ask the other agency to do")

    agency_sees: ClassVar[str] = "safety raised_by against child topic concern wanted"
    handling: ClassVar = with_case_columns(
        facts=(CASE, "safety raised_by against topic"),
        words=(CASE_TEXT, "safety_words concern wanted"),
        names=(CASE_NAME, "child"),
    )

    class Meta:
        db_table = "disagreement_raised"
        verbose_name = "disagreement as it was raised"

    def check_it(self, today: date) -> None:
        """Immediate safety comes first: nothing goes up a ladder while a child may be in danger."""
        if self.safety == Safety.NOT_YET:
            raise Refused(SAFETY_FIRST, "safety")
        if self.safety == Safety.DEALT_WITH and not self.safety_words.strip():
            raise Refused("Say what was done about the child’s safety.", "safety_words")
        if self.agency_id not in (None, self.raised_by_id):
            raise Refused("Raise it in the name of your own agency.", "raised_by")
        if self.raised_by_id == self.against_id:
            raise Refused(SAME_AGENCY, "against")


class WentUp(CaseRecord):
    """It was not settled at a stage, and goes up to the next one with a letter."""

    why = models.TextField("Why it was not settled", help_text="The next stage reads this")
    to_whom = models.CharField(
        "Who takes it up now", max_length=200, help_text="Posts, not names: the team manager of each agency"
    )

    agency_sees: ClassVar[str] = "why to_whom"
    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "why to_whom"))

    class Meta:
        db_table = "disagreement_went_up"
        verbose_name = "step up"


class Discussion(CaseRecord):
    """Agencies talked or met at the stage at which it is."""

    present = models.CharField("Who took part", max_length=300, help_text="Posts and agencies, not names")
    agreed = models.TextField("What was said and agreed")

    agency_sees: ClassVar[str] = "present agreed"
    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "present agreed"))

    class Meta:
        db_table = "disagreement_discussion"
        verbose_name = "discussion"


class Commentary(CaseRecord):
    """What one agency says of it for itself. The other reads it once it is shared, and not before."""

    words = models.TextField("What your agency says about this")
    is_shared = models.BooleanField("The other agency may read it now", default=False, db_default=False)

    agency_sees: ClassVar[str] = "words"
    own_until: ClassVar[str] = "is_shared"
    handling: ClassVar = with_case_columns(facts=(CASE, "is_shared"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "disagreement_commentary"
        verbose_name = "commentary"


class Resolution(CaseRecord):
    """How it ended, and what the partnership learns from it."""

    class Result(models.TextChoices):
        UPHELD = "upheld_original", "The decision stood"
        CHANGED = "decision_changed", "The decision was changed"
        COMPROMISE = "compromise_plan", "Another plan was agreed"
        WITHDRAWN = "withdrawn", "It was withdrawn"
        UNRESOLVED = "unresolved", "It was not resolved"

    result = models.CharField("How it ended", max_length=20, choices=Result.choices)
    words = models.TextField("What was agreed, and what the child gets now")
    learning = models.TextField("What the partnership can learn from it", help_text="Do not name anybody")
    tell_children = models.TextField("What the child and family were told", blank=True)

    agency_sees: ClassVar[str] = "result words"
    handling: ClassVar = with_case_columns(facts=(CASE, "result"), words=(CASE_TEXT, "words learning tell_children"))

    class Meta:
        db_table = "disagreement_resolution"
        verbose_name = "resolution"

    def check_it(self, today: date) -> None:
        """It is not resolved only once all stages were used (statutory.md 14.11): before, it goes up. What was recorded
        before that was asked is put right all the same.
        """
        is_early = self.case_id and self.case.stage != LAST_STAGE
        if self.result == self.Result.UNRESOLVED and is_early and not self._ended_so_already():
            raise Refused(GOES_UP, "result")

    def _ended_so_already(self) -> bool:
        return Resolution.objects.filter(pk=self.pk, result=self.result).exists()
