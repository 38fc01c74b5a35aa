"""What is planned looks like a board's year, names nobody who must not be named, and is the same for the same seed."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.declaring.steps import field_of
from goldthread.cases.quality_panel.steps import MADE_UP
from goldthread.cases.simulation.people import Cast
from goldthread.cases.simulation.planning import Span, beginnings, shared_out
from goldthread.cases.simulation.plausible import Plausible, plausible_of
from goldthread.foundation.records.made_up_names import LAST_NAMES
from goldthread.foundation.records.moments import beginning_of
from goldthread.foundation.records.working_days import is_working_day
from goldthread.foundation.spaces.models import Space

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MOST_TIMES = 10
"""As often are cases made up at the most, until each step was reached: some are seldom."""
NOBODY = Cast(Space(pk=1, name="Practice"), (), ())


def plans_of(code: str, cases: int, *, years: int = 3, seed: int = 7, first: date | None = None):
    pathway = PATHWAYS[code]
    span = Span(first or date(2026 - years, 11, 23), beginning_of(timezone.localdate(AT)), AT)
    return [one.plan() for one in beginnings({code: cases}, [pathway], NOBODY, span, seed)]


@pytest.fixture(scope="module")
def three_years_of_lado():
    return plans_of("lado", 3 * 483)


def said_in(plans, step: str, field: str) -> Counter:
    return Counter(one.said[field] for plan in plans for one in plan.happenings if one.step == step)


def test_the_shape_of_a_board_s_year_comes_out(three_years_of_lado):
    accepted = [plan for plan in three_years_of_lado if any(one.step == "accepted" for one in plan.happenings)]
    categories = said_in(three_years_of_lado, "accepted", "category")

    assert abs(len(accepted) / len(three_years_of_lado) - 139 / 483) < 0.05
    assert abs(categories["physical"] / categories.total() - 0.61) < 0.06
    assert abs(categories["sexual"] / categories.total() - 0.18) < 0.06


def test_nobody_is_named_unless_the_threshold_is_met(three_years_of_lado):
    """National LADO Network, tier 1: no name or identifier of the adult."""
    before = [
        str(value)
        for plan in three_years_of_lado
        for one in plan.happenings
        if one.step in ("contact", "advised", "followed_up", "consultation_ended")
        for value in one.said.values()
    ]
    named = said_in(three_years_of_lado, "accepted", "adult_name")

    assert [words for words in before if any(name in words for name in LAST_NAMES)] == []
    assert all(name.split()[-1] in LAST_NAMES for name in named)


def test_things_happen_one_after_another_by_day_and_never_after_the_end(three_years_of_lado):
    for plan in three_years_of_lado:
        moments = [one.happened_at for one in plan.happenings]
        assert moments == sorted(moments)
        assert moments[-1] <= beginning_of(timezone.localdate(AT))
        assert is_working_day(timezone.localdate(moments[0]))


def test_most_are_closed_and_some_of_the_newest_are_open(three_years_of_lado):
    ended = [
        plan.happenings[-1].step in ("closed", "consultation_ended", "fed_back", "learned")
        for plan in three_years_of_lado
    ]

    assert 0.85 < sum(ended) / len(ended) < 1


def test_the_same_seed_plans_the_same_and_another_seed_something_else():
    def told(plans):
        return [(one.step, one.said, one.happened_at) for plan in plans for one in plan.happenings]

    assert told(plans_of("lado", 30)) == told(plans_of("lado", 30))
    assert told(plans_of("lado", 30)) != told(plans_of("lado", 30, seed=8))


def test_a_case_is_the_same_however_many_there_are_beside_it():
    few = {repr(plan) for plan in plans_of("lado", 10)}

    assert few <= {repr(plan) for plan in plans_of("lado", 20)}


@pytest.mark.parametrize("code", PATHWAYS)
def test_every_pathway_is_walked_to_its_end_from_its_declaration_alone(code, monkeypatch):
    """As one that says nothing of how its cases go, but with what one may begin and when a panel looks again; and they
    end seldom, so that they get far.
    """
    pathway = PATHWAYS[code]
    ends = {stage.code for stage in pathway.stages if stage.ends}
    ending = {step.code for step in pathway.steps if ends & {*step.destinations}}
    likely = {step.code: 1 if step.code in ending else 4 if step.destinations else 2 for step in pathway.steps}
    said, begins = plausible_of(pathway), tuple(f"{step.code}." for step in pathway.steps if step.opens)
    bare = Plausible(
        answers={name: one for name, one in said.answers.items() if name.startswith(begins) or name in MADE_UP},
        words={name: one for name, one in said.words.items() if name.startswith(begins)},
        follows=dict.fromkeys(likely, likely),
    )
    monkeypatch.setattr("goldthread.cases.simulation.planning.plausible_of", lambda one: bare)
    agencies = _agencies() if any(step.sight for step in pathway.steps) else ()
    span = Span(date(2023, 11, 23), beginning_of(timezone.localdate(AT)), AT)

    cast = Cast(NOBODY.space, (), agencies, {code: {1, 2, 3}})
    plans, reached = [], set()
    for seed in range(MOST_TIMES):
        plans += [one.plan() for one in beginnings({code: 600}, [pathway], cast, span, seed)]
        reached = {one.step for plan in plans for one in plan.happenings}
        if reached == reached_in(pathway):
            break

    ended = sum(any(one.step in ending for one in plan.happenings) for plan in plans)
    assert ended > len(plans) / 2
    assert reached == reached_in(pathway)


def reached_in(pathway):
    """Every step but those of stages to which only what a case says by itself leads, since a plan has no case."""
    by_itself, otherwise = set(), set()
    for step in pathway.steps:
        decided_by = field_of(step, step.decided_by) if step.decided_by else None
        (otherwise if decided_by is None or decided_by.editable else by_itself).update(step.destinations)
    return {step.code for step in pathway.steps if step.opens or {*step.within} - (by_itself - otherwise)}


def _agencies():
    from goldthread.foundation.agencies.models import Agency

    return tuple(Agency(pk=number, name=f"Agency {number}") for number in (1, 2, 3))


@pytest.mark.parametrize("code", PATHWAYS)
def test_what_a_folder_calls_plausible_is_of_its_own_pathway(code):
    said = plausible_of(PATHWAYS[code])

    assert {*said.days, *(one.split(".")[0] for one in said.words)} <= {step.code for step in PATHWAYS[code].steps}


def test_a_step_that_is_not_there_is_told():
    with pytest.raises(ValueError, match=r"lado has no contact\.colour, vanished"):
        Plausible(days={"vanished": (0, 1)}, words={"contact.colour": ("red",)}).check_for(PATHWAYS["lado"])


def test_no_case_is_lost_when_they_are_shared_out():
    pathways = list(PATHWAYS.values())

    for number in (1, 7, 500, 20_001):
        assert sum(shared_out(number, pathways).values()) == number
