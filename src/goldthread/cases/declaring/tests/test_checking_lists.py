"""What lasts, what is kept beside cases, the day from which a case goes back, and who a case is about: what cannot be
does not load.
"""

from dataclasses import replace

import pytest

from goldthread.cases.declaring import (
    CountTable,
    Fact,
    FoundBy,
    InPlaceTable,
    KeptTable,
    OwnList,
    Span,
    SpanTable,
)
from goldthread.cases.declaring.checking.limits import limit_faults
from goldthread.cases.declaring.registry import PATHWAYS

GOOD = PATHWAYS["professional-disagreement"]
RAISED, CLOCK = GOOD.steps[0], GOOD.clocks[0]
SPAN = Span(begins=(Fact("raised"),), ends=(Fact("resolved"),))


def spans(table):
    return replace(GOOD, tables=(table,))


def together(table):
    return replace(spans(table), pools=3, pools_from=2020)


def lasting(**said):
    return spans(SpanTable("span", "What lasts", replace(SPAN, **said)))


def in_place(step, field, **said):
    return spans(InPlaceTable("there", "There", SPAN, step, field, **said))


def a_list(**said):
    usual = {"code": "a", "title": "A list", "one": "entry", "many": "entries", "button": "Add", "columns": ()}
    return OwnList(**{**usual, "record": RAISED.record, **said})


def found(word, fact, **said):
    return replace(GOOD, found_by=(FoundBy(word=word, facts=(fact,), **said),))


def steps(**said):
    return replace(GOOD, steps=(replace(RAISED, **said), *GOOD.steps[1:]))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda: lasting(begins=()), "needs what begins it and what ends it"),
        (lambda: lasting(ends=(Fact("nothing"),)), "is of no step"),
        (lambda: lasting(never=(Fact("resolved", where={"result": ("gone",)}),)), "no answer of result"),
        (lambda: spans(KeptTable("kept", "Kept", SPAN, "X-99", new=True)), "X-99 is no clock"),
        (lambda: in_place("raised", "concern"), "of which there is no list"),
        (lambda: in_place("raised", "topic", ages=(1, 5)), "ages are told by a day and rise"),
        (lambda: replace(GOOD, pools=3), "not said from which one on"),
        (lambda: together(SpanTable("span", "Begun in the year", SPAN)), "says “year” and may count several"),
        (lambda: together(CountTable("count", "Steps", (("raised", "Raised this year"),))), "says “year”"),
        (lambda: replace(GOOD, own_lists=(a_list(), a_list())), "two lists have the code a"),
        (lambda: replace(GOOD, own_lists=(a_list(columns=("nothing",)),)), "has no field nothing"),
        (lambda: steps(since="concern"), "no day of a step that opens cases"),
        (lambda: steps(since="nothing"), "has no field nothing"),
        (lambda: found("child", "raised.child"), "names no facts but persons"),
    ],
)
def test_what_cannot_be_does_not_load(change, fault):
    with pytest.raises(ValueError, match=fault):
        change()


def test_what_can_be_loads():
    assert lasting().tables
    assert in_place("raised", "topic").tables
    assert replace(GOOD, own_lists=(a_list(columns=("topic",)),)).own_list("a")


def test_a_record_that_meets_its_own_may_do_so_beforehand_and_begins_nothing_anew():
    own = replace(CLOCK, each_its_own=True, starts=(Fact("raised"),), stops=(Fact("raised", "recorded_at"),))

    assert list(limit_faults(replace(own, even_before=own.stops))) == []
    assert any("begins it anew" in one for one in limit_faults(replace(own, again=True)))


def test_what_the_law_fixes_is_no_list_of_a_partnerships_own():
    fixed = replace(GOOD, outcomes=tuple(replace(one, is_fixed=True) for one in GOOD.outcomes))

    assert (fixed.editable_outcomes, fixed.chosen_in) == ((), ())
    assert GOOD.chosen_in
