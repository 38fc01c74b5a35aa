"""How it becomes known, what it is considered as, and what another area leads (statutory.md 7.1, 7.5, 7.6)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.checking import TO_COME, check_not_before
from goldthread.foundation.commands.refusals import Refused, refuse_all, wrong
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT, Replaced
from goldthread.foundation.records.working_days import months_after
from goldthread.pathways.statutory_review.models.codes import NO_MORE_SCR, Criterion, Kind, OurPart, Referrer, Subject

WHICH_ORGANISATION = "Enter the organisation for which it is referred."
TOO_NEW = "A serious case review was of what happened before {day}. Choose another one."
NOT_ENGAGED = "Tick it too among those that may be engaged, or choose another one that it is considered as first."
NOT_OF_AGE = (
    "By the date of birth they were {age} on {day}, and “{review}” is of people {of}. Check the date, or untick it. If"
    " the case is about a child and an adult, correct the referral, which says who was harmed or died."
)
OLD_ENOUGH = {Kind.SAR: 18, Kind.DHR: 16, Kind.DARDR: 16}
OF_CHILDREN, ADULT = (Kind.LCSPR, Kind.SCR), 18
"""Of whom each statute is: from which age on, or of children (statutory.md 7.1)."""
CASE_BIRTH = replace(CASE_NAME, replaced=Replaced.EMPTIED)


class Referral(CaseRecord):
    """Somebody refers a death or serious harm to the panel. Anyone may, and nobody is named yet."""

    source = models.CharField("Who refers it", max_length=12, choices=Referrer.choices)
    organisation = models.CharField(
        "Organisation", max_length=200, blank=True, help_text="Must be said if it is referred for an agency or a board"
    )
    caller = models.CharField("Their post", max_length=200, help_text="For example, team manager, or a relative")
    reply_to = models.CharField("How to reach them", max_length=200)
    subject = models.CharField("Who was harmed or died", max_length=8, choices=Subject.choices)
    incident_on = models.DateField("Day on which it happened", null=True, blank=True)
    what = models.TextField("What happened", help_text="Write “the child” or “the adult”. Name nobody")
    why = models.TextField("Why agencies may have to learn from it", help_text="Name nobody")
    known_to = models.TextField("Agencies that knew them", blank=True)
    immediate = models.TextField("What was done or learned at once", blank=True, help_text="Name nobody")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "source subject incident_on"),
        words=(CASE_TEXT, "organisation caller reply_to what why known_to immediate"),
    )

    class Meta:
        db_table = "review_referral"
        verbose_name = "referral"

    minds_gaps: ClassVar[bool] = True

    def check_it(self, today: date) -> None:
        refuse_all(self._wrong(today))

    def _wrong(self, today: date) -> Iterator[Refused]:
        if self.source in (Referrer.AGENCY, Referrer.BOARD) and not self.organisation.strip():
            yield Refused(WHICH_ORGANISATION, "organisation")
        if self.incident_on and self.incident_on > today:
            yield Refused(TO_COME, "incident_on")


class LedElsewhere(CaseRecord):
    """Another area leads a review in which we take part: who leads, who joins, who contributes, and what we owe."""

    kind = models.CharField("Kind of review", max_length=16, choices=Kind.choices)
    pseudonym = models.CharField("Name under which the review is known", max_length=100, help_text="Never a real one")
    led_by = models.CharField("Area or partnership that leads it", max_length=200)
    joined_by = models.CharField("Areas that do it jointly", max_length=300, blank=True)
    contributed_by = models.CharField("Areas that contribute", max_length=300, blank=True)
    our_part = models.CharField("Our part", max_length=12, choices=OurPart.choices)
    link = models.TextField("What links us to it", help_text="For example, the child was in our care. Name nobody")
    owed = models.TextField("What we owe as a partner", help_text="Papers, people, money, and by when")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "kind our_part"),
        words=(CASE_TEXT, "pseudonym led_by joined_by contributed_by link owed"),
    )

    class Meta:
        db_table = "review_led_elsewhere"
        verbose_name = "review that another area leads"


class Contribution(CaseRecord):
    """Something that we owed to a review that another area leads was given."""

    what = models.TextField("What was given, and to whom", help_text="Posts and agencies, not names")
    is_all = models.BooleanField("Is it all that we owed?")

    handling: ClassVar = with_case_columns(facts=(CASE, "is_all"), words=(CASE_TEXT, "what"))

    class Meta:
        db_table = "review_contribution"
        verbose_name = "contribution"


class Considered(CaseRecord):
    """Who it is about, which criteria are met, and which statutes may be engaged."""

    subject_name = models.CharField("Name of the child or adult", max_length=200)
    born_on = models.DateField("Date of birth", null=True, blank=True)
    died_on = models.DateField("Date of death", null=True, blank=True)
    others = models.TextField("Others who were harmed, and the household", blank=True)
    criteria = ArrayField(
        models.CharField(max_length=16, choices=Criterion.choices),
        verbose_name="Criteria that are met",
        blank=True,
        default=list,
        help_text="Leave all empty if none is met: a review for learning may be done all the same",
    )
    engaged = ArrayField(
        models.CharField(max_length=16, choices=Kind.choices),
        verbose_name="Reviews that may be needed",
        help_text="One panel chooses which of them leads",
    )
    kind = models.CharField("Considered first as", max_length=16, choices=Kind.choices)
    is_serious = models.BooleanField(
        "Is it a serious child safeguarding case?", default=False, db_default=False, editable=False
    )
    reasons = models.TextField("Why the criteria are met or not met")
    agencies_known = models.TextField("Agencies known to have been involved")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "criteria engaged kind died_on is_serious"),
        words=(CASE_TEXT, "others reasons agencies_known"),
        names=(CASE_NAME, "subject_name"),
        birth=(CASE_BIRTH, "born_on"),
    )

    class Meta:
        db_table = "review_considered"
        verbose_name = "consideration"

    minds_gaps: ClassVar[bool] = True

    def check_it(self, today: date) -> None:
        self.is_serious = Criterion.LCSPR in self.criteria
        refuse_all(self._wrong(today))

    def _wrong(self, today: date) -> Iterator[Refused]:
        """It minds that what was not answered is None or empty."""
        for name in ("born_on", "died_on"):
            if (day := getattr(self, name)) and day > today:
                yield Refused(TO_COME, name)
        if self.born_on and self.died_on:
            yield from wrong(check_not_before, self.died_on, self.born_on, "died_on", "They were born")
        if self.kind and self.engaged and self.kind not in self.engaged:
            yield Refused(NOT_ENGAGED, "kind")
        referral = Referral.objects.filter(case_id=self.case_id).first() if self.case_id else None
        if referral is None:
            return
        if self.kind == Kind.SCR:
            yield from wrong(check_is_no_new_scr, self.case_id, "kind")
        if self.born_on and referral.subject != Subject.BOTH:
            day = self.died_on or referral.incident_on or timezone.localdate(referral.happened_at)
            yield from wrong(self._check_fits_age, self.born_on, day)

    def _check_fits_age(self, born_on: date, day: date) -> None:
        """A statute that is not of somebody of that age is asked about."""
        for name in ("criteria", "engaged"):
            for code in getattr(self, name):
                review = Kind(code.split("_")[0]) if code.split("_")[0] in Kind.values else None
                least = OLD_ENOUGH.get(review) if review else None
                is_too_young = least is not None and day < months_after(born_on, 12 * least)
                is_too_old = review in OF_CHILDREN and day >= months_after(born_on, 12 * ADULT)
                if review and (is_too_young or is_too_old):
                    of = f"of {least} or older" if is_too_young else f"under {ADULT}"
                    told = {"age": _years(born_on, day), "day": in_words(day), "review": review.label, "of": of}
                    raise Refused(NOT_OF_AGE.format(**told), name)


def _years(born_on: date, day: date) -> int:
    before_birthday = (day.month, day.day) < (born_on.month, born_on.day)
    return max(day.year - born_on.year - before_birthday, 0)


def check_is_no_new_scr(case_id: int, field: str) -> None:
    """Raise Refused where what happened came after the law that ended serious case reviews."""
    for one in Referral.objects.filter(case_id=case_id):
        if (one.incident_on or timezone.localdate(one.happened_at)) >= NO_MORE_SCR:
            raise Refused(TOO_NEW.format(day=in_words(NO_MORE_SCR)), field)
