"""A pathway says where its cases can go, lists that as outcomes, and its list of who comes of age leads somewhere."""

from dataclasses import fields, replace

import pytest

from goldthread.cases.declaring import ComesOfAge, Fact
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.transfers.models import To
from goldthread.cases.transfers.steps import OFFERED, TO_ADULTS, transfer_steps
from goldthread.cases.transfers.tests.conftest import CROSSING

AREAS_ALONE = PATHWAYS["child-death"]
BOTH = PATHWAYS["private-fostering"]
NO_STEPS = PATHWAYS["professional-disagreement"]


def with_answers(**answers):
    steps = [replace(one, answers=answers) if one.code == OFFERED else one for one in BOTH.steps]
    return replace(BOTH, steps=tuple(steps))


def lists(rules, then):
    return replace(rules, comes_of_age=(ComesOfAge(then=then, words="Hand it over."),))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda: lists(NO_STEPS, TO_ADULTS), "handed_on.happened_at is of no step|handed_on is of no step"),
        (lambda: lists(AREAS_ALONE, TO_ADULTS), "asks for 'transferred_adults', no answer of to"),
        (lambda: lists(NO_STEPS, Fact("to_stage_2")), "to_stage_2, to which it leads, is not recorded in stage_2"),
        (lambda: replace(BOTH, outcomes=BOTH.outcomes[:-1]), "'transferred_area' of to is no outcome"),
        (lambda: replace(AREAS_ALONE, outcomes=AREAS_ALONE.outcomes[:-1]), "'transferred_area' of to is no outcome"),
        (lambda: with_answers(nothing=()), "has no field nothing"),
        (lambda: with_answers(to=("the moon",)), "'the moon' is no answer of to"),
        (lambda: with_answers(to=()), "to has no answer, and must be said"),
    ],
)
def test_what_leads_nowhere_does_not_load(change, fault):
    with pytest.raises(ValueError, match=fault):
        change()


def test_each_pathway_says_whether_anybody_comes_of_age():
    said = {one.name: getattr(BOTH, one.name) for one in fields(BOTH) if one.name != "comes_of_age"}

    with pytest.raises(TypeError, match="comes_of_age"):
        type(BOTH)(**said)


def test_every_list_of_who_comes_of_age_leads_to_a_step_and_says_what_is_to_be_done():
    listing = [one for one in PATHWAYS.values() if one.comes_of_age]

    assert {one.code for one in listing} == {"private-fostering", "statutory-review"}
    assert all(age.words and one.step(age.then.step).within for one in listing for age in one.comes_of_age)


def test_nobody_who_died_goes_to_adults_services():
    assert {"private-fostering", "child-death", "statutory-review"} <= {*CROSSING}
    assert "adults" not in AREAS_ALONE.step(OFFERED).title
    assert AREAS_ALONE.step(OFFERED).settled == {"to": To.AREA, "taken_by": None}


def test_the_steps_of_another_area_alone_speak_of_no_service():
    words = " ".join(
        f"{one.title} {one.done} {one.intro}" for one in transfer_steps(within=("a",), ends="b", to=(To.AREA,))
    )

    assert "service" not in words
