"""Advice and feedback are put in writing: until a letter was made of them, the case and its officer are told."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document as WordDocument
from pypdfium2 import PdfDocument

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.documents.commands import withdraw_document
from goldthread.cases.documents.factories import SAID as A_DOCUMENT
from goldthread.cases.documents.factories import a_document
from goldthread.cases.documents.forms import NOBODY_IN_IT
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.on_your_work import to_be_made
from goldthread.cases.letters.owing import owing_of
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files import storage
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_contact, a_managed_case, then

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
OWED, WAY = "Advice in writing: not made yet", "/letter/advice/"


@pytest.fixture
def then_at():
    """Two hours ago: tests look at pages, which know no other time than now."""
    return timezone.now() - timedelta(hours=2)


@pytest.fixture
def case(partnership, officer, then_at):
    day = timezone.localdate(then_at)
    case = a_contact(partnership, by=officer, at=then_at, concern_on=day, known_on=day)
    then(case, "advised", by=officer, at=then_at)
    return case


def page_of(user, case, more=""):
    browser = DeskClient()
    browser.force_login(user)
    return browser.get(f"/p/{case.space.slug}/case/{case.reference}/{more}").text


def advised_in(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return case.rules.step("advised").record.objects.select_related("space").latest("pk")


def made(case, officer, at):
    return order_letter(case=case, record=advised_in(case), letter="advice", opening={}, words={}, by=officer, at=at)


def waiting(user, case, at=None):
    at = at or timezone.now()
    with opened(actor=user.pk, reading=[case.space_id]):
        return [(one.words, one.href, one.detail) for one in to_be_made(seen_by(user, at), at)]


def test_a_case_says_that_its_advice_is_not_in_writing_until_a_letter_is_made(case, officer, then_at):
    before = page_of(officer, case)
    assert OWED in before
    assert f'href="/p/northborough/case/{case.reference}/advised/{advised_in(case).pk}{WAY}"' in before

    made(case, officer, then_at)

    assert OWED not in page_of(officer, case)


def test_the_page_of_a_case_offers_letters_that_nobody_owes_and_an_owed_one_once(case, officer, then_at):
    page = page_of(officer, case)

    assert "Make the letter: Letter that a contact was received" in page
    assert page.count(WAY) == 1

    then(case, "followed_up", by=officer, at=then_at)
    then(case, "consultation_ended", by=officer, at=then_at)

    assert "/letter/consultation/" in page_of(officer, case)


def test_one_that_could_not_be_made_is_owed_still(case, officer, then_at):
    letter = made(case, officer, then_at)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseLetter.objects.filter(pk=letter.pk).update(state=CaseLetter.State.FAILED, failure="It was given up.")

    assert OWED in page_of(officer, case)


def test_each_advice_is_owed_a_letter_of_its_own(case, officer, then_at):
    made(case, officer, then_at)
    then(case, "advised", by=officer, at=then_at + timedelta(minutes=5))

    assert OWED in page_of(officer, case)


def test_whoever_records_that_it_was_put_in_writing_is_told_that_no_letter_was_made(case, officer, then_at):
    assert OWED in page_of(officer, case, "record/followed_up/")
    assert OWED not in page_of(officer, case, "record/accepted/")

    made(case, officer, then_at)

    assert OWED not in page_of(officer, case, "record/followed_up/")


def test_whoever_closes_a_case_is_told_which_letters_were_never_made(partnership, officer, then_at):
    closing, first = "record/consultation_ended/", then_at - timedelta(days=3)
    day = timezone.localdate(first)
    case = a_contact(partnership, by=officer, at=first, concern_on=day, known_on=day)
    for step in ("advised", "followed_up"):
        then(case, step, by=officer, at=first)
    assert OWED not in page_of(officer, case, closing)

    then(case, "advised", by=officer, at=then_at)
    assert f"{OWED}. Make the letter first." in page_of(officer, case, closing)

    made(case, officer, then_at)
    assert OWED not in page_of(officer, case, closing)


def test_a_copy_of_what_went_out_in_another_way_counts_from_its_day_on_until_it_is_withdrawn(case, officer, then_at):
    today = timezone.localdate(then_at)
    copy = replace(A_DOCUMENT, title="E-mail", kind="letter", dated_on=today - timedelta(days=1), copy_of="advice")
    with pytest.raises(Refused, match="a copy of it bears that day or a later one") as refused:
        a_document(case, by=officer, at=timezone.now(), said=copy)
    assert refused.value.field == "dated_on"
    assert OWED in page_of(officer, case)
    a_document(case, by=officer, at=timezone.now(), said=replace(copy, dated_on=today, copy_of=""))
    assert OWED in page_of(officer, case)

    document = a_document(case, by=officer, at=timezone.now(), said=replace(copy, dated_on=today))
    assert OWED not in page_of(officer, case)
    assert waiting(officer, case) == []

    withdraw_document(document=document, why="Of another case.", by=officer, at=timezone.now())
    assert OWED in page_of(officer, case)


def test_a_document_is_no_copy_of_a_letter_that_nobody_owes(case, officer):
    for code in ("closing", "none-such"):
        with pytest.raises(Refused):
            a_document(case, by=officer, at=timezone.now(), said=replace(A_DOCUMENT, copy_of=code))


def test_it_waits_on_the_first_page_of_whoever_leads_the_case(case, officer, manager, partnership, then_at):
    second = somebody("designated_officer", partnership, name="second")
    for other in (manager, second):
        assert waiting(other, case) == []
    [(words, href, detail)] = waiting(officer, case)
    assert words == "Advice in writing"
    assert href.endswith(WAY)
    assert case.reference in detail

    made(case, officer, then_at)

    assert waiting(officer, case) == []


def test_it_asks_four_statements_at_most(case, officer, django_assert_max_num_queries):
    at = timezone.now()
    with opened(actor=officer.pk, reading=[case.space_id]):
        standing = seen_by(officer, at)
        with django_assert_max_num_queries(4):
            assert len(list(to_be_made(standing, at))) == 1


def fed_back_and_closed(partnership, officer, at):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=at)
    then(case, "fed_back", by=officer, at=at, to="child", next_step="")
    assert waiting(officer, case, at) == []
    then(case, "fed_back", by=officer, at=at)
    then(case, "closed", by=officer, at=at)
    return case


def test_feedback_is_owed_to_the_referrer_and_to_nobody_else_however_long_ago_the_case_was_closed(partnership, officer):
    at = RECEIVED_AT + timedelta(hours=1)
    case = fed_back_and_closed(partnership, officer, at)

    long_after = at + timedelta(days=400)
    assert [one[0] for one in waiting(officer, case, long_after)] == ["Letter of feedback to the referrer"]
    with opened(actor=officer.pk, reading=[case.space_id]):
        owed = owing_of(case, seen_by(officer, long_after))
    assert [one.words for one in owed] == ["Letter of feedback to the referrer: not made yet"]


def sent_document(user, case, **said):
    browser, day = DeskClient(), timezone.localdate()
    browser.force_login(user)
    file = SimpleUploadedFile("note.txt", b"Two pages.", "text/plain")
    answers = {"key": "k", "file": file, "title": "Note", "kind": "letter", "dated_on-day": day.day, **said}
    answers |= {"dated_on-month": day.month, "dated_on-year": day.year}
    return browser.post(f"/p/{case.space.slug}/case/{case.reference}/documents/add/", answers)


def test_what_is_said_of_a_document_is_looked_at_for_names_as_long_as_nobody_may_be_named(case, officer, then_at):
    assert NOBODY_IN_IT in page_of(officer, case, "documents/add/")
    answer = sent_document(officer, case, title="E-mail of Robin Example", note="From Mrs Sarah Placeholder")
    assert answer.status_code == 200
    for words in ("“Robin Example” may tell who a person is", "write “the adult”", "Sarah Placeholder"):
        assert words in unescape(answer.text)

    then(case, "accepted", by=officer, at=then_at)

    assert NOBODY_IN_IT not in page_of(officer, case, "documents/add/")
    assert sent_document(officer, case, title="E-mail of Robin Example").status_code == 302


def test_a_page_asks_of_which_letter_a_document_is_a_copy(case, officer):
    assert "Which letter it is a copy of" in page_of(officer, case, "documents/add/")

    assert sent_document(officer, case, copy_of="advice").status_code == 302

    assert OWED not in page_of(officer, case)


def test_a_letter_says_from_whom_it_is_and_that_it_is_confidential(case, officer, then_at):
    letter = made(case, officer, then_at)
    make_case_letter.func.__wrapped__(space_id=case.space_id, letter_id=letter.pk, at=then_at)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = {one.form: one.file for one in letter.files.select_related("file")}
        pdf, word = (storage.read(kept[form].place, kept[form].sha256) for form in ("pdf", "docx"))
    printed = PdfDocument(pdf)[0].get_textpage().get_text_range()
    written = WordDocument(BytesIO(word))
    in_table = " ".join(cell.text for table in written.tables for row in table.rows for cell in row.cells)
    sender = "Designated officer (LADO), Northborough"
    assert printed.upper().startswith("CONFIDENTIAL")
    assert sender in " ".join(printed.split())
    assert written.paragraphs[0].text == "Confidential"
    assert sender in in_table
    assert officer.name not in printed + in_table
    assert "Confidential" in page_of(officer, case, f"letters/made/{letter.pk}/")
