"""Letters of cases, and the files that were made of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import kept_on_case
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.letters.kinds import kind_of
from goldthread.foundation.access.once import once
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.documents.by_worker import MadeOfContent, Making
from goldthread.foundation.documents.kinds import DocumentKind
from goldthread.foundation.documents.models import DocumentFile
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class CaseLetterQuerySet(models.QuerySet["CaseLetter"]):
    @once
    def visible_to(self, standing: Standing) -> "CaseLetterQuerySet":
        """Whoever reads all of the case, and the agency that ordered it of its own records.

        One that the office ordered also says what the office typed for it: of that the agency sees none.
        """
        if standing.is_system:
            return self
        return self.filter(kept_on_case(standing), case__in=Case.objects.read_by(standing).values("pk"))


class CaseLetter(MadeOfContent):
    """One letter that was made of a record of a case; or that is owed and will not be made, and ``why``.

    ``letter`` is its code in the pathway; ``step`` and ``record_id`` are the record of which it was made. ``agency`` is
    in whose name it was ordered, where all that it says was recorded in that name too; nothing where whoever runs the
    pathway ordered it.
    ``opening`` and ``words`` are what was typed for it. ``content`` is a ``Content`` from the moment it is made, and
    never changes.
    """

    class State(models.TextChoices):
        WAITING = Making.WAITING.value, Making.WAITING.label
        MADE = Making.MADE.value, Making.MADE.label
        FAILED = Making.FAILED.value, Making.FAILED.label
        LEFT = "left", "Will not be made"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    letter = models.CharField(max_length=16)
    step = models.CharField(max_length=40)
    record_id = models.BigIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    opening = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=dict, blank=True)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    why = models.TextField(blank=True, default="", db_default="")

    objects = CaseLetterQuerySet.as_manager()

    locked_after: ClassVar = "case"
    handling: ClassVar = with_own_columns(
        facts=(CASE, "case letter step record_id agency state ordered_by ordered_at made_at failure"),
        words=(CASE_TEXT, "opening words content why"),
    )

    class Meta:
        db_table = "case_letter"
        verbose_name = "letter of a case"
        verbose_name_plural = "letters of cases"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="made", content__isnull=False, made_at__isnull=False)
                | (~Q(state="made") & Q(content=None, made_at=None)),
                name="case_letter_holds_its_content_once_made",
            ),
            models.CheckConstraint(
                condition=(Q(state="left") & ~Q(why="")) | (~Q(state="left") & Q(why="")),
                name="case_letter_says_why_it_is_left",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "case", "-ordered_at"], name="case_letter_of_case")]

    def __str__(self) -> str:
        return f"{self.declared.title}: {self.case}"

    def get_absolute_url(self) -> str:
        args = {"space": self.space.slug, "reference": self.case.reference, "pk": self.pk}
        return reverse("case_letter", kwargs=args)

    @property
    def declared(self) -> Letter:
        return self.case.rules.letter(self.letter)

    @property
    def of_kind(self) -> DocumentKind:
        return kind_of(self.case.rules, self.declared)


class CaseLetterFileQuerySet(models.QuerySet["CaseLetterFile"]):
    @once
    def visible_to(self, standing: Standing) -> "CaseLetterFileQuerySet":
        """Seen as its letter is."""
        return self if standing.is_system else self.filter(letter__in=CaseLetter.objects.visible_to(standing))


class CaseLetterFile(SpaceRecord):
    """One file that was made of a letter, in one form."""

    letter = models.ForeignKey(CaseLetter, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=4, choices=DocumentFile.Form.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    objects = CaseLetterFileQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(CASE, "letter form file"))

    class Meta:
        db_table = "case_letter_file"
        verbose_name = "file of a letter"
        verbose_name_plural = "files of letters"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "letter", "form"], name="case_letter_file_once_in_a_form"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} ({self.get_form_display()})"
