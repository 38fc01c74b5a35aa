"""What a notification of a child’s death says (statutory.md 6.3)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.cases.declaring.projecting import moment_of
from goldthread.cases.papers.wording import says_nothing
from goldthread.cases.people.identifiers import NotANumber, read_nhs_number, read_postcode
from goldthread.cases.people.living import LOOKS_SECRET
from goldthread.cases.people.refuges import reads_like_a_refuge
from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.refusals import Refused, refuse_all, wrong
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT, Replaced
from goldthread.foundation.records.working_days import months_after
from goldthread.pathways.child_death.models.ages import ADULT, age_band, birthday
from goldthread.pathways.child_death.models.codes import (
    ETHNICITIES,
    AgeBand,
    Deprivation,
    Known,
    NoNumber,
    Notifier,
    Place,
    Sex,
    residences,
)

LONGEST_PREGNANCY = 45
BORN_ALIVE = (
    "This review is of children who were born alive. A stillbirth, a late loss of a pregnancy or a lawful termination"
    " is not recorded here. If no healthcare professional was present at the birth, a joint agency response is owed all"
    " the same: tell those who lead it."
)
BEFORE_BIRTH = "This is before the date of birth, {day}. Check both dates."
OLDER = "The child had reached 18 by then: this review is of children up to the day before their 18th birthday."
AFTER_NOTICE = "The death was notified on {day}, so it cannot be later than that. Check both dates."
SO_LATE = (
    "You say that the child died on {day}, more than a year before this notification. Check the year. If it is right,"
    " say why it was notified so late."
)
LONG_AFTER = 12
"""Months."""
NUMBER_OR_WHY = "Enter the NHS number, or say why there is none. It is by the number that no death is counted twice."
NOT_BOTH = "There is an NHS number, so leave this out."
ONE_A_LINE = "One on each line: the name, then a comma, then the rest. Leave it empty if it is not known"
MAY_BE_UNKNOWN = ("mother", "father", "gp", "school", "place_name", "carers", "siblings", "professionals", "by_name")
"""Where “not known” and “none” are typed: they name nobody, in no paper and not on the register of people."""
IF_KNOWN = "Leave it empty if it is not known"
CASE_BIRTH = replace(CASE_NAME, replaced=Replaced.EMPTIED)


class Notification(CaseRecord):
    """Somebody who works with children tells the child death review that a child has died."""

    child_name = models.CharField("Name of the child", max_length=200)
    other_names = models.TextField("Other names of the child", blank=True, help_text="One on each line")
    nhs_number = models.CharField("NHS number", max_length=20, blank=True)
    why_no_number = models.CharField(
        "Why there is no NHS number", max_length=16, choices=NoNumber.choices, blank=True, help_text="Only without one"
    )
    sex = models.CharField("Sex of the child", max_length=1, choices=Sex.choices)
    ethnicity = models.CharField(
        "Ethnicity", max_length=4, choices=ETHNICITIES, help_text="As the family says it. It is never guessed"
    )
    born_alive = models.BooleanField("Was the child born alive?")
    born_on = models.DateField("Date of birth")
    gestation = models.PositiveSmallIntegerField(
        "Weeks of pregnancy at birth",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_PREGNANCY)],
        help_text="If it is known. It matters most for a baby",
    )
    died_at = models.DateTimeField("Date of death")
    why_late = models.TextField(
        "Why it was notified so long after the death",
        blank=True,
        default="",
        db_default="",
        help_text="Only if the child died more than a year before",
    )
    age = models.CharField("Age", max_length=8, choices=AgeBand.choices, editable=False)
    place = models.CharField("Where the child died", max_length=12, choices=Place.choices)
    place_name = models.CharField("Name and address of that place", max_length=300, blank=True)
    address = models.TextField(
        "Home address",
        blank=True,
        help_text="Street and house on the first line. If the family has none, write “no fixed address”. Leave it"
        " empty if it is not known yet",
    )
    postcode = models.CharField("Postcode of the home", max_length=10, blank=True)
    area = models.CharField("Council in whose area the child lived", max_length=9, choices=residences)
    deprivation = models.CharField(
        "Deprivation of the area of the home",
        max_length=2,
        choices=Deprivation.choices,
        blank=True,
        default="",
        db_default="",
        help_text="Its tenth in the national index of multiple deprivation, by the postcode. Leave it empty until it is"
        " looked up",
    )
    is_protected = models.BooleanField(
        "The address is kept secret from somebody",
        default=False,
        help_text="A refuge, a placement that is kept secret, a family that hides. No file shows the address then",
    )
    gp = models.CharField("GP surgery", max_length=200, blank=True, help_text=IF_KNOWN)
    school = models.CharField("School, nursery or college", max_length=200, blank=True, help_text=IF_KNOWN)
    mother = models.CharField("Name of the mother", max_length=200, blank=True, help_text=IF_KNOWN)
    father = models.CharField("Name of the father", max_length=200, blank=True, help_text=IF_KNOWN)
    carers = models.TextField("Others who cared for the child", blank=True, help_text=ONE_A_LINE)
    siblings = models.TextField("Brothers and sisters", blank=True, help_text=ONE_A_LINE)
    by = models.CharField("Who notifies", max_length=12, choices=Notifier.choices)
    by_name = models.CharField("Name of whoever notifies", max_length=200, blank=True, help_text=IF_KNOWN)
    by_post = models.CharField("Their post", max_length=200, blank=True)
    by_contact = models.CharField("How to reach them", max_length=200, blank=True)
    circumstances = models.TextField("What happened", help_text="The facts, as far as they are known")
    coroner = models.CharField("Was the coroner told?", max_length=8, choices=Known.choices)
    post_mortem = models.CharField("Is there a post-mortem examination?", max_length=8, choices=Known.choices)
    response = models.CharField("Is there a joint agency response?", max_length=8, choices=Known.choices)
    professionals = models.TextField("Professionals who knew the child", blank=True, help_text=ONE_A_LINE)

    handling: ClassVar = with_case_columns(
        facts=(
            CASE,
            "why_no_number sex ethnicity born_alive gestation died_at age place area by coroner post_mortem response"
            " is_protected deprivation",
        ),
        words=(CASE_TEXT, "circumstances by_post why_late"),
        names=(
            CASE_NAME,
            "child_name other_names nhs_number place_name postcode gp school mother father by_name by_contact carers"
            " siblings professionals address",
        ),
        birth=(CASE_BIRTH, "born_on"),
    )

    class Meta:
        db_table = "child_death_notification"
        verbose_name = "notification of a death"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "nhs_number"], condition=~Q(nhs_number=""), name="child_death_of_a_number_once"
            ),
            models.CheckConstraint(
                condition=Q(nhs_number="") ^ Q(why_no_number=""), name="child_death_number_or_why_not"
            ),
        ]
        # Each notification asks who was born that day: a like name is the same child's.
        indexes: ClassVar = [models.Index(fields=["space", "born_on"], name="child_death_notified_birth")]

    minds_gaps: ClassVar[bool] = True

    def check_it(self, today: date) -> None:
        for name in MAY_BE_UNKNOWN:
            if says_nothing(getattr(self, name)):
                setattr(self, name, "")
        refuse_all(self._wrong(today))
        if self.born_on and self.died_at:
            self.age = age_band(self.born_on, timezone.localdate(self.died_at))

    def _wrong(self, today: date) -> Iterator[Refused]:
        """It minds that what was not answered is None or empty."""
        yield from wrong(self._check_number)
        if not self.is_protected and reads_like_a_refuge(f"{self.address}\n{self.place_name}"):
            yield Refused(LOOKS_SECRET, "is_protected")
        yield from wrong(self._check_postcode)
        if self.born_alive is False:
            yield Refused(BORN_ALIVE, "born_alive")
        if self.born_on and self.born_on > today:
            yield Refused(TO_COME, "born_on")
        if self.died_at:
            yield from wrong(self._check_death, timezone.localdate(self.died_at))

    def _check_death(self, died_on: date) -> None:
        if self.born_on and died_on < self.born_on:
            raise Refused(BEFORE_BIRTH.format(day=in_words(self.born_on)), "died_at")
        if self.born_on and died_on >= birthday(self.born_on, ADULT):
            raise Refused(OLDER, "died_at")
        if not self.happened_at:
            return
        notified_on = timezone.localdate(self.happened_at)
        if moment_of(self.died_at).first > moment_of(self.happened_at).last:
            raise Refused(AFTER_NOTICE.format(day=in_words(notified_on)), "died_at")
        if months_after(died_on, LONG_AFTER) < notified_on and not self.why_late.strip():
            raise Refused(SO_LATE.format(day=in_words(died_on)), "why_late")

    def _check_postcode(self) -> None:
        if self.postcode.strip():
            self.postcode = _read(read_postcode, self.postcode, "postcode")

    def _check_number(self) -> None:
        """Kept as its ten digits, so that the database finds the same again however it was typed."""
        if not self.nhs_number.strip():
            self.nhs_number = ""
            if not self.why_no_number:
                raise Refused(NUMBER_OR_WHY, "nhs_number")
            return
        self.nhs_number = _read(read_nhs_number, self.nhs_number, "nhs_number")
        if self.why_no_number:
            raise Refused(NOT_BOTH, "why_no_number")


def _read(reader: Callable[[str], str], text: str, field: str) -> str:
    try:
        return reader(text)
    except NotANumber as wrong:
        raise Refused(str(wrong), field) from wrong


class FurtherNotification(CaseRecord):
    """Somebody else tells of the same death: it is one case, and what they know is kept."""

    by = models.CharField("Who notifies", max_length=12, choices=Notifier.choices)
    by_name = models.CharField("Name of whoever notifies", max_length=200, blank=True, help_text=IF_KNOWN)
    by_post = models.CharField("Their post", max_length=200, blank=True)
    by_contact = models.CharField("How to reach them", max_length=200, blank=True)
    words = models.TextField("What they tell")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "by"), names=(CASE_NAME, "by_name by_contact"), words=(CASE_TEXT, "by_post words")
    )

    class Meta:
        db_table = "child_death_further_notification"
        verbose_name = "further notification"
