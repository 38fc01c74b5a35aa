"""What a notice says, as Schedule 1 of the regulations has it (SI 2005/1533; statutory.md 9.3)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.checking import TO_COME, check_not_before
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT, Replaced
from goldthread.foundation.records.working_days import months_after
from goldthread.pathways.private_fostering.models.codes import (
    Birthplace,
    Ethnicity,
    Kind,
    Length,
    Notifier,
    Sex,
)

ENDS_AT, ENDS_AT_IF_DISABLED = 16, 18
TOO_OLD = (
    "The child is {age} or older on {day}. Private fostering is of children under 16, or under 18 if they are disabled:"
    " there is nothing to notify."
)
AWARE_LATER = "The notice came on {day}, so the council knew of it then. Enter that day or an earlier one."
LIVES_THERE = "The child lives there already, so this must be {day} or earlier."
NOT_YET = "This day is past. If the child lives there already, say so; if not, enter the day on which they are to move."
FIVE_YEARS = "Now and in the last five years, each with when they lived there"
CASE_BIRTH = replace(CASE_NAME, replaced=Replaced.EMPTIED)


def age_ends_on(born_on: date, *, is_disabled: bool) -> date:
    """The birthday on which it is private fostering no longer."""
    return months_after(born_on, 12 * (ENDS_AT_IF_DISABLED if is_disabled else ENDS_AT))


class Notification(CaseRecord):
    """The council is told that a child is, or is to be, looked after by private arrangement, or learns of it."""

    by = models.CharField(
        "Who gave notice, or from whom the council learned of it", max_length=16, choices=Notifier.choices
    )
    aware_on = models.DateField(
        "Day on which the council became aware of it",
        help_text="The day of the notice, or an earlier one. The law counts the visits from this day",
    )
    kind = models.CharField("Kind of arrangement", max_length=2, choices=Kind.choices)
    close_relative = models.BooleanField(
        "Is the carer a close relative?",
        help_text="Grandparent, brother, sister, uncle, aunt or step-parent. Not a cousin, great-aunt or family friend",
    )
    lives_there = models.BooleanField("Does the child live there already?")
    starts_on = models.DateField("Day on which the child moved in, or is to move in")
    length = models.CharField("How long it is meant to last", max_length=16, choices=Length.choices)
    child_name = models.CharField("Name of the child", max_length=200)
    born_on = models.DateField("Date of birth of the child")
    disabled = models.BooleanField("Is the child disabled?")
    sex = models.CharField("Sex of the child", max_length=1, choices=Sex.choices)
    birthplace = models.CharField("Where the child was born", max_length=12, choices=Birthplace.choices)
    ethnicity = models.CharField(
        "Ethnicity", max_length=4, choices=Ethnicity.choices, help_text="As the child or carer says it"
    )
    culture = models.TextField("Religion, culture and languages of the child", blank=True)
    notifier_name = models.CharField("Name of whoever gave notice", max_length=200, blank=True)
    notifier_addresses = models.TextField("Addresses of whoever gave notice", blank=True, help_text=FIVE_YEARS)
    carer_name = models.CharField("Name of the carer", max_length=200)
    carer_addresses = models.TextField("Addresses of the carer", help_text=FIVE_YEARS)
    parents = models.TextField("Parents and others with parental responsibility", help_text="Names and addresses")
    siblings = models.TextField("Brothers and sisters, and who looks after them", blank=True)
    involved = models.TextField("Others who take part in arranging it", blank=True)
    reasons = models.TextField("Why the child is to live there")
    offences = models.TextField("Offences, disqualifications or prohibitions of anybody in the household", blank=True)

    handling: ClassVar = with_case_columns(
        facts=(
            CASE,
            "by aware_on kind close_relative lives_there starts_on length disabled sex birthplace ethnicity",
        ),
        words=(CASE_TEXT, "culture notifier_addresses carer_addresses parents siblings involved reasons offences"),
        names=(CASE_NAME, "child_name notifier_name carer_name"),
        birth=(CASE_BIRTH, "born_on"),
    )

    class Meta:
        db_table = "fostering_notification"
        verbose_name = "notice of private fostering"

    @property
    def is_private(self) -> bool:
        """Not where the carer is a close relative, nor where the child stays less than 28 days (statutory.md 9.1)."""
        return not self.close_relative and self.length != Length.UNDER_28_DAYS

    @property
    def ends_on(self) -> date:
        return age_ends_on(self.born_on, is_disabled=self.disabled)

    def check_it(self, today: date) -> None:
        told_on = timezone.localdate(self.happened_at)
        if self.aware_on > told_on:
            raise Refused(AWARE_LATER.format(day=in_words(told_on)), "aware_on")
        if self.born_on > today:
            raise Refused(TO_COME, "born_on")
        check_not_before(self.starts_on, self.born_on, "starts_on", "The child was born")
        if self.lives_there and self.starts_on > told_on:
            raise Refused(LIVES_THERE.format(day=in_words(told_on)), "starts_on")
        if not self.lives_there and self.starts_on < told_on:
            raise Refused(NOT_YET, "starts_on")
        self._check_age()

    def _check_age(self) -> None:
        """On the day from which the council is to see to it: that of the notice, or of a move to come."""
        day = max(self.starts_on, self.aware_on)
        if day >= self.ends_on:
            age = ENDS_AT_IF_DISABLED if self.disabled else ENDS_AT
            raise Refused(TOO_OLD.format(age=age, day=in_words(day)), "born_on")


class Beginning(CaseRecord):
    """The child moved in, as the notice had said beforehand."""

    words = models.TextField("Anything that is otherwise than in the notice", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "fostering_beginning"
        verbose_name = "beginning"

    def check_it(self, today: date) -> None:
        """Where the child lived there already, the notice says since when."""
        if self.case_id and Notification.objects.filter(case_id=self.case_id, lives_there=True).exists():
            raise Refused("By the notice the child lives there already. If that is wrong, correct the notice.")
