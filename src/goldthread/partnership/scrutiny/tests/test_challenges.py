"""A challenge is raised, answered, and settled or not; what is late is computed; nobody answers for others."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review, a_review, an_action, an_outcome
from goldthread.partnership.proof.factories import a_result, a_test
from goldthread.partnership.scrutiny.commands import answer_challenge, challenge_further, end_challenge
from goldthread.partnership.scrutiny.factories import DRAWN_AT, TESTS, a_challenge, an_answer
from goldthread.partnership.scrutiny.models import LATE, Challenge, ChallengeTurn

pytestmark = pytest.mark.django_db

DUE = date(2026, 11, 30)


def somebody(space, role, agency=None, email="sam@example.org"):
    user = make_user(email)
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))
    return user


def as_it_is(challenge):
    with opened(actor=SYSTEM_ACTOR, reading=[challenge.space_id]):
        return Challenge.objects.get(pk=challenge.pk)


def turns_of(challenge):
    with opened(actor=SYSTEM_ACTOR, reading=[challenge.space_id]):
        return list(ChallengeTurn.objects.filter(challenge=challenge).select_related("agency").order_by("number"))


def seen_by(space, role, agency=None):
    standing = Standing((Holding(space=space, role=role, agency=agency),))
    with opened(actor=7, reading=[space.pk]):
        return set(Challenge.objects.visible_to(standing).values_list("number", flat=True))


def test_a_manager_answers_and_the_scrutineer_settles(partnership):
    challenge = a_challenge(partnership)
    manager = somebody(partnership, "partnership_manager")
    scrutineer = somebody(partnership, "independent_scrutineer", email="ash@example.org")

    answer_challenge(challenge=challenge, words="We set one in March.", by=manager, at=DRAWN_AT)
    assert as_it_is(challenge).stage == "answered"
    end_challenge(challenge=challenge, words="They did.", is_settled=True, by=scrutineer, at=DRAWN_AT)

    assert as_it_is(challenge).stage == "settled"
    assert [(turn.kind, turn.whose, turn.words) for turn in turns_of(challenge)] == [
        ("answer", "Partnership manager", "We set one in March."),
        ("settled", "Independent scrutineer", "They did."),
    ]


def test_challenged_further_it_waits_for_another_answer_by_another_day(partnership):
    challenge = a_challenge(partnership)
    an_answer(challenge)
    later = DUE + timedelta(days=30)
    challenge_further(challenge=challenge, words="When is it?", due_on=later, by=TESTS, at=DRAWN_AT)

    waiting = as_it_is(challenge)
    assert (waiting.stage, waiting.due_on) == ("waiting", later)
    an_answer(challenge, "In May.")
    end_challenge(challenge=challenge, words="Too late.", is_settled=False, by=TESTS, at=DRAWN_AT)

    assert as_it_is(challenge).stage == "not_settled"
    assert [turn.kind for turn in turns_of(challenge)] == ["answer", "further", "answer", "not_settled"]


@pytest.mark.parametrize("is_settled", [True, False])
def test_what_has_ended_stays_as_it_is(partnership, is_settled):
    challenge = a_challenge(partnership)
    an_answer(challenge)
    end_challenge(challenge=challenge, words="So be it.", is_settled=is_settled, by=TESTS, at=DRAWN_AT)

    for command, more in (
        (answer_challenge, {}),
        (challenge_further, {"due_on": DUE}),
        (end_challenge, {"is_settled": True}),
    ):
        with pytest.raises(Refused, match="has ended"):
            command(challenge=challenge, words="more", by=TESTS, at=DRAWN_AT, **more)


def test_without_an_answer_it_cannot_be_settled_nor_challenged_further_but_ended(partnership):
    challenge = a_challenge(partnership)

    with pytest.raises(Refused, match="no answer yet"):
        end_challenge(challenge=challenge, words="x", is_settled=True, by=TESTS, at=DRAWN_AT)
    with pytest.raises(Refused, match="no answer yet"):
        challenge_further(challenge=challenge, words="x", due_on=DUE, by=TESTS, at=DRAWN_AT)
    end_challenge(challenge=challenge, words="No answer came.", is_settled=False, by=TESTS, at=DRAWN_AT)

    assert as_it_is(challenge).stage == "not_settled"


def test_it_is_answered_once_until_the_scrutineer_says_more(partnership):
    challenge = a_challenge(partnership)
    an_answer(challenge)

    with pytest.raises(Refused, match="was answered"):
        an_answer(challenge, "And also this.")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"question": " "}, "question"),
        ({"why": ""}, "why"),
        ({"due_on": date(2026, 11, 15)}, "due_on"),
        ({"due_on": date(9999, 1, 1)}, "due_on"),
    ],
)
def test_a_challenge_that_asks_nothing_or_for_yesterday_is_refused_at_its_field(partnership, given, field):
    with pytest.raises(Refused) as refusal:
        a_challenge(partnership, **given)
    assert refusal.value.field == field


def test_an_empty_answer_and_a_further_day_in_the_past_are_refused(partnership):
    challenge = a_challenge(partnership)
    with pytest.raises(Refused, match="Enter your answer"):
        an_answer(challenge, "  ")
    an_answer(challenge)
    with pytest.raises(Refused, match="today or later"):
        challenge_further(challenge=challenge, words="x", due_on=date(2026, 11, 15), by=TESTS, at=DRAWN_AT)
    with pytest.raises(Refused, match="10 years from today at most"):
        challenge_further(challenge=challenge, words="x", due_on=date(9999, 1, 1), by=TESTS, at=DRAWN_AT)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=some.integers(-400, 400), stage=some.sampled_from(Challenge.Stage.values))
def test_late_is_what_waits_past_its_day_said_alike_by_the_page_and_the_database(partnership, days, stage):
    challenge, on = a_challenge(partnership), DUE + timedelta(days=days)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Challenge.objects.filter(pk=challenge.pk).update(stage=stage)
        kept = Challenge.objects.with_state(on).get(pk=challenge.pk)
        is_late = Challenge.objects.with_state(on).filter(pk=challenge.pk, state=LATE).exists()

    assert kept.state == kept.state_on(on)
    assert is_late == (kept.state == LATE) == (stage == "waiting" and days > 0)


def test_an_answer_on_the_last_day_is_in_time_and_one_after_midnight_in_london_is_late(partnership):
    """At 23:30 UTC on 30 June it is 1 July in London."""
    challenges = [a_challenge(partnership, due_on=date(2027, 6, 30)) for _ in range(2)]
    an_answer(challenges[0], at=datetime(2027, 6, 30, 22, 30, tzinfo=UTC))
    an_answer(challenges[1], at=datetime(2027, 6, 30, 23, 30, tzinfo=UTC))

    assert [turns_of(one)[0].came_late for one in challenges] == [False, True]


def test_the_lead_of_the_agency_answers_for_it_and_for_no_other(partnership):
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")
    ours, theirs, boards = (a_challenge(partnership, agency=agency) for agency in (police, council, None))
    lead = somebody(partnership, "agency_lead", police)

    answer_challenge(challenge=ours, words="We did.", by=lead, at=DRAWN_AT)
    assert turns_of(ours)[0].whose == "Agency safeguarding lead, Northborough Police"
    for other in (theirs, boards):
        with pytest.raises(Refused):
            answer_challenge(challenge=other, words="We did.", by=lead, at=DRAWN_AT)


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member"])
def test_the_scrutineer_and_members_answer_nothing(partnership, role):
    with pytest.raises(NotAllowed):
        answer_challenge(challenge=a_challenge(partnership), words="Fine.", by=somebody(partnership, role), at=DRAWN_AT)


@pytest.mark.parametrize("role", ["partnership_manager", "coordinator"])
def test_the_partnership_ends_no_challenge(partnership, role):
    challenge = a_challenge(partnership)
    an_answer(challenge)

    with pytest.raises(NotAllowed):
        end_challenge(challenge=challenge, words="Done.", is_settled=True, by=somebody(partnership, role), at=DRAWN_AT)


def test_it_keeps_what_was_known_of_the_thing_when_it_was_challenged(partnership):
    review = a_published_review(partnership)
    finding = a_finding(review)
    outcome = an_outcome(review, findings=[finding])
    before = a_challenge(partnership, about=outcome)
    a_result(a_test(outcome), 10)

    after = [a_challenge(partnership, about=about).state_then for about in (outcome, finding, an_action(review))]

    assert before.state_then == "unproven"
    assert after == ["disproven", "disproven", "Not started"]


def test_an_agency_is_not_asked_about_what_it_may_not_see(partnership):
    police = an_agency(partnership)
    action = an_action(a_published_review(partnership, pseudonym="Child Z"))
    finding = a_finding(a_review(partnership))

    with pytest.raises(Refused, match="does not owe this action, so it could not answer"):
        a_challenge(partnership, about=action, agency=police)
    with pytest.raises(Refused, match="does not see this yet"):
        a_challenge(partnership, about=finding, agency=police)


def test_things_and_agencies_of_elsewhere_are_refused(partnership, neighbour):
    with pytest.raises(Refused, match="no longer there"):
        a_challenge(partnership, about=an_action(a_published_review(neighbour)))
    with pytest.raises(Refused, match="of this partnership"):
        a_challenge(partnership, agency=an_agency(neighbour))


def test_a_challenge_is_seen_by_who_may_see_what_it_is_about(partnership):
    police, council = an_agency(partnership), an_agency(partnership, "Northborough Council")
    early = an_action(a_review(partnership), "early", agencies=[police])
    a_challenge(partnership)
    a_challenge(partnership, about=early, agency=police)
    a_challenge(partnership, agency=council)
    a_challenge(partnership, about=a_finding(a_review(partnership, pseudonym="Child Y")))

    for role in ("independent_scrutineer", "partnership_manager", "coordinator"):
        assert seen_by(partnership, role) == {1, 2, 3, 4}
    assert seen_by(partnership, "board_member") == {1, 3}
    assert seen_by(partnership, "agency_lead", police) == {2}
    assert seen_by(partnership, "agency_lead", council) == {3}
