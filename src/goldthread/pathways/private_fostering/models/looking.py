"""What the council looks at: visits, checks and the assessment (Schedules 2 and 3; statutory.md 9.2, 9.3)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.pathways.private_fostering.models.notifying import Beginning, Notification

WHY_NOT_ALONE = "The child is seen alone at every visit unless that is not appropriate. Say why they were not."
WHAT_WISHES = "Say what the child says and wishes."
LIVED_THERE = "The child lived there already, since {day}. Say whether they were seen."


class Visit(CaseRecord):
    """An officer of the council visits where the child lives, sees the child alone, and reports in writing."""

    class Why(models.TextChoices):
        DUE = "due", "It was due"
        ASKED = "asked", "Child, carer or parent asked for it"

    class Child(models.TextChoices):
        ALONE = "alone", "Yes, alone"
        WITH_OTHERS = "with_others", "Yes, but not alone"
        NOT_YET = "not_yet", "No: the child does not live there yet"
        NO = "no", "No"

    class Seen(models.TextChoices):
        CARER = "carer", "The carer"
        HOUSEHOLD = "household", "Others of the household"
        PARENT = "parent", "A parent"

    why = models.CharField("Why it was made", max_length=8, choices=Why.choices)
    child = models.CharField(
        "Was the child seen?",
        max_length=12,
        choices=Child.choices,
        default="",
        db_default=Child.NO,
        help_text="A call at which the child was not seen is no visit to the child: the visit stays due",
    )
    why_not_alone = models.TextField(
        "Why the child was not seen alone", blank=True, help_text="Only if the child was seen, and not alone"
    )
    wishes = models.TextField(
        "What the child says and wishes", blank=True, help_text="Must be said if the child was seen"
    )
    seen = ArrayField(
        models.CharField(max_length=12, choices=Seen.choices),
        verbose_name="Who else was seen",
        size=len(Seen.choices),
        blank=True,
        default=list,
    )
    found = models.TextField(
        "What was found", help_text="The home and household, care, contact, money, health and education"
    )
    advice = models.TextField("Advice that was given", blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "why child seen"), words=(CASE_TEXT, "why_not_alone wishes found advice")
    )

    class Meta:
        db_table = "fostering_visit"
        verbose_name = "visit"

    def check_it(self, today: date) -> None:
        """Regulation 8(3): alone, unless the officer thinks that it is not appropriate."""
        if self.child == self.Child.WITH_OTHERS and not self.why_not_alone.strip():
            raise Refused(WHY_NOT_ALONE, "why_not_alone")
        if self.child in SEEN and not self.wishes.strip():
            raise Refused(WHAT_WISHES, "wishes")
        since = moved_in_on(self)
        if self.child == self.Child.NOT_YET and since and since < timezone.localdate(self.happened_at):
            raise Refused(LIVED_THERE.format(day=in_words(since)), "child")


SEEN = (Visit.Child.ALONE, Visit.Child.WITH_OTHERS)


def notification_of(record: CaseRecord) -> Notification | None:
    """That by which a record's case began; none of a record that is of no case yet."""
    return Notification.objects.filter(case_id=record.case_id).first() if record.case_id else None


def moved_in_on(record: CaseRecord) -> date | None:
    """Since when the child of a record's case lives there, as far as it is known."""
    first = notification_of(record)
    if first is None or first.lives_there:
        return first.moved_in_on if first else None
    begun = Beginning.objects.filter(case_id=record.case_id).first()
    return timezone.localdate(begun.happened_at) if begun else None


class VisitAsked(CaseRecord):
    """Child, carer or parent asks for a visit before the next is due."""

    class By(models.TextChoices):
        CHILD = "child", "The child"
        CARER = "carer", "The carer"
        PARENT = "parent", "A parent, or somebody else with parental responsibility"

    class Reasonable(models.TextChoices):
        YES = "yes", "Yes: a visit is made"
        NO = "no", "No"

    by = models.CharField("Who asks for it", max_length=8, choices=By.choices)
    reasonable = models.CharField(
        "Is it reasonable?", max_length=4, choices=Reasonable.choices, default="", db_default=Reasonable.YES
    )
    words = models.TextField("Why, and what is done about it")

    handling: ClassVar = with_case_columns(facts=(CASE, "by reasonable"), words=(CASE_TEXT, "words"))

    class Meta:
        db_table = "fostering_visit_asked"
        verbose_name = "request for a visit"


class Check(CaseRecord):
    """One check of carer or household."""

    class Kind(models.TextChoices):
        DBS = "dbs", "Disclosure and Barring Service, for each of 16 or older in the household"
        REFEREE = "referee", "A referee"
        HEALTH = "health", "Health"
        ADDRESS = "address", "Addresses"

    class Result(models.TextChoices):
        ASKED = "asked", "Asked for"
        CLEAR = "clear", "Nothing of concern"
        CONCERN = "concern", "Something of concern"
        REFUSED = "refused", "Refused"

    kind = models.CharField("What is checked", max_length=8, choices=Kind.choices)
    whom = models.CharField("Of whom", max_length=200, help_text="For example, the carer, or an adult son")
    result = models.CharField("Where it stands", max_length=8, choices=Result.choices)
    words = models.TextField("What it says", blank=True)

    handling: ClassVar = with_case_columns(facts=(CASE, "kind result"), words=(CASE_TEXT, "whom words"))

    class Meta:
        db_table = "fostering_check"
        verbose_name = "check"


MATTERS = ("duration", "wishes", "home", "carer", "household", "contact", "money", "health", "education", "decides")
"""On which the assessment must say something."""


class Assessment(CaseRecord):
    """What the council finds of whether the arrangement is suitable, matter by matter (Schedule 2)."""

    duration = models.TextField("How long it is to last, as parents and carer understand it")
    wishes = models.TextField("What the child wishes and feels")
    home = models.TextField("The home, and where the child sleeps")
    carer = models.TextField("Whether the carer is able to look after the child")
    household = models.TextField("Who else lives there")
    contact = models.TextField("How the child and the family stay in touch")
    money = models.TextField("How it is paid for")
    health = models.TextField("The child’s health, and their doctor")
    education = models.TextField("The child’s education")
    decides = models.TextField("Who decides what about the child")
    advice = models.TextField("Advice that was given", blank=True)

    handling: ClassVar = with_case_columns(
        words=(CASE_TEXT, "duration wishes home carer household contact money health education decides advice"),
    )

    class Meta:
        db_table = "fostering_assessment"
        verbose_name = "assessment"
