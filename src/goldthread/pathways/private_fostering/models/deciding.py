"""What is decided, what changes, and how an arrangement ends (statutory.md 9.3, 14.11)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.checking import TO_COME, check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.private_fostering.models.codes import GOES_ON, OPEN_STILL, Decision, EndReason
from goldthread.pathways.private_fostering.models.looking import Assessment
from goldthread.pathways.private_fostering.models.notifying import Notification

IS_NOT_PRIVATE = (
    "By the notice the carer is a close relative, or the child stays less than 28 days: it is not private fostering. If"
    " that is wrong, correct the notice first."
)
ASSESS_FIRST = "Record the assessment first: whether it may go on is decided by that."
WHICH_REQUIREMENTS = "Say which requirements the carer must meet."
WHO_TAKES_OVER = "Say who takes over, or who was told there."
NOT_YET_OF_AGE = "By the date of birth in the notice the child reaches that age on {day}. Choose another reason."


def notice_of(record: CaseRecord) -> Notification | None:
    """The notice by which a record's case began; none of a record that is of no case yet."""
    return Notification.objects.filter(case_id=record.case_id).first() if record.case_id else None


class Decided(CaseRecord):
    """The council decides whether the arrangement may go on."""

    decision = models.CharField("Decision", max_length=32, choices=Decision.choices)
    requirements = models.TextField(
        "Requirements that the carer must meet", blank=True, help_text="Only if it is suitable with requirements"
    )
    reasons = models.TextField("Why")
    told = models.TextField("Who was told, and how", blank=True, help_text="The carer, each parent and the child")

    handling: ClassVar = with_case_columns(facts=(CASE, "decision"), words=(CASE_TEXT, "requirements reasons told"))

    class Meta:
        db_table = "fostering_decision"
        verbose_name = "decision"

    def check_it(self, today: date) -> None:
        if self.decision == Decision.WITH_REQUIREMENTS and not self.requirements.strip():
            raise Refused(WHICH_REQUIREMENTS, "requirements")
        notice = notice_of(self)
        if notice is None:
            return
        if not notice.is_private and self.decision not in (Decision.NOT_PRIVATE, *OPEN_STILL):
            raise Refused(IS_NOT_PRIVATE, "decision")
        if self.decision in GOES_ON and not Assessment.objects.filter(case_id=self.case_id).exists():
            raise Refused(ASSESS_FIRST, "decision")


class Requirement(CaseRecord):
    """A requirement that the carer must meet is set, changed, met or lifted."""

    class State(models.TextChoices):
        SET = "set", "Set or changed"
        MET = "met", "Met"
        LIFTED = "lifted", "Lifted"

    requirement = models.TextField("What the carer must do")
    state = models.CharField("Where it stands", max_length=8, choices=State.choices)
    by_on = models.DateField("By when", null=True, blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "state by_on"), words=(CASE_TEXT, "requirement"))

    class Meta:
        db_table = "fostering_requirement"
        verbose_name = "requirement"


class Change(CaseRecord):
    """Something changed, and the carer tells the council."""

    class What(models.TextChoices):
        ADDRESS = "address", "The address"
        HOUSEHOLD = "household", "Who lives there"
        OFFENCE = "offence", "An offence or disqualification"
        PLANS = "plans", "What is planned for the child"
        OTHER = "other", "Something else"

    what = models.CharField("What changed", max_length=12, choices=What.choices)
    changed_at = models.DateTimeField("Day on which it changed")
    words = models.TextField("What is so now")

    handling: ClassVar = with_case_columns(facts=(CASE, "what changed_at"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "fostering_change"
        verbose_name = "change of circumstances"

    def check_it(self, today: date) -> None:
        changed_on = timezone.localdate(self.changed_at)
        if changed_on > today:
            raise Refused(TO_COME, "changed_at")
        check_not_before(timezone.localdate(self.happened_at), changed_on, "happened_at", "It changed")


class Ended(CaseRecord):
    """The arrangement ends: why, where the child lives now, and who takes over."""

    reason = models.CharField("Why it ended", max_length=16, choices=EndReason.choices)
    told_at = models.DateTimeField("Day on which the carer told the council", null=True, blank=True)
    where_now = models.TextField("Where and with whom the child lives now")
    handed_to = models.TextField(
        "Who takes over, and what was handed over",
        blank=True,
        help_text="Must be said if the child became looked after. Of a child who moved to the area of another council"
        " hand the case over to that council instead",
    )

    handling: ClassVar = with_case_columns(facts=(CASE, "reason told_at"), words=(CASE_TEXT, "where_now handed_to"))

    class Meta:
        db_table = "fostering_end"
        verbose_name = "end of an arrangement"

    def check_it(self, today: date) -> None:
        if self.reason == EndReason.BECAME_CLA and not self.handed_to.strip():
            raise Refused(WHO_TAKES_OVER, "handed_to")
        if self.told_at and timezone.localdate(self.told_at) > today:
            raise Refused(TO_COME, "told_at")
        notice = notice_of(self)
        ended_on = timezone.localdate(self.happened_at)
        if notice and self.reason == EndReason.CHILD_16 and ended_on < notice.ends_on:
            raise Refused(NOT_YET_OF_AGE.format(day=in_words(notice.ends_on)), "reason")
