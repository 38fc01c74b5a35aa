"""The chair of the board concerned decides: not the chair of another board, and not on another board's reviews."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.on_your_work import for_their_decision
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.told import as_data
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, notified, then

from .test_reviews import stage_of

pytestmark = pytest.mark.django_db
LATER = REFERRED_AT + timedelta(days=7)
OF_ADULT = {"born_on": date(1980, 3, 2), "criteria": ["sar_died"], "engaged": ["sar"], "kind": "sar"}


@pytest.fixture
def adults_chair(partnership):
    return somebody("review_chair_adults", partnership)


@pytest.fixture
def of_adult(partnership, officer, sat):
    """The death of an adult, of which a safeguarding adult review is recommended."""
    case = a_referral(partnership, by=officer, subject="adult")
    then(case, "considered", by=officer, at=LATER, **OF_ADULT)
    then(case, "recommended", by=officer, at=LATER, recommendation="sar", board="adults", sat=sat)
    return case


@pytest.fixture
def of_child(partnership, officer, sat):
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=LATER)
    then(case, "recommended", by=officer, at=LATER, sat=sat)
    return case


def test_the_chair_of_another_board_decides_nothing(of_adult, of_child, chair, adults_chair):
    with pytest.raises(NotAllowed, match="For: Chair who decides on reviews of adults"):
        then(of_adult, "decided", by=chair, at=LATER, decision="sar")
    with pytest.raises(NotAllowed, match="For: Chair who decides on reviews of children"):
        then(of_child, "decided", by=adults_chair, at=LATER)

    then(of_adult, "decided", by=adults_chair, at=LATER, decision="sar")
    then(of_child, "decided", by=chair, at=LATER)

    assert (stage_of(of_adult), stage_of(of_child)) == ("commissioning", "commissioning")


def test_nor_do_they_give_a_review_up_or_put_a_decision_right(of_child, chair, adults_chair):
    made = then(of_child, "decided", by=chair, at=LATER)

    with pytest.raises(NotAllowed, match="For: Chair"):
        then(of_child, "given_up", by=adults_chair, at=LATER)
    with pytest.raises(NotAllowed, match="For: Chair"):
        correct_record(
            record=made,
            said={"reasons": "Another reason."},
            happened_at=made.happened_at,
            why="A slip.",
            by=adults_chair,
            at=LATER,
        )


def test_the_first_page_of_a_chair_shows_what_is_of_their_board(of_adult, of_child, chair, adults_chair):
    def waits(user):
        with opened(actor=user.pk, reading=[of_child.space_id]):
            return [one.words for one in for_their_decision(seen_by(user, LATER), LATER)]

    assert waits(chair) == [of_child.reference]
    assert waits(adults_chair) == [of_adult.reference]


def test_a_recommendation_goes_to_the_board_whose_review_it_is(partnership, officer, sat):
    case = a_referral(partnership, by=officer, subject="adult")
    then(case, "considered", by=officer, at=LATER, **OF_ADULT)

    with pytest.raises(Refused, match="of which the safeguarding adults board decides") as refused:
        then(case, "recommended", by=officer, at=LATER, recommendation="sar", sat=sat)
    assert refused.value.field == "board"
    with pytest.raises(Refused, match="the chair of the community safety partnership decides") as refused:
        then(case, "recommended", by=officer, at=LATER, recommendation="dhr", board="adults", sat=sat)
    assert refused.value.field == "recommendation"


def test_on_a_rapid_review_no_other_board_decides_whatever_it_is_considered_as(partnership, officer, sat):
    case = notified(partnership, by=officer)
    then(case, "considered", by=officer, at=LATER, engaged=["learning_review"], kind="learning_review")
    then(case, "rapid_reviewed", by=officer, at=LATER)

    with pytest.raises(Refused, match="A rapid review is due") as refused:
        then(case, "recommended", by=officer, at=LATER, recommendation="no_review", board="adults", sat=sat)
    assert refused.value.field == "board"


def test_a_chair_does_not_decide_on_a_review_of_another_board(of_child, chair):
    with pytest.raises(Refused, match="Let it be considered as that first") as refused:
        then(of_child, "decided", by=chair, at=LATER, decision="sar")

    assert refused.value.field == "decision"


def test_what_turns_out_to_be_of_another_board_is_recommended_to_that(partnership, officer, chair, adults_chair, sat):
    case = a_referral(partnership, by=officer, subject="adult")
    learning = {"criteria": [], "engaged": ["learning_review"], "kind": "learning_review"}
    then(case, "considered", by=officer, at=LATER, **learning)
    then(case, "recommended", by=officer, at=LATER, recommendation="alternative_local_review", sat=sat)
    then(case, "considered", by=officer, at=LATER, **OF_ADULT)

    then(case, "recommended", by=officer, at=LATER, recommendation="sar", board="adults", sat=sat)

    with pytest.raises(NotAllowed, match="of adults"):
        then(case, "decided", by=chair, at=LATER)
    then(case, "decided", by=adults_chair, at=LATER, decision="sar")


def test_what_was_recommended_before_boards_were_told_apart_the_one_chair_decides(of_child, chair):
    with opened(actor=SYSTEM_ACTOR, writing=of_child.space_id):
        of_child.rules.step("recommended").record.objects.filter(case=of_child).update(board="")

    then(of_child, "decided", by=chair, at=LATER)

    assert stage_of(of_child) == "commissioning"


def test_the_page_about_the_pathway_says_of_nobody_but_the_chairs_that_they_may_decide_alone():
    may = {one["code"]: one["may"] for one in as_data(PATHWAYS["statutory-review"])["roles"]}

    assert "decide_alone" in may["review_chair"]
    assert "decide_alone" not in may["review_officer"]
    assert {"decide_cases", "record_cases"} <= {*may["review_officer"]}
    of_others = as_data(PATHWAYS["lado"])["roles"]
    assert not [one["code"] for one in of_others if "decide_alone" in one["may"]]
