"""Make a document: gather what it says, and print it in each form. Nothing here is written down."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.composing import Typed, composed
from goldthread.foundation.documents.content import Content
from goldthread.foundation.documents.kinds import Asked, DocumentKind
from goldthread.foundation.documents.layout import Layout
from goldthread.foundation.documents.models import (
    Document,
    DocumentFile,
    DocumentTemplate,
    last_made,
    layout_of,
    template_of,
)
from goldthread.foundation.documents.rendering.length import check_length
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.documents.rendering.word import as_word
from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import Received, stored
from goldthread.foundation.jobs.ordered import NotDone
from goldthread.foundation.records.file_names import file_name
from goldthread.foundation.spaces.models import Space

FORMS = ("html", "pdf", "docx")

GONE = "What it is about is not there any more, or whoever ordered it may not see it now."


class SubjectGone(NotDone):
    """The record that a document is about is not there, or may not be seen by whoever asks."""


def subject_of(document: Document, standing: Standing) -> Any:
    """The record that a document is about. Raise SubjectGone."""
    subject = document.of_kind.find(standing, document.space, document.subject)
    if subject is None:
        raise SubjectGone(GONE)
    return subject


def content_of(document: Document, subject: Any, standing: Standing, on: date) -> Content:
    """What a document that is not made yet would say today."""
    last = last_made(document.of_kind, subject)
    typed = Typed(document.title, document.opening, document.words)
    return content_for(document.of_kind, subject, document.space, standing, on, typed=typed, last=last)


def content_for(
    kind: DocumentKind,
    subject: Any,
    space: Space,
    standing: Standing,
    on: date,
    *,
    typed: Typed | None = None,
    last: Document | None = None,
    layout: Layout | None = None,
) -> Content:
    """What a document of a kind says about a record, in the layout of its partnership unless another is tried."""
    asked = Asked(subject, space, standing, on, last.as_made if last else None, last.made_on if last else None)
    return composed(kind, layout or layout_of(template_of(space, kind), kind), asked, typed or Typed())


def printed(content: Content, form: str, template: DocumentTemplate | None) -> bytes:
    """The document in one form: ``html``, ``pdf`` or ``docx``. Raise ValueError for another."""
    if content.is_for_others:
        content = content.without_sources()
    address = settings.ADDRESS.rstrip("/")
    logo = bytes_of(template.logo) if template else None
    match form:
        case "html":
            return as_page(content, address, logo=logo).encode()
        case "pdf":
            return as_pdf(as_page(content, address, logo=logo))
        case "docx":
            corporate = bytes_of(template.word_file) if template else None
            return as_word(content, address, corporate=corporate, logo=logo)
    raise ValueError(f"no such form: {form}")


def files_of(
    content: Content, template: DocumentTemplate | None, most_pages: int | None = None
) -> Mapping[str, Received]:
    """The files that are kept of a document, their bytes in the store and known to no record yet.

    Raise TooLong, with nothing kept, where its PDF has more than ``most_pages``.
    """
    made = {form: printed(content, form, template) for form in DocumentFile.Form.values}
    if most_pages is not None:
        check_length(made[DocumentFile.Form.PDF], most_pages)
    return {form: stored(file_name(content.title, form), form, data) for form, data in made.items()}


def bytes_of(file: StoredFile | None) -> bytes | None:
    """What lies in the store, if there is a file."""
    return storage.read(file.place, file.sha256) if file else None
