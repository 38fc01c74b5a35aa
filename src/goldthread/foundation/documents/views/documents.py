"""Documents: begun, written, looked at, made and taken away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.composing import fields_of
from goldthread.foundation.documents.forms import WriteForm, said_in
from goldthread.foundation.documents.kinds import KINDS, Asked, DocumentKind
from goldthread.foundation.documents.lists import documents_page
from goldthread.foundation.documents.making import SubjectGone, content_of, subject_of
from goldthread.foundation.documents.models import Document, layout_of, template_of
from goldthread.foundation.documents.ordering import order_document
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.page import picture_of
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.jobs.watching import is_watched, watched
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken


@access(Can.VIEW_WHOLE_PLAN)
def documents(request: DeskRequest) -> HttpResponse:
    """Every document in sight, newest first."""
    rows = Document.objects.visible_to(request.standing).filter(space=request.space).select_related("space")
    return respond(
        request,
        documents_page(),
        rows,
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        template="documents/documents.html",
        may_make=request.standing.may(Can.MAKE_DOCUMENTS, request.space.pk),
    )


@access(Can.MAKE_DOCUMENTS)
def begin(request: DeskRequest, kind: str, subject: int) -> HttpResponse:
    """Begin a document of a kind about one record."""
    found = _kind(kind)
    about = found.find(request.standing, request.space, subject)
    if about is None:
        raise Http404
    layout = layout_of(template_of(request.space, found), found)
    title = f"{found.title}: {found.named(about)}"
    fields = _fields(found, about, request)
    form = WriteForm(*sent(request), kind=found, layout=layout, fields=fields, suggested={"title": title})
    page = FormPage(
        title=f"Write the {found.title.lower()}",
        caption=found.named(about),
        intro=found.purpose,
        button="Save and look at it",
        back=found.back(about),
        step=f"begin-document-{kind}-{subject}",
        to=lambda pk: reverse("document", args=[request.space.slug, pk]),
    )
    return answered(request, page, form, form.begin, space=request.space, subject=about)


@access(Can.MAKE_DOCUMENTS)
def write(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what was typed, before it is made."""
    found = _document(request, pk)
    layout = layout_of(template_of(request.space, found.of_kind), found.of_kind)
    note_read(found, "form")
    form = WriteForm(
        *sent(request),
        seen=found,
        kind=found.of_kind,
        layout=layout,
        fields=_fields(found.of_kind, _subject(found, request), request),
        initial=said_in(found.title, found.opening, found.words, layout),
    )
    page = FormPage(
        title="Change the words",
        caption=found.title,
        back=found.get_absolute_url(),
        done="The words were saved.",
        button="Save and look at it",
        step=f"write-document-{pk}",
    )
    return answered(request, page, form, form.write, document=found)


@access(Can.VIEW_WHOLE_PLAN)
def document(request: DeskRequest, pk: int) -> HttpResponse:
    """One document: as it was made, or as it would be made now."""
    found = _document(request, pk)
    note_read(found, "document")
    may_make = request.standing.may(Can.MAKE_DOCUMENTS, request.space.pk)
    shown: dict[str, Any] = {
        "document": found,
        "content": _content(found, request),
        "files": list(found.files.select_related("file").order_by("pk")) if found.is_made else [],
        "may_write": may_make and found.may_be_written,
        "picture_of": picture_of,
        "alternative": alternative,
        "watch": is_watched(request),
        "crumbs": [{"text": "Documents", "href": reverse("documents", args=[request.space.slug])}],
    }
    answer = render(request, "documents/document.html", shown)
    return watched(request, answer) if found.is_waiting else answer


@access(Can.MAKE_DOCUMENTS)
@require_POST
def make(request: DeskRequest, pk: int) -> HttpResponse:
    """Have it made as it is now."""
    found = _document(request, pk)
    try:
        order_document(document=found, by=request.user, at=request.now)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(found.get_absolute_url())


def _content(document: Document, request: DeskRequest) -> Any:
    """Nothing where what it is about is out of sight."""
    if document.is_made:
        return document.as_made
    try:
        subject = subject_of(document, request.standing)
    except SubjectGone:
        return None
    return content_of(document, subject, request.standing, request.today)


def _fields(kind: DocumentKind, subject: Any, request: DeskRequest) -> dict[str, str]:
    return fields_of(kind, Asked(subject, request.space, request.standing, request.today))


def _subject(document: Document, request: DeskRequest) -> Any:
    """What a document is about; where that is out of sight there is nothing to write."""
    try:
        return subject_of(document, request.standing)
    except SubjectGone:
        raise Http404 from None


def _document(request: DeskRequest, pk: int) -> Document:
    visible = Document.objects.visible_to(request.standing).filter(space=request.space)
    return get_object_or_404(visible.select_related("space"), pk=pk)


def _kind(code: str) -> DocumentKind:
    if code not in KINDS:
        raise Http404
    return KINDS[code]
