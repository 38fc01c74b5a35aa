"""An agency is asked for information by a one-time link: who may send one, what the letters say, and how it ends."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.requests.commands import (
    extend_lane,
    remind_of_lane,
    reply_to_request,
    revoke_link_to_lane,
    send_link_to_lane,
    withdraw_lane,
)
from goldthread.cases.requests.factories import A_MAILBOX, NOTHING, a_link, a_request, lane_to
from goldthread.cases.requests.jobs import REMINDER, that_wait_too_long
from goldthread.cases.requests.models import LaneLink
from goldthread.cases.requests.queries import links_of
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.cases.requests.tests.test_asking_and_replying import letters
from goldthread.cases.requests.tests.test_pages_requests import text
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.messages.models import Message
from goldthread.foundation.one_time_links.commands import note_answer
from goldthread.foundation.one_time_links.factories import received
from goldthread.foundation.one_time_links.of_actions.commands import revoke_link
from goldthread.foundation.one_time_links.sending import Mailbox
from goldthread.foundation.passes.answering import answering
from goldthread.foundation.passes.holder import holder_of
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)
TESTS = System("tests")
OF_THE_CHILD = ("Ada", "Synthetic", "family", "safe", "disagree")


@pytest.fixture
def lane(case, school, hospital, desk):
    return lane_to(school, a_request(case, [school, hospital], by=desk, at=NOW))


@pytest.fixture
def lane_now(partnership, police, council, school, hospital):
    """One that is asked about today, for pages, which know no other day."""
    now = timezone.now()
    case = a_case(partnership, police, council, by=TESTS, at=now - timedelta(hours=2))
    return lane_to(school, a_request(case, [school, hospital], by=TESTS, at=now - timedelta(hours=1)))


def as_kept(asking):
    with opened(actor=SYSTEM_ACTOR, reading=[asking.space_id]):
        return LaneLink.objects.select_related("link__agency").get(pk=asking.pk)


def pass_of(asking):
    return as_kept(asking).link


def test_two_letters_leave_apart_with_reference_and_day_and_nothing_of_the_child(lane, desk):
    sent = a_link(lane, LATER, by=desk)

    assert (sent.letter.to, sent.letter_with_code.to) == (A_MAILBOX.address, A_MAILBOX.code_to)
    assert "Reference: ESC-2026-0001/1" in sent.letter.words
    assert "Due: 9 November 2026" in sent.letter.words
    assert "If you know nothing, say so there" in sent.letter.words
    for letter in (sent.letter, sent.letter_with_code):
        assert "Hill School" in letter.subject
        assert not any(word in letter.subject + letter.words for word in OF_THE_CHILD)
    assert sent.code not in sent.letter.words
    assert sent.path not in sent.letter_with_code.words


def test_its_pass_answers_requests_and_does_nothing_else_and_names_no_case(lane, desk):
    link = pass_of(a_link(lane, LATER, by=desk).asking)

    assert link.scope == ["ANSWER_REQUESTS"]
    assert link.about == ("case_request_lane", lane.pk)
    assert str(link) == "One-time link to answer an information request for Hill School"


def test_only_who_may_share_from_the_case_sends_or_revokes(partnership, lane, desk, teacher, nurse, constable):
    asking = a_link(lane, LATER, by=desk).asking
    scrutineer = somebody("independent_scrutineer", partnership)

    for one in (teacher, nurse, constable, scrutineer, somebody("board_member", partnership)):
        with pytest.raises(Refused):
            a_link(lane, LATER, by=one)
        with pytest.raises(Refused):
            revoke_link_to_lane(space=partnership, asking=asking, why="…", by=one, at=LATER)
    with pytest.raises(NotAllowed):
        revoke_link(link=pass_of(asking), why="…", by=teacher, at=LATER)
    assert pass_of(asking).revoked_at is None


def test_who_sends_links_about_actions_does_not_end_one_about_a_case(lane, desk):
    asking = a_link(lane, LATER, by=desk).asking

    with pytest.raises(Refused, match="no longer there"):
        revoke_link(link=pass_of(asking), why="…", by=desk, at=LATER)


@pytest.mark.parametrize(
    ("to", "field"), [(Mailbox("team", "Team"), "mailbox"), (Mailbox("a@b.example", " "), "called")]
)
def test_a_mailbox_without_an_address_or_a_name_is_refused_and_nothing_is_sent(partnership, lane, desk, to, field):
    with pytest.raises(Refused) as refusal:
        a_link(lane, LATER, by=desk, to=to)

    assert refusal.value.field == field
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Message.objects.filter(kind="one-time link").exists()


def test_another_link_takes_the_place_of_the_one_that_waits_and_of_no_other_lanes(case, lane, hospital, desk):
    other = a_link(lane_to(hospital, lane.request), LATER, by=desk)
    first, second = a_link(lane, LATER, by=desk), a_link(lane, LATER, by=desk)

    assert [as_kept(one.asking).state(LATER) for one in (first, second, other)] == ["revoked", "waiting", "waiting"]
    assert received(first.asking).letter.state == "withdrawn"


def test_a_lane_that_was_withdrawn_is_not_asked(lane, desk):
    withdraw_lane(lane=lane, why="It was settled.", by=desk, at=LATER)

    with pytest.raises(Refused, match="was withdrawn"):
        a_link(lane, LATER, by=desk)


def test_an_agency_that_may_not_be_asked_any_more_is_sent_no_link(partnership, case, lane, school, desk):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        TakingPart.objects.filter(agency=school).update(ended_on=LATER.date(), ended_why="Its own process.")

    with pytest.raises(Refused, match="takes no part in cases of this kind any more"):
        a_link(lane, LATER, by=desk)


def test_another_spaces_lane_is_not_there(neighbour, lane, desk):
    with pytest.raises(Refused):
        send_link_to_lane(
            space=neighbour, lane=lane, to=A_MAILBOX, expires_at=LATER + timedelta(days=1), by=desk, at=LATER
        )


def test_the_links_of_all_lanes_of_a_request_are_asked_for_at_once(case, school, hospital, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    lanes = [lane_to(one, request) for one in (school, hospital)]
    for lane in lanes:
        a_link(lane, LATER, by=desk)
    a_link(lanes[0], LATER, by=desk)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]), CaptureQueriesContext(connection) as asked:
        links = links_of(lanes, LATER, may_revoke=True)

    assert [[row["state"] for row in links[lane.pk]] for lane in lanes] == [["waiting", "revoked"], ["waiting"]]
    assert len([one for one in asked if "case_request_link" in one["sql"]]) == 1


def test_a_link_that_is_no_longer_needed_is_not_offered_to_be_revoked(case, lane, teacher, desk):
    a_link(lane, LATER, by=desk)

    def shown():
        with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
            fresh = type(lane).objects.select_related("space").get(pk=lane.pk)
            ((row,),) = links_of([fresh], LATER, may_revoke=True).values()
        return row["state"], bool(row["revoke"])

    assert shown() == ("waiting", True)
    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=LATER)
    assert shown() == ("no longer needed", False)


def test_what_is_chased_by_link_is_told_so_without_the_link_and_no_more_once_answered(partnership, lane, teacher, desk):
    sent = a_link(lane, LATER, by=desk, days=10)
    near = NOW + timedelta(days=6)
    assert lane.pk in that_wait_too_long(partnership.pk, near)

    remind_of_lane(lane=lane, by=REMINDER, at=near)

    told = {letter.to: letter for letter in letters(partnership)[-2:]}
    letter = told[A_MAILBOX.address]
    assert "was sent to this mailbox on 2 November 2026" in letter.words
    assert "works until the end of" in letter.words
    assert desk.email in letter.words
    assert "/a/gt_" not in letter.words
    assert sent.code not in letter.words
    assert not any(word in letter.words + letter.subject for word in OF_THE_CHILD)
    assert "Sign in to read what is asked" in told[teacher.email].words

    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=near)
    before = len(letters(partnership))
    late = NOW + timedelta(days=9)
    assert lane.pk not in that_wait_too_long(partnership.pk, late)
    remind_of_lane(lane=lane, by=REMINDER, at=late)
    assert len(letters(partnership)) == before


def test_a_reminder_says_that_the_link_works_no_more_and_a_revoked_one_is_not_reminded_of(partnership, lane, desk):
    asking = a_link(lane, LATER, by=desk, days=3).asking
    remind_of_lane(lane=lane, by=REMINDER, at=NOW + timedelta(days=6))
    assert "It works no more, so ask for another one." in letters(partnership)[-1].words

    extend_lane(lane=lane, working_days=6, why="Half term.", by=desk, at=NOW + timedelta(days=6))
    assert letters(partnership)[-1].subject.startswith("More time, reply by 16 November 2026")
    revoke_link_to_lane(space=partnership, asking=asking, why="Wrong mailbox.", by=desk, at=NOW + timedelta(days=6))
    remind_of_lane(lane=lane, by=REMINDER, at=NOW + timedelta(days=13))
    assert [letter.to for letter in letters(partnership)].count(A_MAILBOX.address) == 2


def test_the_desk_sends_sees_and_revokes_a_link_on_the_page_of_the_request(partnership, lane_now):
    desk, page = visitor("coordinator", partnership), lane_now.request.get_absolute_url()
    step = f"/p/northborough/information-requests/lanes/{lane_now.pk}/send-link"
    assert step in desk.get(page).text
    last = timezone.localdate() + timedelta(days=3)
    day = day_typed("expires_at", last)
    said = {"mailbox": "team@hill.example", "called": "Safeguarding team", "code_to": "", "key": "once", **day}

    refused = desk.post(step, {**said, "mailbox": "team"})
    assert "Safeguarding team" in refused.text
    assert "correct format" in text(refused)
    for _ in range(2):
        told = text(desk.post(step, said, follow=True))
    assert "Two messages were written" in told
    assert told.count("team@hill.example") == 1
    assert "Not yet" in told
    assert "another one-time link" in told

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        asking = LaneLink.objects.get()
    revoke = f"/p/northborough/information-requests/links/{asking.pk}/revoke"
    assert revoke in desk.get(page).text
    assert "Enter why" in text(desk.post(revoke, {"why": ""}))
    told = text(desk.post(revoke, {"why": "Wrong mailbox."}, follow=True))
    assert "The link was revoked" in told
    assert "Wrong mailbox." in told
    assert "was revoked already" in text(desk.post(revoke, {"why": "Again."}))


@pytest.mark.parametrize("role", ["agency_lead", "practitioner", "board_member", "independent_scrutineer", "stranger"])
def test_nobody_else_finds_these_pages_or_sees_the_mailbox(partnership, lane_now, school, role):
    asking = a_link(lane_now, timezone.now(), by=TESTS).asking
    someone = visitor(role, partnership, school if role in ("agency_lead", "practitioner") else None)
    here = "/p/northborough/information-requests/"

    for path in (f"{here}lanes/{lane_now.pk}/send-link", f"{here}links/{asking.pk}/revoke"):
        assert someone.get(path).status_code in (403, 404)
    if role in ("agency_lead", "practitioner"):
        assert A_MAILBOX.address not in someone.get(f"/p/northborough/asked-of-us/{lane_now.pk}/").text


def test_a_link_goes_in_its_time_unless_it_was_answered_and_its_asking_goes_with_the_case(partnership, lane, desk):
    unanswered, answered = a_link(lane, LATER, by=desk).asking, a_link(lane, LATER, by=desk)
    with answering(holder_of(answered.asking.link), LATER) as holder:
        reply = reply_to_request(lane=lane, reply=NOTHING, by=holder, at=LATER)
        note_answer(asking=answered.asking, answer=reply, by=TESTS, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        going = KINDS["one-time-link"].candidates()
        assert list(going.values_list("pk", flat=True)) == [unanswered.link_id]
        letters_of_links = [answered.letter.pk, answered.letter_with_code.pk]
        assert not KINDS["message"].candidates().filter(pk__in=letters_of_links).exists()
        asking, *_ = (part for part in KINDS["case"].parts if part.model is LaneLink)
        assert asking.of([lane.request.case_id]).count() == 2
