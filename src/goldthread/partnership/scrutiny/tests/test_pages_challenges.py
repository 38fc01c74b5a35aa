"""The pages of challenges: raised, answered and settled; listed and taken away; and found on Your work."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.ui.words import date as told
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import add_recommendation
from goldthread.partnership.learning.factories import (
    MADE_AT,
    a_finding,
    a_published_review,
    a_review,
    an_action,
    an_outcome,
)
from goldthread.partnership.scrutiny.factories import TESTS, a_challenge, an_answer
from goldthread.partnership.scrutiny.models import Challenge, ChallengeTurn

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/scrutiny/challenges/"
ASKED = {"question": "How do they know?", "why": "No test was set.", "to": "board"}


@pytest.fixture
def scrutineer(partnership):
    return visitor("independent_scrutineer", partnership)


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def on(day: date, name: str = "due_on") -> dict[str, str]:
    return day_typed(name, day)


def kept(partnership, model=Challenge):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(model.objects.order_by("pk"))


def address(challenge):
    return f"{LIST}{challenge.pk}/"


def text(page):
    return " ".join(page.text.split())


def waiting(partnership, days=5, **given):
    """A challenge whose answer is due so many days from today; late where that is in the past."""
    challenge = a_challenge(partnership, **given)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Challenge.objects.filter(pk=challenge.pk).update(due_on=in_days(days))
    return challenge


def test_it_is_raised_answered_challenged_further_and_settled(scrutineer, manager, partnership):
    scrutineer.post(f"{LIST}raise", ASKED | on(in_days(14)))
    (challenge,) = kept(partnership)
    page = address(challenge)
    assert "Challenges to answer" in manager.get("/").text
    assert told(in_days(14)) in manager.get("/").text

    manager.post(f"{page}answer", {"words": "We do not yet."})
    assert "Challenges to answer" not in manager.get("/").text
    assert "Answers to read" in scrutineer.get("/").text

    scrutineer.post(f"{page}say", {"verdict": "further", "words": "When will they?", **on(in_days(30))})
    manager.post(f"{page}answer", {"words": "We have begun."})
    scrutineer.post(f"{page}say", {"verdict": "settled", "words": "They have."})

    said = text(manager.get(page))
    words = ["How do they know?", "We do not yet.", "When will they?", "We have begun.", "They have."]
    assert [said.index(one) for one in words] == sorted(said.index(one) for one in words)
    assert "<strong>Partnership manager</strong> answered" in said
    assert "<strong>Independent scrutineer</strong> said that it is settled" in said
    assert "Answers to read" not in scrutineer.get("/").text


def test_a_day_in_the_past_is_refused_and_nothing_typed_is_lost(scrutineer, partnership):
    page = scrutineer.post(f"{LIST}raise", ASKED | {"question": "words that took long"} | on(in_days(-1))).text

    assert "The day by which you ask for an answer must be today or later." in page
    assert "words that took long" in page
    assert kept(partnership) == []


@pytest.mark.parametrize("missing", ["question", "why", "to"])
def test_what_is_empty_is_refused_at_its_field(scrutineer, partnership, missing):
    page = scrutineer.post(f"{LIST}raise", ASKED | on(in_days(3)) | {missing: ""}).text

    assert "There is a problem" in page
    assert f"#id_{missing}" in page
    assert kept(partnership) == []


def test_a_further_challenge_asks_for_a_day_and_the_others_do_not(scrutineer, partnership):
    challenge = a_challenge(partnership)
    an_answer(challenge)

    page = scrutineer.post(f"{address(challenge)}say", {"verdict": "further", "words": "And?"}).text
    assert "There is a problem" in page
    scrutineer.post(f"{address(challenge)}say", {"verdict": "not_settled", "words": "They did not."})

    assert kept(partnership)[0].stage == "not_settled"


def test_without_an_answer_the_scrutineer_can_end_it(scrutineer, partnership):
    challenge = waiting(partnership, -3)
    assert "Late" in scrutineer.get(address(challenge)).text

    scrutineer.post(f"{address(challenge)}say", {"words": "No answer came."})

    assert kept(partnership)[0].stage == "not_settled"


@pytest.mark.parametrize("kind", ["action", "finding", "recommendation", "outcome"])
def test_each_thing_on_the_thread_can_be_challenged_and_its_page_shows_it(scrutineer, manager, partnership, kind):
    review = a_published_review(partnership)
    finding = a_finding(review)
    given = {"words": "Train", "addressed_to": "All", "scope": "local", "by": TESTS, "at": MADE_AT}
    things = {
        "action": an_action(review),
        "finding": finding,
        "recommendation": add_recommendation(finding=finding, **given),
        "outcome": an_outcome(review),
    }
    pages = {
        "action": f"/p/northborough/actions/{things['action'].pk}/",
        "finding": f"/p/northborough/reviews/{review.reference}/findings/1/",
        "recommendation": f"/p/northborough/reviews/{review.reference}/findings/1/",
        "outcome": f"/p/northborough/outcomes/{things['outcome'].pk}/",
    }
    form = f"{LIST}raise/{kind}/{things[kind].pk}"
    assert form in scrutineer.get(pages[kind]).text
    assert "/raise/" not in manager.get(pages[kind]).text

    scrutineer.post(form, ASKED | on(in_days(3)))

    (challenge,) = kept(partnership)
    assert getattr(challenge, f"{kind}_id") == things[kind].pk
    for person in (scrutineer, manager):
        assert "“How do they know?”" in person.get(pages[kind]).text
        assert pages[kind] in person.get(address(challenge)).text


@pytest.mark.parametrize("path", ["raise/nonsense/1", "raise/action/999999", "raise/outcome/0"])
def test_what_is_not_there_cannot_be_challenged(scrutineer, path):
    assert scrutineer.get(f"{LIST}{path}").status_code == 404


def test_to_an_agency_that_does_not_owe_the_action_it_is_refused_with_what_to_do(scrutineer, partnership):
    police = an_agency(partnership)
    action = an_action(a_published_review(partnership))

    asked = ASKED | {"to": f"agency-{police.pk}"} | on(in_days(3))
    page = scrutineer.post(f"{LIST}raise/action/{action.pk}", asked).text

    assert "does not owe this action, so it could not answer. Put the challenge to the board." in page


def test_a_lead_answers_for_their_own_agency_and_sees_no_other_challenge(partnership):
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")
    own, other, board = (waiting(partnership, agency=agency) for agency in (police, council, None))
    lead = visitor("agency_lead", partnership, police)

    listed = lead.get(LIST).text
    assert address(own) in listed
    assert address(own) in lead.get("/").text
    for hidden in (other, board):
        assert address(hidden) not in listed
        assert lead.get(address(hidden)).status_code == 404
        assert lead.post(f"{address(hidden)}answer", {"words": "x"}).status_code == 404
    lead.post(f"{address(own)}answer", {"words": "We did."})

    assert "Agency safeguarding lead, Northborough Police" in lead.get(address(own)).text


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member", "partnership_manager", "stranger"])
def test_everybody_has_their_own_part_and_no_other(role, partnership):
    challenge = a_challenge(partnership)
    person = visitor(role, partnership)
    may_answer, may_ask = role == "partnership_manager", role == "independent_scrutineer"

    assert person.get(address(challenge)).status_code == (404 if role == "stranger" else 200)
    for path, may in (
        (f"{address(challenge)}answer", may_answer),
        (f"{address(challenge)}say", may_ask),
        (f"{LIST}raise", may_ask),
    ):
        assert person.get(path).status_code == (200 if may else 404)
        assert may or person.post(path, {"words": "x"}).status_code == 404
    assert may_answer or may_ask or kept(partnership, ChallengeTurn) == []


def test_what_is_about_something_unpublished_is_not_there_for_a_member(partnership):
    challenge = a_challenge(partnership, about=an_action(a_review(partnership)))
    member = visitor("board_member", partnership)

    assert member.get(address(challenge)).status_code == 404
    assert address(challenge) not in member.get(LIST).text
    assert visitor("coordinator", partnership).get(address(challenge)).status_code == 200


def test_the_list_narrows_to_what_is_open_late_and_to_whom(manager, partnership):
    police = an_agency(partnership)
    late, waits, answered = waiting(partnership, -1), waiting(partnership, 0, agency=police), a_challenge(partnership)
    an_answer(answered)

    def shown(query):
        page = manager.get(f"{LIST}?{query}").text
        return [one for one in (late, waits, answered) if address(one) in page]

    assert shown("state=late") == [late]
    assert shown("state=waiting") == [late, waits]
    assert shown("state=open") == [late, waits, answered]
    assert shown("state=answered") == [answered]
    assert shown("state=settled") == []
    assert shown(f"to=agency-{police.pk}") == [waits]
    assert shown("to=board") == [late, answered]


def test_the_list_is_taken_away_by_who_may_and_it_is_noted(manager, partnership):
    waiting(partnership, -1)

    answer = manager.get(f"{LIST}?format=csv")
    file = b"".join(answer.streaming_content) if answer.streaming else answer.content

    assert b"How do they know that practice changed?" in file
    assert b"Late" in file
    assert visitor("board_member", partnership).get(f"{LIST}?format=csv").status_code == 403


def test_the_list_and_your_work_ask_the_database_as_often_of_many_as_of_few(scrutineer, manager, partnership):
    police = an_agency(partnership)
    action = an_action(a_published_review(partnership), agencies=[police])

    def make(number):
        for _ in range(number):
            waiting(partnership, agency=police, about=action)
            an_answer(a_challenge(partnership, about=action))

    assert_flat(lambda: manager.get(LIST), make, few=2, many=8)
    assert_flat(lambda: manager.get("/"), make, few=2, many=6)
    assert_flat(lambda: scrutineer.get(f"/p/northborough/actions/{action.pk}/"), make, few=2, many=6)


def test_your_work_shows_what_is_due_first_and_says_that_there_is_more(manager, partnership):
    for days in range(11):
        waiting(partnership, 20 - days, question=f"Question {days}?")

    page = manager.get("/").text

    assert page.index("Question 10?") < page.index("Question 9?")
    assert "Question 0?" not in page
    assert "There are more. The list of challenges" in page
