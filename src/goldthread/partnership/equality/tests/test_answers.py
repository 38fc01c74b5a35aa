"""Who an action reaches and misses: who may say it, when that counts, and that it is counted rightly."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.equality.commands import Answer, answer_lens, set_lenses
from goldthread.partnership.equality.factories import ANSWERED_AT, TESTS, answered_through
from goldthread.partnership.equality.models import LensAnswer
from goldthread.partnership.equality.queries import Counted, counted, lenses_of, with_answers
from goldthread.partnership.learning.factories import a_published_review, an_action

pytestmark = pytest.mark.django_db

LATER = ANSWERED_AT + timedelta(days=1)


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


def holding(space, role, agency=None):
    user = make_user(f"{role}@{space.slug}.example", "Somebody")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))
    return user


def say(action, by, at=ANSWERED_AT, **answer):
    said = {"lens": "Race", "reaches": "everyone who calls", **answer}
    return answer_lens(action=action, answers=[Answer(**said)], by=by, at=at)


def kept(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(LensAnswer.objects.order_by("lens"))


def set_to(space, *names):
    return set_lenses(space=space, names=names, by=TESTS, at=ANSWERED_AT)


def count(space, lenses=None):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return counted(Action.objects.filter(space=space), lenses or lenses_of(space.pk))


def test_the_lead_of_the_agency_that_owes_it_says_it_in_that_role(review, police, partnership):
    action = an_action(review, agencies=[police])

    say(action, holding(partnership, "agency_lead", police), misses="callers who are deaf")

    (answer,) = kept(partnership)
    assert answer.answered_as == "Agency safeguarding lead, Northborough Police"
    assert (answer.misses, answer.answered_at) == ("callers who are deaf", ANSWERED_AT)


def test_the_lead_of_another_agency_does_not(review, police, partnership):
    action = an_action(review, agencies=[police])
    other = holding(partnership, "agency_lead", an_agency(partnership, "Northborough Hospital"))

    with pytest.raises((NotAllowed, Refused)):
        say(action, other)


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member"])
def test_those_who_only_read_do_not(review, role, partnership):
    with pytest.raises(NotAllowed):
        say(an_action(review), holding(partnership, role))


def test_who_said_what_stands_is_kept_when_somebody_else_saves_the_same(review, partnership):
    action = an_action(review)
    manager, coordinator = holding(partnership, "partnership_manager"), holding(partnership, "coordinator")
    say(action, manager)
    say(action, coordinator, at=LATER)
    assert kept(partnership)[0].answered_as == "Partnership manager"

    say(action, coordinator, at=LATER, misses="somebody")
    assert (kept(partnership)[0].answered_as, kept(partnership)[0].answered_at) == ("Partnership coordinator", LATER)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([], "at least one"),
        ([Answer("Race", " ")], "whom the action reaches"),
        ([Answer("Star sign", "all")], "lenses were changed"),
        ([Answer("Race", "all"), Answer("Race", "none")], "lenses were changed"),
    ],
)
def test_half_an_answer_or_one_that_nobody_asked_is_refused(review, answers, sentence):
    with pytest.raises(Refused, match=sentence):
        answer_lens(action=an_action(review), answers=answers, by=TESTS, at=ANSWERED_AT)


def test_the_lenses_are_those_of_the_source_with_disability_until_a_partnership_sets_its_own(partnership, neighbour):
    assert count(partnership).actions == 0
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk, neighbour.pk]):
        assert lenses_of(partnership.pk) == ("Race", "Class", "Gender", "Disability")

    set_to(partnership, "Race ", "", "  Care   experience")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk, neighbour.pk]):
        assert lenses_of(partnership.pk) == ("Race", "Care experience")
        assert lenses_of(neighbour.pk)[1] == "Class"


def test_lenses_raise_the_version_of_the_space_and_leave_it_the_name_that_it_has_by_now(partnership):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Space.objects.filter(pk=partnership.pk).update(name="Northborough and Fen")
        renamed = Space.objects.get(pk=partnership.pk)

    set_to(partnership, "Race")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        now = Space.objects.get(pk=partnership.pk)
    assert (now.name, now.version) == ("Northborough and Fen", renamed.version + 1)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([" "], "at least one"),
        (["Race", "rACE"], "there twice"),
        (["x" * 61], "60 characters"),
        ([str(number) for number in range(13)], "at most 12"),
    ],
)
def test_a_list_of_lenses_that_nobody_could_answer_is_refused(partnership, names, sentence):
    with pytest.raises(Refused, match=sentence):
        set_to(partnership, *names)


def test_an_action_is_answered_when_it_is_through_every_lens(review, partnership):
    answered_through(an_action(review, "1"))
    answered_through(an_action(review, "2"), "Race", "Gender", misses="young men")
    an_action(review, "3")
    answered_through(an_action(review, "4"), misses="families without papers")
    an_action(review, "5", details={"status": Action.Status.SUPERSEDED})

    assert count(partnership) == Counted(actions=4, answered=2, missing=2)
    assert count(partnership).words == "2 of 4 actions answered, 2 say that somebody is missed"


def test_a_lens_that_is_asked_anew_leaves_actions_unanswered_and_one_taken_away_counts_no_longer(review, partnership):
    answered_through(an_action(review), misses="somebody")

    set_to(partnership, "Race", "Faith")
    assert count(partnership) == Counted(1, 0, 1)
    set_to(partnership, "Faith")
    assert count(partnership) == Counted(1, 0, 0)
    assert len(kept(partnership)) == 4


def test_the_list_and_the_count_agree(review, partnership):
    answered_through(an_action(review, "1"))
    answered_through(an_action(review, "2"), "Class", misses="somebody")
    an_action(review, "3")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        lenses = lenses_of(partnership.pk)
        rows = list(with_answers(Action.objects.order_by("pk"), lenses).values_list("said", "is_missing"))
    assert rows == [(4, False), (1, True), (0, False)]
    assert count(partnership, lenses) == Counted(3, sum(said == 4 for said, _ in rows), sum(m for _, m in rows))
