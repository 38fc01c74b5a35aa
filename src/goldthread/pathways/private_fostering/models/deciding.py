"""What is decided, what changes, and how an arrangement ends (statutory.md 9.3, 14.11)."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.commands.checking import check_happened, check_not_before
from goldthread.foundation.commands.refusals import Refused, refuse_all
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.ui.words import listed
from goldthread.pathways.private_fostering.models.codes import (
    BEFORE_IT_WAS_DECIDED,
    GOES_ON,
    Decision,
    EndReason,
)
from goldthread.pathways.private_fostering.models.looking import (
    SEEN,
    Assessment,
    Visit,
    moved_in_on,
    notification_of,
)
from goldthread.pathways.private_fostering.models.notifying import Notification
from goldthread.pathways.private_fostering.models.registered import registered_in

IS_NOT_PRIVATE = (
    "By the notification the carer is a close relative, or the child stays less than 28 days and has not been there as"
    " long yet: it is not private fostering. If that is wrong, correct the notification first."
)
NOT_SAID = "The notification does not say yet: {what}. Correct it first, since the decision goes by that."
ASSESS_FIRST = "Record the assessment first: whether it may go on is decided by that."
VISIT_FIRST = "Record a visit at which the child was seen first, or one before they moved in."
WHICH_REQUIREMENTS = "Record each requirement first, then decide that it is suitable with these."
WAS_DECIDED = (
    "It was decided on {day} whether the arrangement may go on, so this is no answer any more. If it is over, or is"
    " private fostering no longer, record the end."
)
LIVED_THERE = "The child lives or lived there, so it did begin. Record the end instead."
WHO_TAKES_OVER = "Say who takes over, or who was told there."
NOT_YET_OF_AGE = "By the date of birth in the notification the child reaches that age on {day}. Choose another reason."
NO_BIRTH = "The notification does not say when the child was born. Correct it first, or choose another reason."
WHAT_REQUIREMENT = "Say what the carer must do."
NO_SUCH = "No requirement has this number. There are: {known}."
WHICH_ONE = "Say which requirement it is. These are to be met: {open}."
NOT_SET_YET = "No requirement was recorded yet. Record first what the carer must do."
MOST_REQUIREMENTS = 30
THE_NEXT = "The next requirement has the number {number}."


class Decided(CaseRecord):
    """The council decides whether the arrangement may go on."""

    decision = models.CharField("Decision", max_length=32, choices=Decision.choices)
    reasons = models.TextField("Why")
    told = models.TextField("Who was told, and how", blank=True, help_text="The carer, each parent and the child")

    agency_sees = "decision"

    handling: ClassVar = with_case_columns(facts=(CASE, "decision"), words=(CASE_TEXT, "reasons told"))

    class Meta:
        db_table = "fostering_decision"
        verbose_name = "decision"

    def check_it(self, today: date) -> None:
        first = notification_of(self)
        # A correction does not change what was decided, and what came since does not make it wrong.
        if first is None or not self._state.adding:
            return
        self._check_it_is_open()
        if self.decision == Decision.NEVER_BEGAN and moved_in_on(self):
            raise Refused(LIVED_THERE, "decision")
        refuse_all(self._lacks(first))

    def _check_it_is_open(self) -> None:
        """What came of it before it was decided is no answer once it is: the end has a record of its own."""
        made = Decided.objects.filter(case_id=self.case_id, decision__in=(*GOES_ON, Decision.PROHIBITED))
        decided = last_of(one for one in made.exclude(pk=self.pk) if one.in_time < self.in_time)
        if decided is not None and self.decision in BEFORE_IT_WAS_DECIDED:
            day = in_words(timezone.localdate(decided.happened_at))
            raise Refused(WAS_DECIDED.format(day=day), "decision")

    def _lacks(self, first: Notification) -> Iterator[Refused]:
        """All that is missing for this decision, at once."""
        if self.decision not in (*GOES_ON, Decision.PROHIBITED):
            return
        if missing := first.not_said(registered_in(first.case_id)):
            yield Refused(NOT_SAID.format(what=listed([f"“{one}”" for one in missing])), "decision")
        elif not first.is_private_on(timezone.localdate(self.happened_at), moved_in_on(self)):
            yield Refused(IS_NOT_PRIVATE, "decision")
        if self.decision == Decision.PROHIBITED:
            return
        if not Assessment.objects.filter(case_id=self.case_id).exists():
            yield Refused(ASSESS_FIRST, "decision")
        if not was_visited(self.case_id):
            yield Refused(VISIT_FIRST, "decision")
        if self.decision == Decision.WITH_REQUIREMENTS and not open_requirements(self.case_id):
            yield Refused(WHICH_REQUIREMENTS, "decision")


def was_visited(case_id: int) -> bool:
    """Whether the child was seen, or the place before they moved in."""
    return Visit.objects.filter(case_id=case_id, child__in=(*SEEN, Visit.Child.NOT_YET)).exists()


class Requirement(CaseRecord):
    """A requirement that the carer must meet is set, changed, met or lifted. Each has a number in its case, by which
    it is known, so that its words are typed once. Whoever sets a new one gives none: it gets the next.
    """

    class State(models.TextChoices):
        SET = "set", "It is set, or changed"
        MET = "met", "It was met"
        LIFTED = "lifted", "It was lifted"

    number = models.PositiveSmallIntegerField(
        "Which requirement",
        choices=[(number, f"Requirement {number}") for number in range(1, MOST_REQUIREMENTS + 1)],
        null=True,
        blank=True,
        help_text="Leave this out for a new one: it gets the next number",
    )
    state = models.CharField("What happened with it", max_length=8, choices=State.choices)
    requirement = models.TextField("What the carer must do", blank=True, help_text="Only if it is set or changed")
    by_on = models.DateField("By when", null=True, blank=True)

    agency_sees = "number state requirement by_on"

    handling: ClassVar = with_case_columns(facts=(CASE, "number state by_on"), words=(CASE_TEXT, "requirement"))

    class Meta:
        db_table = "fostering_requirement"
        verbose_name = "requirement"

    def check_it(self, today: date) -> None:
        known = numbers_of(self)
        if self.number is None:
            self.number = self._number_meant(known)
        if self.state == self.State.SET:
            if not self.requirement.strip():
                raise Refused(WHAT_REQUIREMENT, "requirement")
            following = max(known, default=0) + 1
            if not 1 <= self.number <= following:
                raise Refused(THE_NEXT.format(number=following), "number")
        elif self.number not in known:
            raise Refused(NO_SUCH.format(known=listed(map(str, known))) if known else NOT_SET_YET, "number")

    def _number_meant(self, known: list[int]) -> int:
        """Of a new one the next; of what was met or lifted the only one that is to be met."""
        if self.state == self.State.SET:
            return max(known, default=0) + 1
        to_be_met = open_requirements(self.case_id) if self.case_id else []
        if not to_be_met:
            raise Refused(NOT_SET_YET, "state")
        if len(to_be_met) > 1:
            raise Refused(WHICH_ONE.format(open=listed(list(map(str, to_be_met)))), "number")
        return to_be_met[0]


def numbers_of(record: Requirement) -> list[int]:
    """Of the requirements that were set in its case, but for the record itself; none where it is of no case yet."""
    if not record.case_id:
        return []
    others = Requirement.objects.filter(case_id=record.case_id, state=Requirement.State.SET).exclude(pk=record.pk)
    return sorted({number for number in others.values_list("number", flat=True) if number is not None})


def requirements_in(case_id: int) -> dict[int, Requirement]:
    """By its number, what was recorded last of each."""
    records = sorted(Requirement.objects.filter(case_id=case_id), key=lambda record: record.in_time)
    return {one.number: one for one in records if one.number is not None}


def open_requirements(case_id: int) -> list[int]:
    """The numbers of those that were neither met nor lifted since they were set."""
    last = requirements_in(case_id)
    return [number for number, one in last.items() if one.state == Requirement.State.SET]


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
    words = models.TextField("What the situation is now")

    handling: ClassVar = with_case_columns(facts=(CASE, "what changed_at"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "fostering_change"
        verbose_name = "change of circumstances"

    def check_it(self, today: date) -> None:
        changed_on = timezone.localdate(self.changed_at)
        check_happened(changed_on, today, "changed_at")
        check_not_before(timezone.localdate(self.happened_at), changed_on, "happened_at", "It changed")


class Ended(CaseRecord):
    """The arrangement ends: why, where the child lives now, and who takes over."""

    reason = models.CharField("Why it ended", max_length=16, choices=EndReason.choices)
    told_at = models.DateTimeField(
        "Day on which the carer told the council",
        null=True,
        blank=True,
        help_text="The day of the end, or later; or an earlier one, if they told beforehand",
    )
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
        if self.told_at:
            check_happened(timezone.localdate(self.told_at), today, "told_at")
        first = notification_of(self)
        if first and self.reason == EndReason.CHILD_16:
            self._check_of_age(first)

    def _check_of_age(self, first: Notification) -> None:
        if first.ends_on is None:
            raise Refused(NO_BIRTH, "reason")
        if timezone.localdate(self.happened_at) < first.ends_on:
            raise Refused(NOT_YET_OF_AGE.format(day=in_words(first.ends_on)), "reason")
