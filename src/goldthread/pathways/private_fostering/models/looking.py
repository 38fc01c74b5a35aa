"""What the council looks at: visits, checks and the assessment (Schedules 2 and 3; statutory.md 9.2, 9.3)."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_TEXT

WHY_NOT_ALONE = "The child is seen alone at every visit unless that is not appropriate. Say why they were not."
NOT_SEEN = "You say that the child was seen alone, and not that the child was seen."


class Visit(CaseRecord):
    """An officer of the council visits where the child lives, sees the child alone, and reports in writing."""

    class Why(models.TextChoices):
        DUE = "due", "It was due"
        ASKED = "asked", "Child, carer or parent asked for it"

    class Seen(models.TextChoices):
        CHILD = "child", "The child"
        CARER = "carer", "The carer"
        HOUSEHOLD = "household", "Others of the household"
        PARENT = "parent", "A parent"

    why = models.CharField("Why it was made", max_length=8, choices=Why.choices)
    seen = ArrayField(
        models.CharField(max_length=12, choices=Seen.choices), verbose_name="Who was seen", size=len(Seen.choices)
    )
    alone = models.BooleanField("Was the child seen alone?")
    why_not_alone = models.TextField(
        "Why the child was not seen alone", blank=True, help_text="Only if the child was not seen alone"
    )
    wishes = models.TextField("What the child says and wishes")
    found = models.TextField(
        "What was found", help_text="The home and household, care, contact, money, health and education"
    )
    advice = models.TextField("Advice that was given", blank=True)

    handling: ClassVar = with_case_columns(
        facts=(CASE, "why seen alone"), words=(CASE_TEXT, "why_not_alone wishes found advice")
    )

    class Meta:
        db_table = "fostering_visit"
        verbose_name = "visit"

    def check_it(self, today: date) -> None:
        """Regulation 8(3): alone, unless the officer thinks that it is not appropriate."""
        if self.alone and self.Seen.CHILD not in self.seen:
            raise Refused(NOT_SEEN, "seen")
        if not self.alone and not self.why_not_alone.strip():
            raise Refused(WHY_NOT_ALONE, "why_not_alone")


class VisitAsked(CaseRecord):
    """Child, carer or parent asks for a visit before the next is due."""

    class By(models.TextChoices):
        CHILD = "child", "The child"
        CARER = "carer", "The carer"
        PARENT = "parent", "A parent, or somebody else with parental responsibility"

    by = models.CharField("Who asks for it", max_length=8, choices=By.choices)
    words = models.TextField("Why, and what is done about it")

    handling: ClassVar = with_case_columns(facts=(CASE, "by"), words=(CASE_TEXT, "words"))

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
