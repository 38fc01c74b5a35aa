"""Documents, how a partnership lays them out, and the files that were made of them."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.by_worker import MadeOfContent, Making
from goldthread.foundation.documents.kinds import KINDS, DocumentKind
from goldthread.foundation.documents.layout import Layout, brought_up, usual
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.handling import BUSINESS, LEARNING, LEARNING_TEXT
from goldthread.foundation.spaces.models import Space, SpaceRecord, with_own_columns

LONGEST_TITLE = 200


class DocumentTemplateQuerySet(models.QuerySet["DocumentTemplate"]):
    @once
    def visible_to(self, standing: Standing) -> "DocumentTemplateQuerySet":
        """A setting of the partnership, for those who make documents there."""
        return self if standing.is_system else self.filter(space_id__in=standing.spaces_where(Can.MAKE_DOCUMENTS))


class DocumentTemplate(SpaceRecord):
    """How one kind of document is laid out in one partnership, once it has set that; at most one row for a kind.

    ``layout`` is a ``Layout``. ``word_file`` gives its styles, headers and footers to Word files that are made.
    """

    kind = models.CharField(max_length=40)
    layout = models.JSONField()
    logo = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    word_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = DocumentTemplateQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "kind layout logo word_file"))

    class Meta:
        db_table = "document_template"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "kind"], name="document_template_once_of_a_kind"),
        ]

    def __str__(self) -> str:
        return KINDS[self.kind].title if self.kind in KINDS else self.kind


def template_of(space: Space, kind: DocumentKind) -> DocumentTemplate | None:
    """What a partnership has set for a kind, if it has."""
    return DocumentTemplate.objects.filter(space=space, kind=kind.code).select_related("logo", "word_file").first()


def layout_of(template: DocumentTemplate | None, kind: DocumentKind) -> Layout:
    """The layout to use today."""
    return brought_up(Layout.model_validate(template.layout), kind) if template else usual(kind)


class DocumentQuerySet(models.QuerySet["Document"]):
    @once
    def visible_to(self, standing: Standing) -> "DocumentQuerySet":
        """Whoever sees the whole plan; what was made of a record not yet published, only who sees such records, and
        this one now.
        """
        if standing.is_system:
            return self
        seen = Q(is_restricted=False) | _seen_early(standing)
        return self.filter(seen, space_id__in=standing.spaces_where(Can.VIEW_WHOLE_PLAN))


def _seen_early(standing: Standing) -> Q:
    """Those of what a person sees before it is published: kinds of one kind of record are asked for once."""
    early = standing.spaces_where(Can.VIEW_UNPUBLISHED_REVIEWS)
    seen, kinds = Q(pk__in=[]), defaultdict[Callable[[Standing], QuerySet[Any]], list[str]](list)
    for kind in KINDS.values() if early else ():
        kinds[kind.seen].append(kind.code)
    for subjects, codes in kinds.items():
        seen |= Q(space_id__in=early, kind__in=codes, subject__in=subjects(standing).values("pk"))
    return seen


class Document(MadeOfContent):
    """One document about one record: first words that somebody writes, then, once made, a frozen copy.

    ``subject`` is the number of the record. ``opening`` and ``words`` are what was typed: lines at the head by their
    label, and words of sections by their code. ``content`` is a ``Content`` with all its sources, from the moment it
    is made, and never changes after.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        WAITING = Making.WAITING.value, Making.WAITING.label
        MADE = Making.MADE.value, Making.MADE.label
        FAILED = Making.FAILED.value, Making.FAILED.label

    kind = models.CharField(max_length=40)
    subject = models.PositiveBigIntegerField()
    is_restricted = models.BooleanField(default=True)
    title = models.CharField(max_length=LONGEST_TITLE)
    opening = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    begun_at = models.DateTimeField()
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_on = models.DateField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            LEARNING.kept_as("document"),
            "kind subject is_restricted state begun_by begun_at ordered_by made_on made_at failure",
        ),
        words=(LEARNING_TEXT.kept_as("document"), "title opening words content"),
    )

    class Meta:
        db_table = "document"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="made", content__isnull=False, made_at__isnull=False, made_on__isnull=False)
                | (~Q(state="made") & Q(content=None, made_at=None, made_on=None)),
                name="document_holds_its_content_once_made",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "kind", "subject", "-made_at"], name="document_of_subject"),
            models.Index(fields=["space", "-begun_at", "id"], name="document_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("document", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def may_be_written(self) -> bool:
        return self.state in (self.State.DRAFT, self.State.FAILED)

    @property
    def of_kind(self) -> DocumentKind:
        return KINDS[self.kind]


class DocumentFile(SpaceRecord):
    """One file that was made of a document, in one form."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "docx", "Word"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=4, choices=Form.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = with_own_columns(facts=(LEARNING.kept_as("document"), "document form file"))

    class Meta:
        db_table = "document_file"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "document", "form"], name="document_file_once_in_a_form"),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "file"], name="document_file_file")]

    def __str__(self) -> str:
        return f"{self.document} ({self.get_form_display()})"


def last_made(kind: DocumentKind, subject: Any) -> Document | None:
    """The document with which the next of a kind about a record is compared.

    It is the last that was made about the nearest of the records before it in its row, or else about the record itself.
    """
    made = Document.objects.filter(space=subject.space_id, kind=kind.code, state=Document.State.MADE)
    for number in (*kind.earlier(subject), subject.pk):
        last = made.filter(subject=number).order_by("-made_at", "-pk").first()
        if last:
            return last
    return None
