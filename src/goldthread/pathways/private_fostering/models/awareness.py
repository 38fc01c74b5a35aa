"""Where it was made known that the council must be notified of private fostering (statutory.md 9.4)."""

from datetime import date
from typing import ClassVar

from django.db import models

from goldthread.cases.casework.models import OwnEntry, with_entry_columns
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT

NOT_ANSWERED_BY_MORE = "No more can have answered than were asked."


class Whom(models.TextChoices):
    SCHOOLS = "schools", "Schools"
    LANGUAGE_SCHOOLS = "language_schools", "Language schools"
    ADMISSIONS = "admissions", "School admissions"
    GP = "gp", "GP registrations"
    FAITH = "faith", "Faith and community groups"
    STAFF = "staff", "Staff of council and partners"
    PUBLIC = "public", "The public"
    OTHER = "other", "Others"


class Awareness(OwnEntry):
    """Schools, language schools, GP surgeries or others were asked or told of it on a day. Which notifications came of
    it, those say.
    """

    whom = models.CharField("Who was asked or told", max_length=20, choices=Whom.choices)
    which = models.CharField("Which of them", max_length=200, help_text="For example, all secondary schools")
    what = models.TextField("What was done", help_text="Do not name a child, a carer or a family")
    asked = models.PositiveIntegerField("How many were asked", null=True, blank=True)
    answered = models.PositiveIntegerField("How many answered", null=True, blank=True)
    outcome = models.TextField(
        "What came of it",
        blank=True,
        help_text=(
            "Do not name a child, a carer or a family. A notification that came of it has a case, which says so: the"
            " yearly figures count these"
        ),
    )

    handling: ClassVar = with_entry_columns(
        facts=(BUSINESS, "whom asked answered"), words=(BUSINESS_TEXT, "which what outcome")
    )

    class Meta:
        db_table = "fostering_awareness"
        verbose_name = "awareness activity"
        verbose_name_plural = "awareness activities"

    def check_it(self, today: date) -> None:
        if self.asked is not None and self.answered is not None and self.answered > self.asked:
            raise Refused(NOT_ANSWERED_BY_MORE, "answered")
