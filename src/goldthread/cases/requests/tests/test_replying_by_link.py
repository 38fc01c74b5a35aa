"""Whoever reads a mailbox replies without an account: what they see, what they do not, and what came meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from goldthread.cases.casework.factories import a_case, somebody
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.requests.commands import extend_lane, reply_to_request, revoke_link_to_lane, withdraw_lane
from goldthread.cases.requests.factories import NOTHING, a_link, a_reply, a_request, lane_to
from goldthread.cases.requests.models import InformationRequest, Lane, LaneLink, LaneReply
from goldthread.cases.requests.tests.test_asking_and_replying import replies_in, state_of
from goldthread.cases.requests.tests.test_pages_requests import text
from goldthread.foundation.access.standing import System, standing_of
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.one_time_links.queries import holder_for
from goldthread.foundation.one_time_links.tests.answering import let_in, wrong_for
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
TESTS = System("tests")
TOLD = {"answer": "replied", "words": "She came on Monday.", "relevance": "She was bruised."}


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def case(partnership, police, council):
    return a_case(partnership, police, council, by=TESTS, at=timezone.now() - timedelta(hours=2))


@pytest.fixture
def lane(case, school, hospital, desk):
    return lane_to(school, a_request(case, [school, hospital], by=desk, at=timezone.now() - timedelta(hours=1)))


@pytest.fixture
def sent(lane, desk):
    return a_link(lane, timezone.now() - timedelta(minutes=30), by=desk)


@pytest.fixture
def inside(sent):
    return let_in(sent)


def asking_now(sent):
    with opened(actor=SYSTEM_ACTOR, reading=[sent.asking.space_id]):
        return LaneLink.objects.select_related("link__agency", "space").get(pk=sent.asking.pk)


def test_before_the_code_a_page_says_who_asks_whom_and_nothing_more(client, sent):
    answer = client.get(sent.path)

    assert "Northborough asks Hill School for information" in text(answer)
    for word in ("Ada", "ESC-", "family", "Public task", "disagreement"):
        assert word not in answer.text
    assert answer["Cache-Control"] == "no-store, private"
    assert asking_now(sent).opened_at is None


def test_the_code_shows_what_is_asked_by_whom_and_on_which_basis_and_nothing_else_of_the_case(sent, inside, case):
    shown = text(inside.get(sent.path))

    for words in (
        "Partnership coordinator, Northborough",
        "Ada Synthetic",
        "What do you know of the family?",
        "To decide whether she is safe.",
        "Public task",
        "Children Act 1989, section 47",
        "asks for your reply by",
        "We know nothing",
        "It tells of somebody else",
        "It is especially sensitive",
    ):
        assert words in shown
    for words in ("social worker", "4711", "Hospital", "Police", "Council", "Professional disagreement"):
        assert words not in shown
    assert case.get_absolute_url() not in inside.get(sent.path).text
    assert asking_now(sent).opened_at is not None


def test_it_shows_the_agencys_earlier_replies_in_this_request_and_no_others(
    case, lane, hospital, teacher, nurse, school, desk
):
    now = timezone.now()
    elsewhere = lane_to(school, a_request(case, [school], by=desk, at=now))
    reply_to_request(lane=lane, reply=a_reply("We rang in May."), by=teacher, at=now)
    reply_to_request(lane=elsewhere, reply=a_reply("Of another request."), by=teacher, at=now)
    reply_to_request(lane=lane_to(hospital, lane.request), reply=a_reply("At the hospital."), by=nurse, at=now)
    sent = a_link(lane, now, by=desk)

    shown = text(let_in(sent).get(sent.path))

    assert "What Hill School replied before" in shown
    assert "We rang in May." in shown
    assert "Of another request." not in shown
    assert "At the hospital." not in shown


def test_a_reply_stops_the_clock_is_thanked_and_shows_through_what_it_came(partnership, lane, sent, inside):
    thanks = text(inside.post(sent.path, {**TOLD, "sensitive": "on"}, follow=True))

    assert "Thank you" in thanks
    assert "She came on Monday." in thanks
    assert "Sensitive" in thanks
    (reply,) = replies_in(lane)
    assert (reply.by_id, reply.whose) == (None, "Hill School, through one-time link to safeguarding team")
    assert (reply.relevance, reply.sensitive, reply.third_party) == ("She was bruised.", True, False)
    assert state_of(lane, timezone.now()) == "replied"
    told = text(visitor("coordinator", partnership).get(lane.request.get_absolute_url()))
    assert "through one-time link to safeguarding team" in told
    assert "Answered" in told
    assert "This link was used on" in text(Client().get(sent.path))


def test_to_know_nothing_is_a_reply(lane, sent, inside):
    assert "Thank you" in text(inside.post(sent.path, {"answer": "knows_nothing", "words": ""}, follow=True))

    assert state_of(lane, timezone.now()) == "knows_nothing"


def test_what_is_missing_is_told_at_its_field_and_loses_nothing(lane, sent, inside):
    refused = text(inside.post(sent.path, {"answer": "replied", "words": " ", "relevance": "She was bruised."}))
    assert "Write what you know." in refused
    assert "She was bruised." in refused
    chosen = inside.post(sent.path, {"words": "She came on Monday."})
    assert "She came on Monday." in chosen.text
    assert replies_in(lane) == []

    assert "Thank you" in text(inside.post(sent.path, TOLD, follow=True))


def test_the_fifth_wrong_code_locks_it(client, lane, sent):
    for left in ("4 more times", "3 more times", "2 more times", "once more"):
        assert f"You can try {left}" in text(client.post(sent.path, {"code": wrong_for(sent)}))
    assert "this link is locked now" in text(client.post(sent.path, {"code": wrong_for(sent)}))

    right = client.post(sent.path, {"code": sent.code})
    assert right.status_code == 410
    assert "Ada" not in right.text
    assert asking_now(sent).opened_at is None


@pytest.mark.parametrize(("how", "sentence"), [("revoked", "This link was revoked on"), ("ran out", "ran out on")])
def test_an_ended_link_says_so_and_shows_what_was_just_typed(partnership, lane, desk, how, sentence):
    then = timezone.now() - (timedelta(days=5) if how == "ran out" else timedelta())
    sent = a_link(lane, then, by=desk)
    if how == "revoked":
        revoke_link_to_lane(space=partnership, asking=sent.asking, why="Wrong.", by=desk, at=timezone.now())

    answer = Client().post(sent.path, TOLD)

    assert answer.status_code == 410
    assert sentence in text(answer)
    assert "She came on Monday." in text(answer)
    assert "Ada" not in answer.text
    assert replies_in(lane) == []


def test_once_the_agency_replied_in_another_way_the_link_shows_nothing_and_says_whom_to_ask(
    lane, sent, inside, teacher
):
    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=timezone.now())

    for answer in (inside.get(sent.path), inside.post(sent.path, TOLD)):
        assert answer.status_code == 410
        assert "Hill School replied already, on" in text(answer)
        assert "ask for another link" in text(answer)
        assert "Ada" not in answer.text
    assert "She came on Monday." in text(inside.post(sent.path, TOLD))
    assert [one.number for one in replies_in(lane)] == [1]
    assert asking_now(sent).link.consumed_at is None


def test_the_desk_sees_that_a_link_is_no_longer_needed(partnership, lane, sent, teacher):
    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=timezone.now())

    assert "No longer needed" in text(visitor("coordinator", partnership).get(lane.request.get_absolute_url()))


def test_a_withdrawn_lane_and_a_conflict_of_interest_close_the_link(case, lane, school, sent, inside, desk):
    declared = text(inside.get(sent.path))
    assert "Ada" in declared
    withdraw_lane(lane=lane, why="Settled.", by=desk, at=timezone.now())
    assert "Your reply is no longer needed. Settled." in text(inside.get(sent.path))
    declare_conflict(about=case, agency=school, kind="other", words="…", by=desk, at=timezone.now())

    answer = inside.post(sent.path, TOLD)

    assert "is not asked this any more" in text(answer)
    assert "She came on Monday." in text(answer)


def test_a_link_that_was_sent_before_an_agreement_ended_shows_nothing_after_it(partnership, school, sent, inside):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        TakingPart.objects.filter(agency=school).update(ended_on=timezone.localdate(), ended_why="Its own process.")

    answer = inside.get(sent.path)
    assert (answer.status_code, "Ada" in answer.text) == (410, False)
    assert "Hill School is not asked this any more" in text(answer)


def test_who_replies_by_link_is_told_who_reads_it_and_why_there_is_more_time(lane, sent, inside, desk):
    extend_lane(lane=lane, working_days=9, why="Half term.", by=desk, at=timezone.now())
    shown = text(inside.get(sent.path))
    assert "Northborough reads your reply, and nobody else but Hill School, unless Northborough shares it" in shown
    assert "Why you have more time: Half term." in shown


def test_a_link_to_one_lane_opens_no_other_and_not_the_case(partnership, lane, hospital, school, case, sent, desk):
    other = lane_to(school, a_request(case, [school], by=desk, at=timezone.now()))
    holder, now = holder_for(sent.asking), timezone.now()
    with opened(actor=holder.pk, reading=[partnership.pk]):
        standing = standing_of(holder, timezone.localdate(now), now)
        assert list(Lane.objects.visible_to(standing)) == [lane]
        for model in (InformationRequest, LaneReply, LaneLink, type(case)):
            assert not model.objects.visible_to(standing).exists()

    for reached in (other, lane_to(hospital, lane.request)):
        with pytest.raises(Refused, match="no longer there"):
            reply_to_request(lane=reached, reply=NOTHING, by=holder, at=now)


def test_one_links_code_opens_no_other(lane, hospital, sent, desk):
    other = a_link(lane_to(hospital, lane.request), timezone.now(), by=desk)

    assert "Ada" not in text(let_in(sent).get(other.path))
    assert "That is not the code" in text(Client().post(other.path, {"code": sent.code}))


def test_the_same_form_sent_twice_is_thanked_twice_and_kept_once(lane, sent, inside):
    for _ in range(2):
        assert "Thank you" in text(inside.post(sent.path, {**TOLD, "key": "once"}, follow=True))

    assert len(replies_in(lane)) == 1


def test_neither_trail_nor_log_holds_secret_code_or_words(partnership, sent, inside, caplog):
    inside.get(sent.path)
    inside.post(sent.path, TOLD)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        entries = TrailEntry.objects.filter(space=partnership.pk, object_table__contains="request").select_related(
            "body"
        )
        kept = " ".join(one.body.words for one in entries if hasattr(one, "body"))
    logged = " ".join(str(record.__dict__) for record in caplog.records if record.name.startswith("goldthread"))
    for words in (sent.secret, "She came on Monday", "Ada Synthetic"):
        assert words not in kept
        assert words not in logged


@pytest.mark.django_db(transaction=True)
def test_of_two_who_reply_at_once_by_link_and_by_account_one_is_kept_and_the_other_told(
    partnership, lane, sent, school
):
    browser, colleague, at_once = let_in(sent), somebody("practitioner", partnership, school), Barrier(2)

    def by_link():
        return text(browser.post(sent.path, TOLD, follow=True))

    def by_account():
        try:
            given = {"by": colleague, "at": timezone.now(), "seen_version": lane.version}
            reply_to_request(lane=lane, reply=NOTHING, **given)
        except ChangedMeanwhile:
            return "told"
        return "kept"

    def together(what):
        at_once.wait(10)
        try:
            return what()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        page, outcome = both.map(together, [by_link, by_account])

    (reply,) = replies_in(lane)
    assert (outcome == "kept") is (reply.by_id is not None)
    if outcome == "kept":
        assert "replied already" in page
        assert "She came on Monday." in page
    else:
        assert "Thank you" in page
