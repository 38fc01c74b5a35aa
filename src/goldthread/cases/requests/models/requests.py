"""What is asked of agencies about a case, why, and on which lawful basis."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import MD5, Upper
from django.db.models.lookups import Exact
from django.urls import reverse

from goldthread.cases.casework.lawful_basis import KeepsLawfulBasis
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.lengths import LONGEST_CODE
from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

MOST_DAYS = 60
DAYS = (MinValueValidator(1), MaxValueValidator(MOST_DAYS))


def _digest(words: models.F | models.Value) -> MD5:
    """By which the same words are found, in capitals or not: an index holds it, since they may be long."""
    return MD5(Upper(words))


class InformationRequestQuerySet(models.QuerySet["InformationRequest"]):
    def about(self, words: str) -> "InformationRequestQuerySet":
        """Those that name whom they are about by the same words."""
        return self.filter(Exact(_digest(F("about")), _digest(models.Value(words))))

    @once
    def visible_to(self, standing: Standing) -> "InformationRequestQuerySet":
        """The desk's alone: an agency that was asked sees its own lane."""
        return self if standing.is_system else self.filter(case__in=Case.objects.run_by(standing))


class InformationRequest(KeepsLawfulBasis, SpaceRecord):
    """One question about a case to one or more agencies.

    ``about`` are the words by which an agency finds the person in its own records, typed for this request: of the case
    an agency learns nothing else. ``decided_by`` decided to ask, in a ``role``. ``working_days`` is the limit that was
    given at first; a lane may have been given more. ``form`` is the code of what the pathway asks agencies to fill in;
    nothing where something else is asked.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="information_requests")
    number = models.PositiveIntegerField()
    about = models.TextField()
    form = models.CharField(max_length=LONGEST_CODE, blank=True, default="", db_default="")
    asked = models.TextField()
    purpose = models.TextField()
    working_days = models.PositiveSmallIntegerField(validators=DAYS)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, choices=role_choices, blank=True)

    objects = InformationRequestQuerySet.as_manager()

    locked_after: ClassVar = "case"
    handling: ClassVar = with_own_columns(
        facts=(CASE, "case number form working_days asked_at decided_by role informed consent basis condition gateway"),
        names=(CASE_NAME, "about"),
        words=(CASE_TEXT, "asked purpose informed_why consent_why gateway_other rationale"),
    )

    class Meta:
        db_table = "case_request"
        verbose_name = "information request"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "case", "number"], name="case_request_number_once"),
            models.CheckConstraint(condition=Q(working_days__range=(1, MOST_DAYS)), name="case_request_days_in_bounds"),
        ]
        indexes: ClassVar = [models.Index(F("space"), _digest(F("about")), name="case_request_about")]

    def __str__(self) -> str:
        return f"{self.case.reference}/{self.number}"

    @property
    def asks_for(self) -> str:
        """What agencies are to fill in, by its title; nothing where something else is asked."""
        form = self.case.rules.asked_form(self.form)
        return form.title if form else ""

    def get_absolute_url(self) -> str:
        return reverse("case_request", kwargs={"space": self.space.slug, "pk": self.pk})
