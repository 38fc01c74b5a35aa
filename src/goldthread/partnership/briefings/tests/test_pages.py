"""The pages of a briefing: written, sent, confirmed, quoted and asked about, by whom and for whose eyes."""

import pytest

from goldthread.foundation.agencies.factories import three_partners, visitor
from goldthread.foundation.form_pages.factories import read, send, status
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.boxes import BOXES
from goldthread.partnership.briefings.factories import a_briefing, a_question, a_quote, confirmed, led, sent
from goldthread.partnership.briefings.models import Cascade
from goldthread.partnership.learning.factories import a_finding, a_published_review

pytestmark = pytest.mark.django_db
REVIEW = "/p/northborough/reviews/child-q/"


def on(name, day="14", month="9", year="2026"):
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


@pytest.fixture(autouse=True)
def _in_november(now, monkeypatch):
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: now)


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


@pytest.fixture
def page(briefing):
    return f"/p/northborough/briefings/{briefing.pk}/"


def test_it_is_written_box_by_box_and_draws_findings_in(manager, review):
    finding = a_finding(review, subject="the first call was not passed on")
    words = {box.name: f"Words for {box.heading}." for box in BOXES}
    to = send(manager, f"{REVIEW}briefing/write", drawn=[finding.pk], **words)

    page = read(manager, to)
    assert "4. Findings Words for Findings. The first call was not passed on" in page
    assert "a page holds about" in page
    assert "Seven-minute briefing on Child Q" in read(manager, REVIEW)


def test_an_empty_briefing_is_refused_in_a_sentence(manager, review):
    assert "Write something in at least one box." in send(manager, f"{REVIEW}briefing/write")


def test_too_many_words_for_a_page_are_told(manager, review):
    briefing = a_briefing(review, boxes={"background": "word " * 600})

    assert "Over one page" in read(manager, f"/p/northborough/briefings/{briefing.pk}/")


def test_a_link_is_added_and_removed(manager, page, briefing):
    send(manager, f"{page}resources/add", title="A card for visits", how="link", link="https://example.org/card")
    assert "A card for visits" in read(manager, page)
    send(manager, f"{page}resources/add", title="Runs something", how="link", link="javascript:alert(1)")
    assert "Runs something" not in read(manager, page)

    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        number = briefing.resources.get().pk
    send(manager, f"/p/northborough/briefing-resources/{number}/remove")
    assert "A card for visits" not in read(manager, page)


def test_it_is_sent_confirmed_and_every_figure_leads_to_what_it_counts(manager, agencies, page, partnership, briefing):
    send(manager, f"{page}send", agencies=[one.pk for one in agencies])
    lead = visitor("agency_lead", partnership, agencies[0])
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        own = Cascade.objects.get(agency=agencies[0])
        assert Cascade.objects.told().get(pk=own.pk).is_opened is False

    words = read(lead, page)
    assert "Northborough Council" in words
    assert "Northborough Police" not in words
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Cascade.objects.told().get(pk=own.pk).is_opened is True
    assert "Pass on the seven-minute briefing on Child Q" in read(lead, "/what-we-owe/")

    confirm = f"/p/northborough/cascades/{own.pk}/confirm"
    send(lead, confirm, method="team_meeting", people="214", **on("held_on", "23", "11"))
    assert "Cascaded to 214 people across 1 of 3 agencies" in read(manager, page)
    counted = read(manager, f"{page}confirmations?counts=yes&agency={agencies[0].pk}")
    assert "214" in counted
    assert "Team meeting" in counted


def test_a_confirmation_is_corrected_and_the_earlier_stays(manager, agencies, page, briefing):
    wrong = confirmed(sent(briefing, *agencies)[0], 400)
    send(
        manager,
        f"/p/northborough/cascade-confirmations/{wrong.pk}/correct",
        method="team_meeting",
        people="40",
        why="A nought too many",
        **on("held_on"),
    )

    assert "Cascaded to 40 people" in read(manager, page)
    everything = read(manager, f"{page}confirmations")
    assert "400" in everything
    assert "Corrects an earlier one: A nought too many" in everything
    assert "400" not in read(manager, f"{page}confirmations?counts=yes")


def test_another_agencys_lead_sees_nothing_of_it(agencies, page, partnership, briefing):
    cascade = sent(briefing, agencies[0])[0]
    other = visitor("agency_lead", partnership, agencies[2])

    assert status(other, page) == 404
    assert status(other, f"/p/northborough/cascades/{cascade.pk}/confirm") == 404
    assert status(other, f"{page}confirmations") == 404


def test_a_manager_who_opens_it_opens_it_for_no_agency(manager, agencies, page, briefing):
    sent(briefing, *agencies)
    read(manager, page)

    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        assert not Cascade.objects.told().filter(is_opened=True).exists()


def test_what_was_not_agreed_to_is_seen_by_those_who_keep_it_alone(manager, agencies, page, partnership, briefing):
    sent(briefing, *agencies)
    a_quote(briefing, words="Not to be shown.")
    a_quote(briefing, "inside", words="To be shown inside.")

    assert "Not to be shown." in read(manager, page)
    for role in ("independent_scrutineer", "board_member"):
        words = read(visitor(role, partnership), page)
        assert "Not to be shown." not in words
        assert "To be shown inside." in words


def test_feedback_is_kept_agreed_to_and_taken_back(manager, page, briefing):
    said = {"words": "Easy to pick up.", "role": "School nurse", "consent": "inside"}
    assert "Enter the day on which they agreed" in send(manager, f"{page}feedback/add", **said, **on("said_on"))
    send(manager, f"{page}feedback/add", **said, **on("said_on"), **on("consent_on"))
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        number = briefing.quotes.get().pk
    assert "Agreed Inside the partnership, since 14 September 2026" in read(manager, page)

    assert "No document holds it." in read(manager, f"/p/northborough/briefing-feedback/{number}/take-back")
    send(manager, f"/p/northborough/briefing-feedback/{number}/take-back", **on("on", "15"))
    assert "Taken back" in read(manager, page)


def test_a_question_is_set_and_asked_when_it_is_due(manager, agencies, page, briefing):
    sent(briefing, *agencies)
    asked = {"words": "What do you do first?", "good": "Ring", "others": "Wait\nWrite", "why_good": "It is quick."}
    send(manager, f"{page}question/set", **asked)
    assert "Round 1 is due since 19 October 2026" in read(manager, page)

    send(manager, f"{page}question/ask")
    words = read(manager, page)
    assert "Round 1, asked on 23 November 2026" in words
    assert "0 people answered; the briefing reached 0" in words


def test_the_scrutineer_sees_the_answers_and_changes_nothing(agencies, page, partnership, briefing):
    sent(briefing, *agencies)
    a_question(briefing)
    scrutineer = visitor("independent_scrutineer", partnership)

    assert "Pass the call on today Good answer" in read(scrutineer, page)
    for where in ("send", "question/set", "question/ask", "feedback/add", "resources/add"):
        assert status(scrutineer, f"{page}{where}") in (403, 404)


def test_a_board_member_sees_it_once_it_was_sent(agencies, page, partnership, briefing):
    member = visitor("board_member", partnership)
    assert status(member, page) == 404
    assert "Briefing and cascade" not in read(member, REVIEW)

    sent(briefing, *agencies)
    assert status(member, page) == 200
    assert "Briefing and cascade" in read(member, REVIEW)


def test_another_partnership_sees_nothing_of_it(briefing, neighbour):
    agencies = three_partners(neighbour)
    led(*agencies)
    a_briefing(a_published_review(neighbour))
    stranger = visitor("partnership_manager", neighbour)

    assert status(stranger, f"/p/northborough/briefings/{briefing.pk}/") == 404
    assert status(stranger, f"/p/southborough/briefings/{briefing.pk}/") == 404


def test_the_partnership_sets_how_soon(manager):
    times = {"written_in_days": 10, "confirmed_in_days": 15, "known_in_days": 60}
    address = "/p/northborough/briefings/times"
    assert "after the first" in send(manager, address, **times, first_round_weeks=8, second_round_weeks=8)
    send(manager, address, **times, first_round_weeks=4, second_round_weeks=8)

    assert 'value="15"' in manager.get(address).content.decode()
