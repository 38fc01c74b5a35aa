"""Where somebody lives and with whom, and who they are to one another."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from goldthread.cases.people.models.people import (
    OF_A_PERSON,
    WORDS_OF_A_PERSON,
    OfAPerson,
    Person,
    taken_back_with_a_reason,
)
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

LONGEST_LINE, LONGEST_POSTCODE = 200, 10


class Household(SpaceRecord):
    """Those who live at one address. When a family moves, each of them is said to live in another household.

    It is seen through what is said of those who live there. Of one that is protected no page, list, file, answer,
    search or reason tells where it is, but the one page on which somebody asks for it and says what for.
    """

    lines = ArrayField(models.CharField(max_length=LONGEST_LINE))
    postcode = models.CharField(max_length=LONGEST_POSTCODE, blank=True)
    is_protected = models.BooleanField(default=False)

    kept_secret: ClassVar = Q(is_protected=True)
    """Rows that are not gathered where somebody asks what is held of them: who asks may be whom they hide from."""

    handling: ClassVar = with_own_columns(facts=(CASE, "is_protected"), address=(CASE_NAME, "lines postcode"))

    class Meta:
        db_table = "household"


class LivesThere(OfAPerson):
    """That somebody lives or lived in a household, from when to when, as far as known. ``keeps_secret`` is that this
    case says that nobody may know where; the household is protected as long as any case says so.
    """

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="living_there")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    keeps_secret = models.BooleanField(default=False, db_default=False)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} household from_on until_on keeps_secret"), words=(CASE_TEXT, WORDS_OF_A_PERSON)
    )

    class Meta:
        db_table = "person_lives_there"
        verbose_name = "address of a person"
        verbose_name_plural = "addresses of people"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_lives_there"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
                name="person_lives_there_ends_after_it_begins",
            ),
        ]


class Tie(OfAPerson):
    """Who somebody is to another: "mother of". Read from the other side it is told the other way round."""

    class Kind(models.TextChoices):
        MOTHER = "mother", "Mother of"
        FATHER = "father", "Father of"
        STEP_PARENT = "step_parent", "Step-parent of"
        GRANDPARENT = "grandparent", "Grandparent of"
        AUNT_OR_UNCLE = "aunt_or_uncle", "Aunt or uncle of"
        SIBLING = "sibling", "Brother or sister of"
        TWIN = "twin", "Twin of"
        COUSIN = "cousin", "Cousin of"
        PARTNER = "partner", "Partner of"
        FORMER_PARTNER = "former_partner", "Former partner of"
        CARER = "carer", "Carer of"
        FRIEND = "friend", "Friend of the family of"

    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    has_parental_responsibility = models.BooleanField(default=False)
    until_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} to kind has_parental_responsibility until_on"),
        words=(CASE_TEXT, WORDS_OF_A_PERSON),
    )

    class Meta:
        db_table = "person_tie"
        verbose_name = "relationship"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_tie"),
            models.CheckConstraint(condition=~Q(to=F("person")), name="person_tie_to_another"),
        ]
