"""The briefing on paper: one page, or a sentence that says why not."""

from io import BytesIO

import pytest
from docx import Document as WordDocument
from pypdfium2 import PdfDocument

from goldthread.foundation.documents.commands import begin_document
from goldthread.foundation.documents.jobs import make_document
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.models import Document, DocumentFile
from goldthread.foundation.documents.ordering import order_document
from goldthread.foundation.files import storage
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.boxes import BOXES, FITS
from goldthread.partnership.briefings.commands.writing import Resource, add_resource
from goldthread.partnership.briefings.document import CODE
from goldthread.partnership.briefings.factories import LATER, TESTS, a_briefing, a_quote
from goldthread.partnership.learning.factories import a_finding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


def made(briefing, review):
    """The document as the worker leaves it, and its bytes in each form."""
    document = begin_document(
        space=review.space,
        kind=KINDS[CODE],
        subject=briefing,
        title="Child Q",
        opening={},
        words={},
        by=TESTS,
        at=LATER,
    )
    order_document(document=document, by=TESTS, at=LATER)
    make_document.func(space_id=briefing.space_id, document_id=document.pk)
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        files = DocumentFile.objects.filter(document=document).select_related("file")
        data = {one.form: storage.read(one.file.place, one.file.sha256) for one in files}
        return Document.objects.get(pk=document.pk), data


SENTENCE = "We ask at each visit who lives with the child, and write it down where others find it."


def of_words(review, number, **given):
    """A briefing with so many words, spread over its boxes as people write: prose, and two lists of points."""
    words = (SENTENCE.split() * number)[: number // len(BOXES)]
    prose, points = " ".join(words), "\n".join(f"- {' '.join(words[n : n + 12])}" for n in range(0, len(words), 12))
    boxes = {box.name: points if box.name in ("what_to_do", "discussion") else prose for box in BOXES}
    return a_briefing(review, boxes=boxes, **given)


def test_what_fits_by_its_words_fits_on_one_page(review):
    document, files = made(of_words(review, FITS), review)

    assert document.state == Document.State.MADE, document.failure
    assert len(PdfDocument(files["pdf"])) == 1
    assert "7. Discussion and resources" in [one.text for one in WordDocument(BytesIO(files["docx"])).paragraphs]


def test_what_does_not_fit_is_not_made_and_says_by_how_much(review):
    document, files = made(of_words(review, FITS * 2), review)

    assert document.state == Document.State.FAILED
    assert document.failure.startswith("It does not fit on one page of A4: about ")
    assert "words too many" in document.failure
    assert files == {}
    assert document.may_be_written


def test_it_holds_what_is_drawn_in_with_its_way_back(review):
    finding = a_finding(review, subject="the first call was not passed on")
    briefing = a_briefing(review, findings=(finding,))
    add_resource(briefing=briefing, resource=Resource("A card", "https://example.org/card"), by=TESTS, at=LATER)
    a_quote(briefing, "published")

    document, _ = made(briefing, review)
    told = {statement.words: statement.source for statement in document.as_made.statements()}
    assert told["The first call was not passed on"].address == "/p/northborough/reviews/child-q/findings/1/"
    assert "A card: https://example.org/card" in told
    assert "“So easy to pick up.”" in told
