"""A case can always go on to its end, and to none that passes the panel or the chair by."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, notified, then

from .test_reviews import stage_of
from .test_whose_chair import OF_ADULT

pytestmark = pytest.mark.django_db
LEARNING = {"criteria": [], "engaged": ["learning_review"], "kind": "learning_review"}


def day(number):
    return REFERRED_AT + timedelta(days=number)


def decided(case, decision, officer, chair, sat, number=8):
    then(case, "recommended", by=officer, at=day(number), recommendation=decision, sat=sat)
    then(case, "decided", by=chair, at=day(number), decision=decision)


@pytest.fixture
def learning(partnership, officer, chair, sat):
    """A review for learning that is under way, of an adult."""
    case = a_referral(partnership, by=officer, subject="adult")
    then(case, "considered", by=officer, at=day(1), **LEARNING)
    decided(case, "alternative_local_review", officer, chair, sat)
    then(case, "commissioned", by=officer, at=day(20), kind="learning_review")
    return case


def test_a_death_in_care_without_abuse_owes_no_rapid_review_and_comes_to_its_end(partnership, officer, chair, sat):
    case = a_referral(partnership, by=officer)
    then(case, "considered", by=officer, at=day(0), criteria=[])
    then(case, "notifiable", by=officer, at=day(0), kind="lac_death")
    with pytest.raises(Refused, match="neither abuse nor neglect is suspected") as refused:
        then(case, "notified", by=officer, at=day(1))
    assert refused.value.field == "kind"
    then(case, "notified", by=officer, at=day(1), kind="lac_death")
    assert stage_of(case) == "referred"

    decided(case, "no_review", officer, chair, sat)
    then(case, "closed", by=officer, at=day(9))

    assert stage_of(case) == "closed"


def test_no_review_of_a_child_is_recommended_past_the_duty_to_notify(partnership, officer, sat):
    case = a_referral(partnership, by=officer)
    then(case, "considered", by=officer, at=day(0))
    with pytest.raises(Refused, match="Decide first whether it must be notified"):
        then(case, "recommended", by=officer, at=day(7), sat=sat)
    then(case, "notifiable", by=officer, at=day(0))
    with pytest.raises(Refused, match="Record the notification first"):
        then(case, "recommended", by=officer, at=day(7), sat=sat)
    then(case, "notified", by=officer, at=day(1))
    then(case, "withdrawn", by=officer, at=day(3))

    then(case, "recommended", by=officer, at=day(7), sat=sat, recommendation="sin_withdrawn")


def test_abuse_that_comes_to_be_known_in_the_middle_of_a_review_is_notified_then(learning, officer):
    then(learning, "notifiable", by=officer, at=day(30), aware_at=day(30))
    then(learning, "notified", by=officer, at=day(31))

    assert stage_of(learning) == "notified"


def test_the_officer_alone_closes_nothing_but_what_came_twice_or_by_mistake(partnership, officer):
    case = a_referral(partnership, by=officer)
    with pytest.raises(Refused, match="cannot close the case now"):
        then(case, "closed", by=officer, at=day(1))
    other = notified(partnership, by=officer)
    then(other, "withdrawn", by=officer, at=day(3))
    with pytest.raises(Refused, match="the chair decides"):
        then(other, "mistaken", by=officer, at=day(4))

    then(case, "mistaken", by=officer, at=day(1))

    assert stage_of(case) == "closed"


def test_what_meets_a_criterion_is_no_mistake(partnership, officer):
    case = a_referral(partnership, by=officer, subject="adult")
    then(case, "considered", by=officer, at=day(1), **OF_ADULT)

    with pytest.raises(Refused, match="criteria are met"):
        then(case, "mistaken", by=officer, at=day(2), why="mistake")


def test_it_is_not_decided_that_it_is_withdrawn_while_a_notification_stands(partnership, officer, chair, sat):
    case = notified(partnership, by=officer)
    then(case, "notifiable", by=officer, at=day(1), whom="second child")
    then(case, "notified", by=officer, at=day(1), whom="second child")
    then(case, "withdrawn", by=officer, at=day(2), whom="second child")
    then(case, "rapid_reviewed", by=officer, at=day(7))

    with pytest.raises(Refused, match="before this is decided"):
        decided(case, "sin_withdrawn", officer, chair, sat)


def test_proceedings_that_go_on_after_the_end_are_recorded_until_they_are_over(learning, officer):
    then(learning, "proceeding", by=officer, at=day(60))
    then(learning, "finished", by=officer, at=day(90))

    over = {"state": "over", "blocks_interviews": False, "blocks_publication": False}
    then(learning, "proceeding", by=officer, at=day(120), **over)


def test_a_review_that_is_not_published_is_finished_and_says_why(learning, officer):
    then(learning, "finished", by=officer, at=day(90))
    then(learning, "monitored", by=officer, at=day(120))
    then(learning, "closed", by=officer, at=day(121))

    assert stage_of(learning) == "closed"


def test_a_local_practice_review_is_not_finished_without_a_word_to_the_public(case, officer):
    with pytest.raises(Refused, match="or what has to be improved is"):
        then(case, "finished", by=officer, at=day(90))


def test_the_page_leads_to_that_end_only_where_it_may_be(case, learning, officer, browser_of):
    browser, way = browser_of(officer), "Finish the review without publication"
    pages = [browser.get(one.get_absolute_url()).text.split("Everything else", 1) for one in (case, learning)]

    assert [(way in in_front, way in folded) for in_front, folded in pages] == [(False, True), (True, False)]
    form = browser.get(f"{case.get_absolute_url()}record/finished/").text
    assert "or what has to be improved is" in form
    assert "Why nothing is published" not in form


def test_only_the_chair_gives_a_review_up(case, officer, chair):
    with pytest.raises(NotAllowed, match="For: Chair"):
        then(case, "given_up", by=officer, at=day(40))

    then(case, "given_up", by=chair, at=day(40))

    assert stage_of(case) == "settled"


def test_the_panel_is_told_of_delay_and_replies_while_the_review_is_under_way(case, officer):
    then(case, "reported", by=officer, at=day(30))
    then(case, "delay_told", by=officer, at=day(40))
    then(case, "answered", by=officer, at=day(41), reply="national_review")

    assert stage_of(case) == "settled"


@pytest.mark.parametrize("decision", ["single_agency_review", "alternative_local_review"])
def test_what_is_commissioned_carries_out_what_the_chair_decided(partnership, officer, chair, sat, decision):
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=day(7))
    decided(case, decision, officer, chair, sat)

    with pytest.raises(Refused, match="Choose a kind of review that does that") as refused:
        then(case, "commissioned", by=officer, at=day(20))

    assert refused.value.field == "kind"


def test_no_serious_case_review_is_of_what_happened_under_the_new_law(partnership, officer):
    case = a_referral(partnership, by=officer, incident_on=date(2026, 9, 5))

    with pytest.raises(Refused, match="before 29 September 2019"):
        then(case, "considered", by=officer, at=day(0), engaged=["scr"], kind="scr")
