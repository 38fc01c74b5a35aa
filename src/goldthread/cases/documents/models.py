"""Documents of cases, and the versions of each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import kept_on_case
from goldthread.cases.declaring.lengths import LONGEST_CODE
from goldthread.foundation.access.once import once
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class CaseDocumentQuerySet(models.QuerySet["CaseDocument"]):
    @once
    def visible_to(self, standing: Standing) -> "CaseDocumentQuerySet":
        """Whoever reads all of the case, and the agency that put it there; once it is shared, all who see the case.

        What was withdrawn is shared no longer.
        """
        if standing.is_system:
            return self
        shared = Q(shared_at__isnull=False, withdrawn_at=None)
        return self.filter(kept_on_case(standing) | shared, case__in=Case.objects.read_by(standing).values("pk"))


class CaseDocument(SpaceRecord):
    """Something that stands in a file and belongs to a case. ``agency`` put it there; nothing for whoever runs it.

    ``copy_of`` is the code of a letter that was owed in the case and went out in another way; this is a copy of it.
    ``copied_step`` and ``copied_record`` are the record of which it was owed. Of documents from before that was asked
    nobody knows it: they count for every record up to their day.
    ``dated_on`` is the day that the document itself bears, or on which it came. What was withdrawn stays to be seen,
    with the reason, by those who read all of the case and by the agency that put it there.
    """

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter or e-mail"
        REPORT = "report", "Report or assessment"
        MINUTES = "minutes", "Minutes or notes"
        STATEMENT = "statement", "Statement or account"
        PICTURE = "picture", "Picture or scan"
        POLICY = "policy", "Policy or procedure"
        OTHER = "other", "Something else"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=200)
    copy_of = models.CharField(max_length=16, blank=True, db_default="", default="")
    copied_step = models.CharField(max_length=LONGEST_CODE, blank=True, db_default="", default="")
    copied_record = models.BigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    dated_on = models.DateField()
    note = models.TextField(blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = CaseDocumentQuerySet.as_manager()

    locked_after: ClassVar = "case"
    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            "case kind copy_of copied_step copied_record dated_on agency added_by added_at shared_at withdrawn_at",
        ),
        words=(CASE_TEXT, "title note withdrawn_why"),
    )

    class Meta:
        db_table = "case_document"
        verbose_name = "document of a case"
        verbose_name_plural = "documents of cases"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                name="case_document_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(copied_record=None, copied_step="")
                | (Q(copied_record__isnull=False) & ~Q(copied_step="") & ~Q(copy_of="")),
                name="case_document_is_a_copy_of_the_letter_of_a_record",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "case", "-dated_on"], name="case_document_of_case")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        args = {"space": self.space.slug, "reference": self.case.reference, "pk": self.pk}
        return reverse("case_document", kwargs=args)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def copied(self) -> str:
        """The title of the letter of which it is a copy; empty for any other document."""
        return next((one.title for one in self.case.rules.letters if one.code == self.copy_of), "")

    @property
    def state_in_words(self) -> str:
        """Who sees it."""
        if self.is_withdrawn:
            return "Withdrawn"
        return "Shared" if self.shared_at else "Not shared"


class CaseDocumentFileQuerySet(models.QuerySet["CaseDocumentFile"]):
    @once
    def visible_to(self, standing: Standing) -> "CaseDocumentFileQuerySet":
        """Every file of a document that is one's own or of a case that one reads all of. Of one that is read because it
        was shared, the newest alone: what it took the place of may be just what others should not read.
        """
        if standing.is_system:
            return self
        documents = CaseDocument.objects.visible_to(standing)
        newer = CaseDocumentFile.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
        kept = documents.filter(the_very("pk", "document"), kept_on_case(standing))
        return self.filter(Exists(kept) | ~Exists(newer), document__in=documents.values("pk"))


class CaseDocumentFile(SpaceRecord):
    """The file of a document from one time on. The newest counts; none is ever changed."""

    document = models.ForeignKey(CaseDocument, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    objects = CaseDocumentFileQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(CASE, "document number file given_by given_at"))

    class Meta:
        db_table = "case_document_file"
        verbose_name = "file of a document"
        verbose_name_plural = "files of documents"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "document", "number"], name="case_document_file_number_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "file"], name="case_document_file_file")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.document}"
