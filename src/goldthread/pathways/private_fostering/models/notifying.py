"""What a notification says, as Schedule 1 of the regulations has it (SI 2005/1533; statutory.md 9.3).

Whoever has just learned of an arrangement knows little of it. So the name of the child and the day on which the council
became aware are asked, and the rest by the time at which it is decided.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.people.refuges import reads_like_a_refuge
from goldthread.foundation.commands.checking import TO_COME, check_happened, check_not_before
from goldthread.foundation.commands.refusals import Refused, refuse_all, wrong
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT, Replaced
from goldthread.foundation.records.working_days import months_after
from goldthread.pathways.private_fostering.models.awareness import Whom
from goldthread.pathways.private_fostering.models.codes import (
    Birthplace,
    Ethnicity,
    Kind,
    Length,
    MustNotify,
    Notifier,
    Sex,
)

ENDS_AT, ENDS_AT_IF_DISABLED = 16, 18
LEAST_DAYS, LONG_BEFORE = 28, 12
TOO_OLD = (
    "The child is {age} or older on {day}. Private fostering is of children under 16, or under 18 if they are disabled:"
    " there is nothing to notify."
)
AWARE_LATER = "The notification came on {day}, so the council knew of it then. Enter that day or an earlier one."
AWARE_EARLY = (
    "You say that the council became aware on {day}: more than a year before the notification, or before the child was"
    " born. Check the year. If it is right, say why it was so long."
)
LIVES_THERE = "The child lives there already, so this must be {day} or earlier."
NOT_YET = "This day is past. If the child lives there already, say so; if not, enter the day on which they are to move."
FIVE_YEARS = "Now and in the last five years, each with when they lived there"
KEEP_SECRET = (
    "If one must be kept secret, leave it out here: add whoever lives there to the people of the case, with the address"
    " marked as secret"
)
READS_SECRET = (
    "This reads like the address of a refuge. Leave it out here: add whoever lives there to the people of the case, and"
    " mark the address as secret. It need not stand here then."
)
MAY_BE_SECRET = ("notifier_addresses", "carer_addresses", "parents")
IF_DISABLED = (
    f"From {ENDS_AT} until {ENDS_AT_IF_DISABLED} it is private fostering only if the child is disabled. Say whether"
    " they are."
)
BY_THE_DECISION = "Leave this out if it is not known yet"
CASE_BIRTH = replace(CASE_NAME, replaced=Replaced.EMPTIED)
ASKED_BY_THE_DECISION = (
    *("kind", "close_relative", "starts_on", "length", "born_on", "disabled"),
    *("carer_name", "carer_addresses", "parents", "reasons"),
)
"""What must be known before it is decided whether an arrangement may go on."""


def age_ends_on(born_on: date, *, is_disabled: bool) -> date:
    """The birthday on which it is private fostering no longer."""
    return months_after(born_on, 12 * (ENDS_AT_IF_DISABLED if is_disabled else ENDS_AT))


class Notification(CaseRecord):
    """The council is told that a child is, or is to be, looked after by private arrangement, or learns of it.

    ``ends_on`` and ``there_since`` follow from the rest, and are kept so that clocks and figures can go by them: the
    birthday on which it is private fostering no longer, none while the day of birth is not known; and since when a
    child lives there who lives there already, from the day of becoming aware while no other is known.
    """

    by = models.CharField(
        "Who notified, or from whom the council learned of it", max_length=16, choices=Notifier.choices
    )
    aware_on = models.DateField(
        "Day on which the council became aware of it",
        help_text="The day of the notification, or an earlier one. The law counts the visits from this day",
    )
    aware_early = models.TextField(
        "Why the council knew of it so long before",
        blank=True,
        default="",
        db_default="",
        help_text="Only if it became aware more than a year before the notification, or before the child was born",
    )
    kind = models.CharField(
        "Kind of arrangement", max_length=2, choices=Kind.choices, blank=True, help_text=BY_THE_DECISION
    )
    close_relative = models.BooleanField(
        "Is the carer a close relative?",
        null=True,
        blank=True,
        help_text="Grandparent, brother, sister, uncle, aunt or step-parent. Not a cousin, great-aunt or family friend",
    )
    lives_there = models.BooleanField("Does the child live there already?")
    starts_on = models.DateField(
        "Day on which the child moved in, or is to move in", null=True, blank=True, help_text=BY_THE_DECISION
    )
    length = models.CharField(
        "How long it is meant to last", max_length=16, choices=Length.choices, blank=True, help_text=BY_THE_DECISION
    )
    child_name = models.CharField("Name of the child", max_length=200)
    born_on = models.DateField("Date of birth of the child", null=True, blank=True, help_text=BY_THE_DECISION)
    disabled = models.BooleanField("Is the child disabled?", null=True, blank=True)
    sex = models.CharField("Sex of the child", max_length=1, choices=Sex.choices)
    birthplace = models.CharField("Where the child was born", max_length=12, choices=Birthplace.choices)
    ethnicity = models.CharField(
        "Ethnicity", max_length=4, choices=Ethnicity.choices, help_text="As the child or carer says it"
    )
    culture = models.TextField("Religion, culture and languages of the child", blank=True)
    notifier_name = models.CharField("Name of whoever notified", max_length=200, blank=True)
    notifier_addresses = models.TextField("Addresses of whoever notified", blank=True, help_text=FIVE_YEARS)
    brought_by = models.CharField(
        "Awareness activity that brought it",
        max_length=20,
        choices=Whom.choices,
        blank=True,
        default="",
        db_default="",
        help_text="Who had been asked or told, if it came of that. The yearly figures count these",
    )
    carer_name = models.CharField(
        "Name of the private foster carer", max_length=200, blank=True, help_text=BY_THE_DECISION
    )
    carer_addresses = models.TextField("Addresses of the carer", blank=True, help_text=f"{FIVE_YEARS}. {KEEP_SECRET}")
    parents = models.TextField(
        "Parents and others with parental responsibility", blank=True, help_text=f"Names and addresses. {KEEP_SECRET}"
    )
    siblings = models.TextField("Brothers and sisters, and who looks after them", blank=True)
    involved = models.TextField("Others who take part in arranging it", blank=True)
    reasons = models.TextField("Why the child is to live there", blank=True, help_text=BY_THE_DECISION)
    offences = models.TextField("Offences, disqualifications or prohibitions of anybody in the household", blank=True)
    ends_on = models.DateField("Day on which it is private fostering no longer", null=True, editable=False)
    there_since = models.DateField("Day since which the child lives there", null=True, editable=False)

    agency_sees = "lives_there starts_on"

    handling: ClassVar = with_case_columns(
        facts=(
            CASE,
            "by aware_on kind close_relative lives_there starts_on length disabled sex birthplace ethnicity brought_by"
            " ends_on there_since",
        ),
        words=(
            CASE_TEXT,
            "aware_early culture notifier_addresses carer_addresses parents siblings involved reasons offences",
        ),
        names=(CASE_NAME, "child_name notifier_name carer_name"),
        birth=(CASE_BIRTH, "born_on"),
    )

    class Meta:
        db_table = "fostering_notification"
        verbose_name = "notification of private fostering"

    @property
    def moved_in_on(self) -> date | None:
        """Of a child who lived there already: the day, or that since which the council knew of it."""
        return (self.starts_on or self.aware_on) if self.lives_there else None

    def not_said(self, answered: Collection[str]) -> list[str]:
        """What is to be known by the decision and is not, as the form asks it. ``answered`` is known otherwise."""
        asked = {*ASKED_BY_THE_DECISION} - {*answered}
        fields = (one for one in self._meta.concrete_fields if one.name in asked)
        return [str(one.verbose_name) for one in fields if getattr(self, one.name) in (None, "")]

    def is_private_on(self, day: date, moved_in_on: date | None) -> bool:
        """Not where the carer is a close relative; nor where the child is to stay less than 28 days, unless they are
        there as long by that day (statutory.md 9.1).
        """
        stayed = (day - moved_in_on).days if moved_in_on else 0
        return not self.close_relative and (self.length != Length.UNDER_28_DAYS or stayed >= LEAST_DAYS)

    minds_gaps: ClassVar[bool] = True

    def check_it(self, today: date) -> None:
        self.ends_on = age_ends_on(self.born_on, is_disabled=bool(self.disabled)) if self.born_on else None
        self.there_since = (self.starts_on or self.aware_on) if self.lives_there else None
        refuse_all(self._wrong(today))

    def _wrong(self, today: date) -> Iterator[Refused]:
        """It minds that what was not answered is None or empty."""
        if self.born_on and self.born_on > today:
            yield Refused(TO_COME, "born_on")
        for name in MAY_BE_SECRET:
            if reads_like_a_refuge(getattr(self, name)):
                yield Refused(READS_SECRET, name)
        if self.happened_at:
            told_on = timezone.localdate(self.happened_at)
            if self.aware_on:
                yield from wrong(self._check_aware, told_on, today)
            if self.starts_on and self.lives_there is not None:
                yield from wrong(self._check_beginning, self.starts_on, told_on)
        if self.aware_on:
            yield from wrong(self._check_age)

    def _check_aware(self, told_on: date, today: date) -> None:
        if self.aware_on > told_on:
            raise Refused(AWARE_LATER.format(day=in_words(told_on)), "aware_on")
        check_happened(self.aware_on, today, "aware_on")
        before_birth = self.born_on and self.aware_on < self.born_on
        is_early = months_after(self.aware_on, LONG_BEFORE) < told_on or before_birth
        if is_early and not self.aware_early.strip():
            raise Refused(AWARE_EARLY.format(day=in_words(self.aware_on)), "aware_early")

    def _check_beginning(self, starts_on: date, told_on: date) -> None:
        if self.born_on:
            check_not_before(starts_on, self.born_on, "starts_on", "The child was born")
        if self.lives_there and starts_on > told_on:
            raise Refused(LIVES_THERE.format(day=in_words(told_on)), "starts_on")
        if not self.lives_there and starts_on < told_on:
            raise Refused(NOT_YET, "starts_on")

    def _check_age(self) -> None:
        """On the day from which the council is to see to it: that of the notification, or of a move to come."""
        day = max(self.starts_on or self.aware_on, self.aware_on)
        if self.born_on and self.ends_on and day >= self.ends_on:
            if self.disabled is None and day < age_ends_on(self.born_on, is_disabled=True):
                raise Refused(IF_DISABLED, "disabled")
            age = ENDS_AT_IF_DISABLED if self.disabled else ENDS_AT
            raise Refused(TOO_OLD.format(age=age, day=in_words(day)), "born_on")


class AnotherNotification(CaseRecord):
    """Carer, parent and arranger each notify of the same arrangement: another of them did."""

    by = models.CharField("Who notified", max_length=16, choices=MustNotify.choices)
    words = models.TextField("What it says that the first did not", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "by"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "fostering_another_notification"
        verbose_name = "another notification"


class Beginning(CaseRecord):
    """The child moved in, as the notification had said beforehand."""

    words = models.TextField("Anything that is otherwise than in the notification", blank=True)

    handling: ClassVar = with_case_columns(words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "fostering_beginning"
        verbose_name = "beginning"

    def check_it(self, today: date) -> None:
        """Where the child lived there already, the notification says since when."""
        if self.case_id and Notification.objects.filter(case_id=self.case_id, lives_there=True).exists():
            raise Refused("By the notification the child lives there already. If that is wrong, correct it.")
