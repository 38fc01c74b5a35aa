"""What the page of a case names first: what is due, what may be recorded now, and what is folded away."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from goldthread.cases.casework.ahead import ahead_of
from goldthread.cases.casework.offering import Offered
from goldthread.cases.declaring import Comes, Stage, Step
from goldthread.foundation.access.roles import Can
from goldthread.foundation.timekeeping.models import Clock

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
STAGES = (
    Stage(code="first", title="First", meaning="It began."),
    Stage(code="second", title="Second", meaning="It goes on."),
    Stage(code="over", title="Over", meaning="It is over.", ends=True),
)


def a_step(code, **said):
    within = said.pop("within", ("first", "second"))
    return Step(code=code, title=code, done=code, record=None, by=Can.RECORD_CASES, within=within, **said)


def a_clock(code, days, *, state="running", began=-10, **said):
    ends = {"met_at": None, "cancelled_at": None, "imported": False, **said}
    due = None if days is None else NOW + timedelta(days=days)
    clock = Clock(code=code, title=code, began_at=NOW + timedelta(days=began), due_at=due, recorded_at=NOW, **ends)
    clock.state = state
    return clock


def ahead(steps, *clocks, stops=None, stage="first", recorded=(), blocked=(), others=()):
    declared = [
        SimpleNamespace(id=code, stops=[SimpleNamespace(step=one) for one in by]) for code, by in (stops or {}).items()
    ]
    rules = SimpleNamespace(
        stages=STAGES, clocks=declared, steps_in=lambda one: (step for step in [*steps, *others] if one in step.within)
    )
    told = [Offered(one, sentences=(("Not yet.", ""),) if one.code in blocked else ()) for one in steps]
    return ahead_of(SimpleNamespace(rules=rules, stage=stage), told, clocks, recorded, NOW)


def codes(steps):
    return [getattr(one, "step", one).code for one in steps]


def test_what_is_overdue_comes_before_what_is_due_next():
    steps, stops = [a_step("visit"), a_step("decide")], {"V": ["visit"], "D": ["decide"]}

    found = ahead(steps, a_clock("V", 3), a_clock("D", -2, state="overdue"), stops=stops)

    assert (found.due.clock.code, codes(found.due.steps), codes(found.now)) == ("D", ["decide"], ["visit"])


@pytest.mark.parametrize(
    "clock",
    [
        a_clock("V", None),
        a_clock("V", 3, state="paused"),
        a_clock("V", 3, met_at=NOW),
        a_clock("V", 3000, began=2900),
        a_clock("V", -3, imported=True),
    ],
    ids=["without a day", "standing", "met", "not begun", "imported"],
)
def test_what_is_due_on_no_day_is_no_button(clock):
    assert ahead([a_step("visit")], clock, stops={"V": ["visit"]}).due is None


def test_all_that_meets_a_clock_stands_beside_each_other():
    steps = [a_step("advise"), a_step("accept")]

    assert codes(ahead(steps, a_clock("A", 1), stops={"A": ["advise", "accept"]}).due.steps) == ["advise", "accept"]


def test_where_what_is_due_needs_another_step_that_one_is_the_button():
    steps = [a_step("assess"), a_step("decide", needs=("assess",))]

    found = ahead(steps, a_clock("D", -2), stops={"D": ["decide"]}, blocked=("decide",))

    assert (codes(found.due.steps), found.due.leads_to, codes(found.not_yet)) == (["assess"], "decide", ["decide"])


def test_where_what_is_due_can_be_done_only_at_a_later_stage_what_leads_there_is_the_button():
    steps, stops = [a_step("hold", leads_to="second"), a_step("change")], {"D": ["decide"], "W": ["decide"]}
    later, of_others = a_step("decide", within=("second",)), a_step("decide", within=("first", "second"))

    found = ahead(steps, a_clock("D", 15), a_clock("W", 11), stops=stops, others=[later])
    theirs = ahead(steps, a_clock("D", 15), stops=stops, others=[of_others])

    assert (found.due.clock.code, codes(found.due.steps), codes(found.now)) == ("W", ["hold"], [])
    assert (theirs.due, codes(theirs.now)) == (None, ["hold"])


def test_what_takes_the_case_further_is_in_front_until_it_was_recorded():
    steps = [a_step("decide", leads_to="second"), a_step("change"), a_step("end", leads_to="over")]

    before, after = ahead(steps), ahead(steps, recorded=("decide",), stage="second")

    assert (codes(before.now), codes(before.others)) == (["decide"], ["change", "end"])
    assert (codes(after.now), codes(after.others)) == (["end"], ["decide", "change"])


def test_what_a_pathway_folds_away_comes_in_front_while_a_clock_waits_for_it():
    steps = [a_step("told", comes=Comes.ASIDE, leads_to="second"), a_step("usual", comes=Comes.NEXT)]

    assert (codes(ahead(steps).now), codes(ahead(steps).others)) == (["usual"], ["told"])
    assert codes(ahead(steps, a_clock("T", 2), stops={"T": ["told"]}).due.steps) == ["told"]


def test_an_answer_is_named_only_where_something_was_asked():
    steps = [a_step("ask", comes=Comes.ASIDE), a_step("answer", comes=Comes.AS_ANSWER, needs=("ask",))]

    unasked, asked = ahead(steps, blocked=("answer",)), ahead(steps, recorded=("ask",))

    assert (codes(unasked.not_yet), codes(unasked.others_not_yet)) == ([], [])
    assert codes(asked.now) == ["answer"]


def test_what_waits_for_a_step_that_nobody_expects_is_not_named():
    steps = [a_step("offer"), a_step("accept", needs=("offer",))]

    found = ahead(steps, blocked=("accept",))

    assert (codes(found.others), found.others_not_yet) == (["offer"], ())
