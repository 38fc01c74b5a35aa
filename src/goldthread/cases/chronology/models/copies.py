"""Copies of a merged chronology that the worker lays out on pages, since that takes longer than anybody waits."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.chronology.models.chronologies import Chronology
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.by_worker import MadeByWorker
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import with_own_columns


class ChronologyCopyQuerySet(models.QuerySet["ChronologyCopy"]):
    def visible_to(self, standing: Standing) -> "ChronologyCopyQuerySet":
        """The desk's, as the whole chronology is: what it reads no agency may."""
        if standing.is_system:
            return self
        return self.filter(Exists(Case.objects.run_by(standing).filter(the_very("pk", "chronology__case"))))


class ChronologyCopy(MadeByWorker):
    """One file of a chronology as it was when it was made, for whom it was ordered and how it was narrowed.

    ``agency_named``, ``first_on`` and ``last_on`` say to which rows, and ``gap`` which gaps it points out. It never
    changes: what is told afterwards stands in another copy.
    """

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "docx", "Word"

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="copies")
    form = models.CharField(max_length=4, choices=Form.choices)
    is_anonymised = models.BooleanField()
    agency_named = models.CharField(max_length=200, blank=True)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    gap = models.PositiveSmallIntegerField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ChronologyCopyQuerySet.as_manager()

    locked_after: ClassVar = "chronology__case"
    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            "chronology form is_anonymised first_on last_on gap state ordered_by ordered_at made_at file failure",
        ),
        words=(CASE_TEXT, "agency_named"),
    )

    class Meta:
        db_table = "chronology_copy"
        verbose_name = "copy of a chronology"
        verbose_name_plural = "copies of chronologies"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="made", file__isnull=False, made_at__isnull=False)
                | (~Q(state="made") & Q(file=None, made_at=None)),
                name="chronology_copy_has_its_file_once_made",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "chronology", "-ordered_at"], name="chronology_copy_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()}, {self.names_in_words}: {self.chronology}"

    def get_absolute_url(self) -> str:
        return reverse("chronology_copy", kwargs={"space": self.chronology.case.space.slug, "pk": self.pk})

    @property
    def names_in_words(self) -> str:
        return "anonymised" if self.is_anonymised else "with names"
