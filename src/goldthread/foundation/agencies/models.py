"""Organisations that take part, as a partnership knows them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.records.handling import PUBLISHED
from goldthread.foundation.records.in_force import EarlierWords, InForce, InForceQuerySet, Worded
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import Space, SpaceRecord, with_own_columns


class AgencyWords(models.Model):
    """What a partnership says of an agency; a change from a day keeps what was said before it."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=30, choices=AgencyKind.choices)
    is_safeguarding_partner = models.BooleanField(default=False)
    is_relevant_agency = models.BooleanField(default=False)
    owes_section_11 = models.BooleanField(default=False)
    is_designated_education_agency = models.BooleanField(default=False)

    class Meta:
        abstract = True


WORDS = "name short_name kind is_safeguarding_partner is_relevant_agency owes_section_11 is_designated_education_agency"


class AgencyQuerySet(InForceQuerySet["Agency"]):
    """Agencies, on a day or on all days."""

    def besides_settings(self) -> "AgencyQuerySet":
        """Those that are offered where somebody chooses an agency: an area has hundreds of settings beside them."""
        return self.filter(is_setting=False)


class Agency(SpaceRecord, Sourced, InForce, Worded, AgencyWords):
    """An organisation that takes part in a partnership.

    Each partnership keeps its own record, under the name it uses; ``own_space`` says that it is the
    organisation whose own space that is, which is how one organisation is known over many partnerships.
    ``is_designated_education_agency`` is for section 2 of the Children's Wellbeing and Schools Act 2026: once
    regulations name them, designated childcare and education agencies are inside the arrangements by law.
    ``is_setting`` is for one of the many schools, homes, clubs and groups of an area, which are reached rather than
    sit on groups: forms do not offer them.
    """

    is_setting = models.BooleanField(default=False, db_default=False, editable=False)
    own_space = models.ForeignKey(
        Space, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = AgencyQuerySet.as_manager()

    remembers: ClassVar = tuple(WORDS.split())
    searched = Searchable("Agency", "r.name", "r.short_name", "'VIEW_PARTNERSHIP'")
    handling: ClassVar = with_source_columns(
        facts=(PUBLISHED, f"{WORDS} is_setting own_space starts_on ends_on dates_note")
    )

    class Meta:
        db_table = "agency"
        verbose_name_plural = "agencies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "name"], name="agency_name_once_in_a_space"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="agency_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agency", kwargs={"space": self.space.slug, "agency": self.pk})


class AgencyAsItWas(SpaceRecord, EarlierWords, AgencyWords):
    """What was said of an agency until a day."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="earlier_words")

    handling: ClassVar = with_own_columns(facts=(PUBLISHED, f"{WORDS} agency until"))

    class Meta:
        db_table = "agency_as_it_was"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "agency", "until"], name="agency_words_once_until_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name} until {self.until}"
