"""Documents about a review: what they hold, who may make them, and that what was made stays as it was."""

from datetime import date
from io import BytesIO

import pytest
from pikepdf import Pdf

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.documents.jobs import make_document
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.making import content_for, printed
from goldthread.foundation.documents.models import Document
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import (
    a_finding,
    a_published_review,
    a_review,
    an_action,
    an_outcome,
)
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.papers.registering import COMMITTEE_ORDER

from .seeded import SYSTEM, load_child_c, reading

pytestmark = pytest.mark.django_db

DOCUMENTS = "/p/northborough/documents/"


@pytest.fixture
def review(partnership, store):
    review = a_published_review(partnership)
    finding = a_finding(review)
    an_action(review, "1.1", agencies=[an_agency(partnership)], findings=[finding])
    an_outcome(review, findings=[finding])
    return review


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def begun(client, review, kind="committee", **typed):
    """The address of a document that was begun."""
    said = {"title": "Embedding the learning", "words-recommendation": "- Note the work", **typed}
    answer = client.post(f"{DOCUMENTS}begin/{kind}/{review.pk}", said)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def made(client, address, space):
    """The document, once the worker has made it."""
    assert client.post(f"{address}make").status_code == 302
    number = int(address.rstrip("/").rpartition("/")[2])
    make_document(space_id=space.pk, document_id=number)
    return document_in(space, number)


def document_in(space, number):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Document.objects.prefetch_related("files__file").get(pk=number)


def test_a_document_is_written_looked_at_and_made(review, partnership, manager):
    address = begun(manager, review)

    seen = manager.get(address).content.decode()
    assert "This is what it would say today" in seen
    assert "Note the work" in seen
    assert "Finding 1" in seen

    document = made(manager, address, partnership)
    assert document.state == Document.State.MADE
    assert {one.form for one in document.files.all()} == {"pdf", "docx"}
    for one in document.files.all():
        answer = manager.get(f"/p/northborough/files/{one.file_id}/")
        assert answer.status_code == 200
        assert f'filename="Embedding the learning.{one.form}"' in answer["Content-Disposition"]


def test_what_was_made_stays_as_it_was_and_the_next_says_what_changed(review, partnership, manager):
    first = made(manager, begun(manager, review), partnership)
    finding = a_finding(review, number=2, subject="Visits")

    assert document_in(partnership, first.pk).as_made == first.as_made
    second = manager.get(begun(manager, review)).content.decode()
    assert "Not in that paper" in second
    assert f"Finding {finding.number}: Visits" in second


def test_a_made_document_is_neither_written_nor_made_again(review, partnership, manager):
    address = begun(manager, review)
    made(manager, address, partnership)

    answer = manager.post(f"{address}write", {"title": "Another"})
    assert "stays as it is" in answer.content.decode()
    assert "stays as it is" in manager.post(f"{address}make", follow=True).content.decode()


def test_every_statement_from_the_records_leads_to_a_page(review, partnership, manager):
    document = made(manager, begun(manager, review), partnership)

    for source in document.as_made.sources().values():
        assert manager.get(source.address).status_code == 200


@pytest.mark.parametrize(
    ("role", "sees", "makes"),
    [
        ("coordinator", 200, 200),
        ("independent_scrutineer", 200, 404),
        ("board_member", 404, 404),
        ("stranger", 404, 404),
    ],
)
def test_who_sees_and_who_makes(review, partnership, manager, role, sees, makes):
    address = begun(manager, review)
    client = visitor(role, partnership)

    assert client.get(address).status_code == sees
    assert client.get(f"{DOCUMENTS}begin/committee/{review.pk}").status_code == makes


def test_a_lead_sees_no_document_of_the_whole_plan(review, partnership, manager):
    address = begun(manager, review)
    lead = visitor("agency_lead", partnership, an_agency(partnership, "Police"))

    assert lead.get(address).status_code == 404


def test_a_paper_about_an_unpublished_review_is_kept_from_those_who_may_not_see_it(partnership, store, manager):
    review = a_review(partnership, pseudonym="Child R")
    address = begun(manager, review)
    made(manager, address, partnership)

    assert visitor("board_member", partnership).get(address).status_code == 404
    assert visitor("independent_scrutineer", partnership).get(address).status_code == 200


@pytest.mark.parametrize("typed", [{"title": ""}, {"title": "x" * 300}, {"words-background": "x" * 20_001}])
def test_what_is_too_long_or_missing_is_said_and_nothing_is_lost(review, manager, typed):
    said = {"title": "A paper", "words-recommendation": "Kept words", **typed}
    answer = manager.post(f"{DOCUMENTS}begin/committee/{review.pk}", said)

    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert "Kept words" in answer.content.decode()


@pytest.mark.parametrize("kind", ["committee", "action-plan", "board-response", "summary"])
def test_each_document_of_child_c_holds_only_what_is_recorded(partnership, kind):
    load_child_c(partnership)

    with reading(partnership):
        review = Review.objects.select_related("space").get(reference="child-c")
        content = content_for(KINDS[kind], review, partnership, SYSTEM, date(2026, 11, 28))
    assert content.sources()
    assert all(section.blocks for section in content.sections)


def test_the_summary_of_child_c_fits_on_one_page(partnership):
    load_child_c(partnership)

    with reading(partnership):
        review = Review.objects.select_related("space").get(reference="child-c")
        content = content_for(KINDS["summary"], review, partnership, SYSTEM, date(2026, 11, 28))
    with Pdf.open(BytesIO(printed(content, "pdf", None))) as pdf:
        assert len(pdf.pages) == 1


def test_the_committee_paper_of_child_c_holds_what_the_printed_paper_holds(partnership):
    load_child_c(partnership)

    with reading(partnership):
        review = Review.objects.select_related("space").get(reference="child-c")
        content = content_for(KINDS["committee"], review, partnership, SYSTEM, date(2026, 11, 28))
    sections = {section.code: section for section in content.sections}
    (findings,) = [block for block in sections["findings"].blocks if block.kind == "grid"]
    assert len(findings.rows) == 8
    assert findings.rows[0].cells[1].words.startswith("Elective home education")
    assert set(COMMITTEE_ORDER) == set(sections)
    replies = [block for block in sections["national"].blocks if block.kind == "quotation"]
    assert replies
