"""A note stands at a record that was said to be wrong; a complaint goes from stage to stage; nothing is erased."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_review, an_action
from goldthread.partnership.rights.commands.complaints import (
    acknowledge,
    answer_complaint,
    ask_for_review,
    raise_action,
    record_information_request,
    review_complaint,
)
from goldthread.partnership.rights.commands.corrections import decide_correction, tell_of_correction
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.factories import DAY, LATER, TESTS, a_complaint, a_correction, an_officer
from goldthread.partnership.rights.models import Complaint, Matter
from goldthread.partnership.rights.running import running
from goldthread.partnership.rights.tests.test_pages_access import RIGHTS, day

pytestmark = pytest.mark.django_db
NOTE = "The visit was on 4 March, not 3 March."


def clock_of(matter):
    with opened(actor=SYSTEM_ACTOR, reading=[matter.space_id]):
        return running([matter], LATER)[0]


def test_the_note_stands_at_the_record_and_says_nothing_of_who_asked(partnership):
    action = an_action(a_review(partnership))
    decide_correction(
        correction=a_correction(action),
        decision="noted",
        why="A mother’s diary",
        note=NOTE,
        by=TESTS,
        at=LATER,
    )

    words = read(visitor("coordinator", partnership), action.get_absolute_url())

    assert NOTE in words
    assert "mother" not in words
    assert "COR-1" not in words
    assert "Record a request" not in words


def test_the_note_stands_at_a_finding_too(partnership, officer):
    finding = a_finding(a_review(partnership))
    decide_correction(
        correction=a_correction(finding), decision="corrected", why="A slip", note=NOTE, by=TESTS, at=LATER
    )

    assert f"Corrected 23 November 2026: {NOTE}" in read(officer, "/p/northborough/reviews/child-q/findings/1/")


def test_a_correction_is_decided_once_told_and_then_closed(partnership):
    correction = a_correction(an_action(a_review(partnership)))
    close = {"matter": correction.matter, "how": "answered", "why": "", "by": TESTS, "at": LATER}
    with pytest.raises(Refused, match="Write the note"):
        decide_correction(correction=correction, decision="noted", why="So", note="", by=TESTS, at=LATER)
    correction = decide_correction(
        correction=correction, decision="refused", why="It is right", note="", by=TESTS, at=LATER
    )
    with pytest.raises(Refused, match="already"):
        decide_correction(correction=correction, decision="noted", why="So", note=NOTE, by=TESTS, at=LATER)
    with pytest.raises(Refused, match="the person was told"):
        close_matter(**close)
    tell_of_correction(correction=correction, told_on=DAY, how="By letter", by=TESTS, at=LATER)
    close_matter(**close)


def test_it_is_asked_from_the_page_of_a_record(partnership, officer):
    action = an_action(a_review(partnership))
    form = f"{RIGHTS}corrections/add/action/{action.pk}"
    assert "Record a request to correct this" in read(officer, action.get_absolute_url())

    here = send(officer, form, asked_by="person", what="Wrong day", named="Action 1.1", **day("received_on"))

    assert f'href="{action.get_absolute_url()}"' in officer.get(here).content.decode()
    assert "Answer by 21 December 2026" in read(officer, here)
    for other in ("account/1", "action/999999", "rights_matter/1"):
        assert status(officer, f"{RIGHTS}corrections/add/{other}") == 404


def test_a_complaint_goes_from_stage_to_stage(partnership):
    complaint = a_complaint(partnership)
    assert clock_of(complaint.matter).awaited == "Acknowledgement"
    assert clock_of(complaint.matter).due_on == date(2026, 11, 25)

    acknowledge(complaint=complaint, on=DAY, by=TESTS, at=LATER)
    assert clock_of(complaint.matter).due_on == date(2026, 12, 20)
    with pytest.raises(Refused, match="after the answer"):
        ask_for_review(complaint=complaint, on=DAY, by=TESTS, at=LATER)
    answered = {"outcome": "partly", "answer": "We are sorry", "learning": "Ask sooner"}
    with pytest.raises(Refused, match="the day it was acknowledged"):
        answer_complaint(complaint=complaint, on=DAY - timedelta(days=1), **answered, by=TESTS, at=LATER)
    answer_complaint(complaint=complaint, on=DAY, **answered, by=TESTS, at=LATER)
    assert clock_of(complaint.matter).due_on is None
    ask_for_review(complaint=complaint, on=DAY, by=TESTS, at=LATER)
    with pytest.raises(Refused, match="not done yet"):
        close_matter(matter=complaint.matter, how="answered", why="", by=TESTS, at=LATER)
    review_complaint(complaint=complaint, on=DAY, review="The answer stands", by=TESTS, at=LATER)
    close_matter(matter=complaint.matter, how="answered", why="", by=TESTS, at=LATER)


def test_an_action_is_raised_by_those_who_may_and_does_not_say_from_what(partnership):
    complaint = a_complaint(partnership)

    action = raise_action(matter=complaint.matter, title="Ask sooner", due_on=None, by=TESTS, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Action.objects.get(pk=action.pk)
    assert (kept.reference, kept.origin, kept.origin_id) == ("DP-1", "data protection", None)
    with pytest.raises(NotAllowed):
        raise_action(matter=complaint.matter, title="Ask", due_on=None, by=an_officer(partnership), at=LATER)


@pytest.mark.django_db(transaction=True)
def test_actions_raised_from_two_matters_at_once_get_two_numbers(partnership):
    first, second = (a_complaint(partnership).matter for _ in range(2))
    said = {"title": "Ask sooner", "due_on": None, "by": TESTS, "at": LATER}

    answer = second_waits(lambda: raise_action(matter=first, **said), lambda: raise_action(matter=second, **said))

    assert answer == "done"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert set(Action.objects.values_list("reference", flat=True)) == {"DP-1", "DP-2"}


def test_public_information_is_due_in_twenty_working_days(partnership):
    matter = record_information_request(space=partnership, what="Minutes", received_on=DAY, by=TESTS, at=LATER)

    assert clock_of(matter).due_on == date(2026, 12, 18)


def test_the_pages_of_a_complaint_open_and_lead_on(partnership):
    manager = visitor("partnership_manager", partnership)
    here = send(manager, RIGHTS + "complaints/add", asked_by="parent", what="Too slow", **day("received_on"))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        at = f"{RIGHTS}complaints/{Complaint.objects.get(space=partnership).pk}/"
    send(manager, at + "acknowledge", **day("on"))
    send(manager, at + "answer", outcome="upheld", answer="Sorry", learning="Sooner", **day("on"))
    send(manager, at + "ask-review", **day("on"))
    send(manager, at + "review", review="It stands", **day("on"))
    send(manager, here + "action", title="Ask sooner")
    words = read(manager, here)
    for told in ("Upheld", "Sooner", "It stands", "DP-1: Ask sooner"):
        assert told in words

    here = send(manager, RIGHTS + "information/add", what="Minutes", **day("received_on"))
    counted = read(manager, here)
    assert "Answer by 18 December 2026" in counted
    assert "Friday 18 December 2026 : Day 20" in counted
    days = {"keep_days": 30, "acknowledge_days": 2, "answer_days": 9, "review_days": 9}
    send(manager, RIGHTS + "settings", needs_second_person="no", **days)
    assert "9 days to answer" in read(manager, f"{RIGHTS}{_number_of_complaint(partnership)}/")


def _number_of_complaint(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return Matter.objects.get(space=partnership, kind="complaint").pk
