"""The threshold is met: who it is about, and what is thought of it at first."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import CaseRecord, with_case_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT, Replaced
from goldthread.pathways.lado.models.codes import Category, EmployerType, Location, Tier
from goldthread.pathways.lado.models.days import check_not_to_come

CRITERIA = ("harmed", "offence", "risk", "unsuitable")
NO_CRITERION = (
    "Say which of the four criteria is met. If none is, give advice instead: nobody is named in a consultation."
)
TIER_ONE = "Tier 1 is a consultation, in which nobody is named. Give advice instead, or choose a higher tier."
TOLD_SOCIAL_CARE = (
    "If a child may have suffered significant harm, a strategy discussion is needed. Say when it was asked for."
)
TOLD_POLICE = "If it may be an offence, the police must be told. Say when they were told."
CASE_BIRTH = replace(CASE_NAME, replaced=Replaced.EMPTIED)


class Referral(CaseRecord):
    """It meets the threshold of harm: it is a referral, and the adult is named from here on."""

    harmed = models.BooleanField("1. Harmed a child, or may have", default=False)
    offence = models.BooleanField("2. May have committed an offence against or related to a child", default=False)
    risk = models.BooleanField("3. Behaved in a way that suggests a risk of harm to children", default=False)
    unsuitable = models.BooleanField(
        "4. Behaved in a way that suggests they may not be suitable to work with children", default=False
    )
    adult_name = models.CharField("Name of the adult", max_length=200)
    adult_born_on = models.DateField("Date of birth of the adult", null=True, blank=True)
    adult_role = models.CharField("Their role", max_length=120, help_text="For example, teaching assistant")
    sector = models.CharField("Kind of employer", max_length=24, choices=EmployerType.choices)
    employer = models.CharField("Employer or organisation", max_length=200)
    other_work = models.CharField(
        "Other work of theirs with children", max_length=300, blank=True, help_text="Paid or as a volunteer"
    )
    children = models.TextField(
        "Which child or children", blank=True, help_text="Initials, or the numbers of their own case. Not full names"
    )
    category = models.CharField("Category", max_length=40, choices=Category.choices)
    location = models.CharField("Where or when", max_length=16, choices=Location.choices)
    tier = models.PositiveSmallIntegerField(
        "Tier", choices=Tier.choices, help_text="Of the National LADO Network’s threshold document"
    )
    why = models.TextField("Why the threshold is met")

    handling: ClassVar = with_case_columns(
        facts=(CASE, "harmed offence risk unsuitable sector category location tier"),
        words=(CASE_TEXT, "why"),
        names=(CASE_NAME, "adult_name adult_role employer other_work children"),
        birth=(CASE_BIRTH, "adult_born_on"),
    )

    class Meta:
        db_table = "lado_referral"
        verbose_name = "referral"
        indexes: ClassVar = [
            models.Index(
                fields=["adult_born_on"], condition=models.Q(adult_born_on__isnull=False), name="lado_referral_birth"
            ),
        ]

    def check_it(self, today: date) -> None:
        """Nobody is named unless the threshold is met."""
        if not any(getattr(self, name) for name in CRITERIA):
            raise Refused(NO_CRITERION, CRITERIA[0])
        if self.tier == Tier.ONE:
            raise Refused(TIER_ONE, "tier")
        check_not_to_come(self, ("adult_born_on",), today)


class Evaluation(CaseRecord):
    """What the designated officer and the employer think of it at first, and who has to be told at once."""

    class View(models.TextChoices):
        UNSUBSTANTIATED = "unsubstantiated", "It is clearly unsubstantiated"
        MALICIOUS = "malicious", "It is clearly malicious"
        NO_FORMAL_ACTION = "no_formal_action", "It needs no formal disciplinary action"
        HEARING = "hearing", "A disciplinary hearing is possible at once"
        INVESTIGATE = "investigate", "It has to be investigated first"

    with_whom = models.CharField("Who took part", max_length=300, help_text="Posts and agencies, not names")
    significant_harm = models.BooleanField("A child may have suffered significant harm", default=False)
    social_care_asked_on = models.DateField("When a strategy discussion was asked for", null=True, blank=True)
    may_be_offence = models.BooleanField("It may be a criminal offence", default=False)
    police_told_on = models.DateField("When the police were told", null=True, blank=True)
    first_view = models.CharField("What you think of it at first", max_length=20, choices=View.choices)
    needs_meeting = models.BooleanField(
        "An allegations management meeting is needed",
        default=True,
        help_text="Yes if several agencies are concerned, if the police are, or if it may be an offence",
    )
    reasons = models.TextField("Why")

    handling: ClassVar = with_case_columns(
        facts=(
            CASE,
            "significant_harm social_care_asked_on may_be_offence police_told_on first_view needs_meeting",
        ),
        words=(CASE_TEXT, "with_whom reasons"),
    )

    class Meta:
        db_table = "lado_evaluation"
        verbose_name = "initial evaluation"

    def check_it(self, today: date) -> None:
        """Significant harm goes to social care and an offence to the police, before anything else."""
        if self.significant_harm and self.social_care_asked_on is None:
            raise Refused(TOLD_SOCIAL_CARE, "social_care_asked_on")
        if self.may_be_offence and self.police_told_on is None:
            raise Refused(TOLD_POLICE, "police_told_on")
        check_not_to_come(self, ("social_care_asked_on", "police_told_on"), today)
