"""A form whose time is over, or has not come, says why instead of asking; what was sent all the same is not lost."""

import pytest

from goldthread.foundation.form_pages.factories import read, send, typed_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review, an_action
from goldthread.partnership.rights.commands.complaints import acknowledge, answer_complaint
from goldthread.partnership.rights.commands.corrections import decide_correction
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.factories import (
    DAY,
    LATER,
    SOUGHT,
    TESTS,
    a_breach,
    a_complaint,
    a_correction,
    access_of,
    gathered,
    items_of,
)
from goldthread.partnership.rights.models import Complaint, LogEntry
from goldthread.partnership.rights.tests.test_pages_access import RIGHTS, YES_REASON, day

pytestmark = pytest.mark.django_db
NOTHING = "Nothing can be recorded here now"


def withdrawn(matter):
    close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=LATER)


def test_no_form_of_a_request_opens_once_it_is_closed(partnership, store, officer):
    a_review(partnership, summary=f"{SOUGHT} was hungry.")
    matter = gathered(partnership)
    here, access, item = f"{RIGHTS}{matter.pk}/", access_of(matter).pk, items_of(matter)[0].pk
    withdrawn(matter)

    forms = [here + form for form in ("close", "stop", "extend", "look-for", "items/add", "items/decide", "words/add")]
    forms += [f"{RIGHTS}access/{access}/{form}" for form in ("identity", "search", "understanding")]
    forms += [f"{RIGHTS}items/{item}/{form}" for form in ("passages", "withhold", "release", "leave-out", "take-in")]
    for address in [*forms, here + "pack"]:
        words = read(officer, address)
        assert "This matter is closed." in words, address
        assert NOTHING in words, address
    assert NOTHING not in read(officer, here + "note")


def test_a_stage_of_a_complaint_opens_when_its_time_comes_and_once(partnership, officer):
    complaint = a_complaint(partnership)
    at = f"{RIGHTS}complaints/{complaint.pk}/"
    assert "after the answer" in read(officer, at + "ask-review")
    assert "Nobody waits for a review." in read(officer, at + "review")

    acknowledge(complaint=complaint, on=DAY, by=TESTS, at=LATER)
    said = {"outcome": "upheld", "answer": "We are sorry", "learning": ""}
    answer_complaint(complaint=complaint, on=DAY, **said, by=TESTS, at=LATER)

    assert "acknowledged already" in read(officer, at + "acknowledge")
    assert "answered already" in read(officer, at + "answer")
    assert NOTHING not in read(officer, at + "ask-review")


def test_what_is_decided_or_not_yet_assessed_is_not_asked(partnership, officer):
    correction, breach = a_correction(an_action(a_review(partnership))), a_breach(partnership, LATER)
    at = f"{RIGHTS}corrections/{correction.pk}/"
    assert "Decide about it first." in read(officer, at + "told")
    decide_correction(correction=correction, decision="refused", why="It is right", note="", by=TESTS, at=LATER)

    assert "decided already" in read(officer, at + "decide")
    assert "Assess the risk first." in read(officer, f"{RIGHTS}breaches/{breach.pk}/decide")
    assert "Decide first that" in read(officer, f"{RIGHTS}breaches/{breach.pk}/report")


def test_an_item_that_was_not_left_out_is_not_taken_back_in(partnership, store, officer):
    a_review(partnership, summary=f"{SOUGHT} was hungry.")
    item = items_of(gathered(partnership))[0]

    assert "It was not left out." in read(officer, f"{RIGHTS}items/{item.pk}/take-in")


def test_what_was_typed_stays_if_somebody_else_closed_it_meanwhile(partnership, store, officer):
    matter = gathered(partnership)
    address = f"{RIGHTS}{matter.pk}/words/add"
    answers = typed_in(officer, address, words="Bramble", **YES_REASON)
    withdrawn(matter)

    page = officer.post(address, answers).content.decode()

    assert "This matter is closed." in page
    assert "Bramble" in page


def test_a_form_that_was_sent_twice_is_done_once_and_leads_on(partnership, officer):
    complaint = a_complaint(partnership)
    address = f"{RIGHTS}complaints/{complaint.pk}/acknowledge"
    answers = typed_in(officer, address, **day("on"))

    first, again = officer.post(address, answers), officer.post(address, answers)

    assert first["Location"] == again["Location"]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Complaint.objects.get(pk=complaint.pk).acknowledged_on == DAY
        assert LogEntry.objects.filter(matter=complaint.matter_id, event__startswith="Acknowledged").count() == 1


def test_after_it_is_closed_a_note_can_still_be_added(partnership, officer):
    matter = a_complaint(partnership).matter
    withdrawn(matter)

    send(officer, f"{RIGHTS}{matter.pk}/note", words="They rang again")

    page = read(officer, f"{RIGHTS}{matter.pk}/")
    assert "They rang again" in page
    assert "Add a note to the log" in page
