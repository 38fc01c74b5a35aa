"""What is said of somebody: names, birth and death, numbers, schools, traits and alerts."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from goldthread.cases.people.codes import CODED, Trait
from goldthread.cases.people.models.people import (
    OF_A_PERSON,
    WORDS_OF_A_PERSON,
    OfAPerson,
    taken_back_with_a_reason,
)
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT
from goldthread.foundation.spaces.models import with_own_columns
from goldthread.foundation.uncertain_dates.columns import COLUMNS, HappenedAbout, happened_about_checks

LONGEST_NAME, LONGEST_SCHOOL, LONGEST_ALERT = 200, 200, 500


class SaidName(OfAPerson):
    """One name of somebody. Which they bear now, and which they bore, its use says, and until when they bore it."""

    class Use(models.TextChoices):
        NOW = "now", "Name now"
        REGISTERED = "registered", "Name registered at birth"
        FORMER = "former", "Former name"
        ALIAS = "alias", "Also known as"

    use = models.CharField(max_length=12, choices=Use.choices, default=Use.NOW)
    given = models.CharField(max_length=LONGEST_NAME, blank=True)
    family = models.CharField(max_length=LONGEST_NAME, blank=True)
    until_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} use until_on"),
        names=(CASE_NAME, "given family"),
        words=(CASE_TEXT, WORDS_OF_A_PERSON),
    )

    class Meta:
        db_table = "person_name"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_name"),
            models.CheckConstraint(condition=~Q(given="") | ~Q(family=""), name="person_name_says_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()


class SaidBirth(HappenedAbout, OfAPerson):
    """When somebody was born, as far as known, or is expected; their sex, and when they died.

    ``birth_order`` is the place among twins or triplets, from 1.
    """

    class Sex(models.TextChoices):
        FEMALE = "F", "Female"
        MALE = "M", "Male"
        NOT_KNOWN = "U", "Not known"

    expected_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    birth_order = models.PositiveSmallIntegerField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} sex birth_order"),
        bounds=(CASE_NAME, f"{COLUMNS} expected_on died_on"),
        words=(CASE_TEXT, WORDS_OF_A_PERSON),
    )

    class Meta:
        db_table = "person_birth"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_birth"),
            *happened_about_checks("person_birth"),
            models.CheckConstraint(
                condition=Q(died_on=None) | Q(earliest_on=None) | Q(died_on__gte=F("earliest_on")),
                name="person_birth_before_death",
            ),
            models.CheckConstraint(
                condition=Q(birth_order=None) | Q(birth_order__gte=1), name="person_birth_order_from_one"
            ),
        ]


class SaidNumber(OfAPerson):
    """A number that another body gave somebody: held to its check before it is kept, and kept without spaces. One that
    was replaced, as an NHS number is after an adoption, was theirs until a day, and they are still found by it.
    """

    class Kind(models.TextChoices):
        NHS = "nhs", "NHS number"
        UPN = "upn", "Unique pupil number"

    kind = models.CharField(max_length=4, choices=Kind.choices)
    number = models.CharField(max_length=20, error_messages={"blank": "Enter the number."})
    until_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} kind until_on"), number=(CASE_NAME, "number"), words=(CASE_TEXT, WORDS_OF_A_PERSON)
    )

    class Meta:
        db_table = "person_number"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_number"),
            models.CheckConstraint(condition=~Q(number=""), name="person_number_says_a_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "kind", "number"], name="person_number_found")]


class SaidSchool(OfAPerson):
    """Where somebody goes or went to school, from when to when, as far as known."""

    school = models.CharField(max_length=LONGEST_SCHOOL, error_messages={"blank": "Enter the name of the school."})
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} from_on until_on"),
        school=(CASE_NAME, "school"),
        words=(CASE_TEXT, WORDS_OF_A_PERSON),
    )

    class Meta:
        db_table = "person_school"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_school"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
                name="person_school_ends_after_it_begins",
            ),
        ]


class SaidTrait(OfAPerson):
    """Ethnicity, languages, disabilities, needs: codes of the field’s own lists, as ``codes`` has them, or words where
    a list has none. Ethnicity comes from the child or a carer and is never guessed (statutory.md 14.1).
    """

    trait = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Trait])
    codes = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    words = models.CharField(max_length=LONGEST_ALERT, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} trait codes"), words=(CASE_TEXT, f"{WORDS_OF_A_PERSON} words")
    )

    class Meta:
        db_table = "person_trait"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_trait"),
            models.CheckConstraint(condition=~Q(codes=[]) | ~Q(words=""), name="person_trait_says_something"),
        ]

    @property
    def in_words(self) -> str:
        """The labels of its codes, and what was added in words."""
        labels = CODED[Trait(self.trait)]
        return ", ".join([*(labels.get(code, code) for code in self.codes), *filter(None, [self.words])])


class SaidContact(OfAPerson):
    """How somebody is reached, and whether that is safe: who else hears the telephone, reads the messages, is at home
    when. Where they live is no contact, so that an address can be kept secret.
    """

    class Way(models.TextChoices):
        TELEPHONE = "telephone", "Telephone"
        TEXT = "text", "Text message"
        EMAIL = "email", "Email"
        THROUGH = "through", "Through somebody else"
        OTHER = "other", "Another way"

    class Safety(models.TextChoices):
        SAFE = "safe", "Safe to use"
        WITH_CARE = "with_care", "Safe only as said here"
        NEVER = "never", "Not safe: never use it"

    way = models.CharField(max_length=10, choices=Way.choices)
    details = models.CharField(
        max_length=LONGEST_NAME, error_messages={"blank": "Enter the number, the address or who passes it on."}
    )
    safety = models.CharField(max_length=10, choices=Safety.choices)
    words = models.CharField(max_length=LONGEST_ALERT, blank=True)
    until_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} way safety until_on"),
        details=(CASE_NAME, "details"),
        words=(CASE_TEXT, f"{WORDS_OF_A_PERSON} words"),
    )

    class Meta:
        db_table = "person_contact"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_contact"),
            models.CheckConstraint(condition=~Q(details=""), name="person_contact_says_how"),
        ]


class SaidAlert(OfAPerson):
    """What whoever works with somebody must know first, until a day or until it is taken back."""

    words = models.CharField(
        max_length=LONGEST_ALERT, error_messages={"blank": "Say what whoever works with them must know."}
    )
    until_on = models.DateField(null=True, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, f"{OF_A_PERSON} until_on"), words=(CASE_TEXT, f"{WORDS_OF_A_PERSON} words")
    )

    class Meta:
        db_table = "person_alert"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_alert"),
            models.CheckConstraint(condition=~Q(words=""), name="person_alert_says_something"),
        ]
