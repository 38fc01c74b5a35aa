"""Letters of a concern: what each says, who makes and reads it, how it is kept, and that it goes with its case."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document as WordDocument
from pypdfium2 import PdfDocument

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.letters.kinds import kind_of
from goldthread.cases.letters.models import CaseLetter, CaseLetterFile
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.documents.laying_out import set_layout
from goldthread.foundation.documents.layout import usual
from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.messages.models import Message
from goldthread.foundation.retention.belonging import belonging_to
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, SAID, a_contact, a_managed_case, then

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
LATER = RECEIVED_AT + timedelta(hours=3)
LADO = PATHWAYS["lado"]


def ordered(case, record, letter, by, at=LATER, **said):
    return order_letter(case=case, record=record, letter=letter, opening={}, words={}, by=by, at=at, **said)


def made(case, record, letter, by, at=LATER):
    """The letter as the worker leaves it, and what it says in one string."""
    found = ordered(case, record, letter, by, at)
    make_case_letter.func.__wrapped__(space_id=case.space_id, letter_id=found.pk, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        found = CaseLetter.objects.select_related("space", "case__space").get(pk=found.pk)
        assert found.is_made, found.failure
        content = found.as_made
    return found, " ".join([*(words for _, words in content.opening), *(one.words for one in content.statements())])


@pytest.fixture
def advised(partnership, officer):
    case = a_contact(partnership, by=officer)
    return case, then(case, "advised", by=officer, at=LATER)


def test_the_follow_up_of_a_consultation_says_the_advice_and_names_nobody(advised, officer):
    case, record = advised

    _, says = made(case, record, "advice", officer)

    for words in ("Headteacher", case.reference, "Speak with the adult and write it down.", "An adult took a child"):
        assert words in says


def test_it_stays_without_a_name_when_the_adult_is_named_later(advised, officer):
    case, record = advised
    then(case, "accepted", by=officer, at=LATER)

    _, says = made(case, record, "advice", officer)

    assert "Robin" not in says


def test_it_is_kept_as_pdf_and_word_without_a_link_and_nothing_is_sent(advised, officer):
    case, record = advised
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        before = Message.objects.count()

    letter, _ = made(case, record, "advice", officer)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = CaseLetterFile.objects.filter(letter=letter).select_related("file")
        data = {one.form: storage.read(one.file.place, one.file.sha256) for one in kept}
        assert Message.objects.count() == before
    printed = PdfDocument(data["pdf"])[0].get_textpage().get_text_range()
    written = "\n".join(one.text for one in WordDocument(BytesIO(data["docx"])).paragraphs)
    for words in (printed, written):
        assert "Speak with the adult and write it down." in words
        assert "What I advised" in words
        assert "1. " not in words
    assert b"/case/" not in data["pdf"]


def test_a_letter_stays_as_it_was_made_when_its_record_is_corrected(advised, officer):
    case, record = advised
    letter, says = made(case, record, "advice", officer)

    said = {"why": "not_met", "advised": "Headteacher", "advice": "Something else."}
    correct_record(record=record, said=said, why="A slip.", happened_at=LATER, by=officer, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = CaseLetter.objects.get(pk=letter.pk).as_made
    assert all(one.words in says for one in kept.statements())


def test_feedback_to_the_referrer_says_outcome_reason_and_next_step(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=LATER)
    record = then(case, "fed_back", by=officer, at=LATER)

    _, says = made(case, record, "feedback", officer)

    for words in ("Substantiated", "two people saw it", "The school follows its own procedure.", "office@hill-school"):
        assert words in says
    assert "Robin" not in says


def test_no_letter_to_the_referrer_is_made_of_what_a_child_was_told(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=LATER)
    record = then(case, "fed_back", by=officer, at=LATER, to="child", next_step="")

    with pytest.raises(Refused):
        ordered(case, record, "feedback", officer)


def test_the_closing_letter_leaves_out_what_was_not_said(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=LATER)
    then(case, "fed_back", by=officer, at=LATER, to="child")
    ordered(case, then(case, "fed_back", by=officer, at=LATER), "feedback", officer)
    record = then(case, "closed", by=officer, at=LATER, words="")

    letter, says = made(case, record, "closing", officer)
    other = a_contact(partnership, by=officer)
    for step in ("advised", "followed_up"):
        then(other, step, by=officer, at=LATER)
    ended, _ = made(other, then(other, "consultation_ended", by=officer, at=LATER), "consultation", officer)

    assert "Hill School" in says
    assert "Substantiated" in says
    assert [one.code for one in letter.as_made.sections] == ["opening", "result", "ending"]
    assert [one.code for one in ended.as_made.sections] == ["opening", "words", "ending"]


def test_it_goes_to_the_employer_of_the_referral_and_that_of_a_consultation_to_the_one_of_the_contact(
    partnership, officer
):
    """A parent told of the school; the adult is sent there by an agency."""
    case = a_contact(partnership, by=officer)
    then(case, "accepted", by=officer, at=LATER, employer="Supply Agency")
    then(case, "evaluated", by=officer, at=LATER)
    then(case, "outcome_agreed", by=officer, at=LATER)
    closed = then(case, "closed", by=officer, at=LATER)
    other = a_contact(partnership, by=officer)
    then(other, "advised", by=officer, at=LATER)
    then(other, "followed_up", by=officer, at=LATER)
    ended = then(other, "consultation_ended", by=officer, at=LATER)

    _, of_case = made(case, closed, "closing", officer)
    letter, of_consultation = made(other, ended, "consultation", officer)

    assert ("Supply Agency" in of_case, "Hill School" in of_case) == (True, False)
    assert "Hill School" in of_consultation
    assert [one.code for one in letter.as_made.sections] == ["opening", "words", "ending"]


@pytest.mark.parametrize(
    ("step", "field"), [("fed_back", "outcome_told"), ("fed_back", "next_step"), ("closed", "words")]
)
def test_who_types_a_name_into_what_goes_into_a_letter_is_told(partnership, officer, step, field):
    at = timezone.now() - timedelta(hours=1)
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    then(case, "accepted", by=officer, at=at)
    then(case, "evaluated", by=officer, at=at)
    then(case, "outcome_agreed", by=officer, at=at)
    answers = {name: words for name, words in SAID[step].items() if name != field}
    moment = day_typed("happened_at", day)

    form = f"/p/{partnership.slug}/case/{case.reference}/record/{step}/"
    said = {**answers, **moment, field: "Robin Example resigned."}
    page = browser_of(officer).post(form, {"key": "k", **said}).text

    when = "If this is what you told whoever made the referral, it" if step == "fed_back" else "This"
    assert f"“Robin Example” may tell who a person is. {when} goes into a letter" in page


def test_a_stranger_and_whoever_said_no_purpose_make_and_read_none(advised, officer, manager, partnership):
    case, record = advised
    letter, _ = made(case, record, "advice", officer)
    second = somebody("designated_officer", partnership, name="second")

    for other in (manager, second):
        with pytest.raises((NotAllowed, Refused)):
            ordered(case, record, "advice", other)
        with opened(actor=other.pk, reading=[case.space_id]):
            standing = seen_by(other, LATER)
            assert not CaseLetter.objects.visible_to(standing).exists()
            assert not StoredFile.objects.visible_to(standing).exists()
    with opened(actor=officer.pk, reading=[case.space_id]):
        assert CaseLetter.objects.visible_to(seen_by(officer, LATER)).get() == letter
        assert StoredFile.objects.visible_to(seen_by(officer, LATER)).count() == 2


def test_pages_make_it_list_it_and_hide_it(partnership, officer, manager):
    at = timezone.now() - timedelta(days=1)
    day = timezone.localdate(at)
    case = a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)
    record = then(case, "advised", by=officer, at=at)
    here = f"/p/{partnership.slug}/case/{case.reference}/"
    page, form = f"{here}advised/{record.pk}/", f"{here}advised/{record.pk}/letter/advice/"
    browser = browser_of(officer)
    assert f'href="{form}"' in browser.get(page).text
    assert "Speak with the adult and write it down." in browser.get(form).text

    sent = browser.post(form, {"key": "k", "opening-0": "The headteacher of Hill School", "words-ending": "Call me."})
    assert sent.status_code == 302, sent.text
    assert "It is being made" in browser.get(sent.url).text
    number = int(sent.url.rstrip("/").rsplit("/", 1)[1])
    make_case_letter.func(space_id=partnership.pk, letter_id=number)

    shown = browser.get(sent.url).text
    for words in ("The headteacher of Hill School", "Call me.", "Download as PDF", "Download as Word"):
        assert words in shown
    assert f'href="{sent.url}"' in browser.get(here).text
    assert f'href="{sent.url}"' in browser.get(page).text
    second = browser_of(somebody("designated_officer", partnership, name="second"))
    for address in (form, sent.url):
        assert browser_of(manager).get(address).status_code == 404
        assert f"/sight/case/{case.pk}/open/?then=" in second.get(address).url


def test_the_trail_does_not_tell_what_a_letter_says(advised, officer):
    case, record = advised
    made(case, record, "advice", officer)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        entries = TrailEntry.objects.filter(object_table="case_letter")
        told = " ".join(map(str, entries.values_list("body__words", flat=True)))
    assert "waiting" in told
    assert "Speak with the adult" not in told


def test_a_partnership_sets_its_words(advised, officer, manager, partnership):
    case, record = advised
    kind = kind_of(LADO, LADO.letter("advice"))
    layout = usual(kind)
    ours = layout.sections[0].model_copy(update={"words": "To {to}, from {partnership}."})
    set_layout(
        space=partnership,
        kind=kind,
        layout=layout.model_copy(update={"sections": (ours, *layout.sections[1:])}),
        by=manager,
        at=LATER,
    )

    _, says = made(case, record, "advice", officer)

    assert f"To Headteacher, from {partnership.name}." in says


def test_letters_are_begun_from_a_case_alone(advised, manager, partnership):
    """A page of all documents neither begins nor lists one."""
    _, record = advised
    browser = browser_of(manager)

    assert browser.get(f"/p/{partnership.slug}/documents/begin/letter-lado-advice/{record.pk}").status_code == 404
    assert "Advice in writing" not in browser.get(f"/p/{partnership.slug}/documents/").text
    assert "Advice in writing" in browser.get(f"/p/{partnership.slug}/documents/layouts/").text


def test_letters_and_their_files_go_with_their_case(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=LATER)
    letter, _ = made(case, then(case, "closed", by=officer, at=LATER), "closing", officer)
    other = a_managed_case(partnership, by=officer)
    then(other, "outcome_agreed", by=officer, at=LATER)
    made(other, then(other, "closed", by=officer, at=LATER), "closing", officer)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        going = belonging_to(KINDS["case"], [case.pk]).rows
        files = set(letter.files.values_list("file_id", flat=True))
    assert [row.pk for model, row in going if model is CaseLetter] == [letter.pk]
    assert {row.pk for model, row in going if model is StoredFile} == files
    assert len(files) == len([row for model, row in going if model is CaseLetterFile]) == 2
    assert [row.pk for model, row in going if model is Case] == [case.pk]
