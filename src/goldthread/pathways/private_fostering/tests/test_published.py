"""What a published file of private fostering tells, set against its own other numbers, is nothing that it hides."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.cases.casework.figures_beside import is_of_part
from goldthread.cases.casework.tests.working_out import leaks
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, a_notice, an_arrangement, then
from goldthread.pathways.private_fostering.pathway import PATHWAY

from .counting import counted, published

pytestmark = pytest.mark.django_db


def total(table):
    return table.total if table.adds_up else [row.count for row in table.rows]


def test_three_of_twenty_that_were_none_are_told_by_no_clock_nor_by_how_many_began(partnership, police, officer):
    for number in range(20):
        case = a_notice(partnership, by=officer, close_relative=number < 3)
        if number < 3:
            at = NOTIFIED_AT + timedelta(hours=1)
            then(case, "decided", by=officer, at=at, decision="not_private_fostering")

    told = published(partnership, officer, 2025)

    assert told["notices"].row("notified").count == 20
    assert {told[code].total for code in ("PF-02", "PF-03", "decision")} == {None}
    assert {row.count for row in told["arrangements"].rows} == {None}


def test_three_of_twelve_that_were_not_notified_beforehand_are_not_told(partnership, police, officer):
    beforehand = {"lives_there": False, "starts_on": (NOTIFIED_AT + timedelta(days=60)).date()}
    for number in range(12):
        case = a_notice(partnership, by=officer, **(beforehand if number < 9 else {}))
        if number < 9:
            then(case, "begun", by=officer, at=NOTIFIED_AT + timedelta(days=60))

    told = published(partnership, officer, 2025)

    assert counted(partnership, officer, 2025)["arrangements"] == {"began": 12, "there": 12}
    assert (told["notice"].total, {row.count for row in told["notice"].rows}) == (None, {None})


def test_two_of_twelve_who_were_never_seen_alone_are_not_told(partnership, police, officer):
    for number in range(12):
        case = an_arrangement(partnership, by=officer) if number < 10 else a_notice(partnership, by=officer)
        with_others = {"child": "with_others", "why_not_alone": "They asked that their carer stay."}
        if number >= 3:
            then(case, "visited", by=officer, at=NOTIFIED_AT, **with_others)

    told = published(partnership, officer, 2025)

    assert counted(partnership, officer, 2025)["alone"] == {"alone": 10, "with_others": 9}
    assert told["notices"].row("visited").count == 12
    assert {told["alone"].row(code).count for code in ("alone", "with_others")} == {None}


def test_only_a_clock_that_no_table_counts_from_another_end_stands_beside_what_is_hidden():
    assert [clock.id for clock in PATHWAY.clocks if not is_of_part(clock, PATHWAY)] == ["PF-06"]


def test_a_conflict_of_interest_leaves_the_page_of_spans_and_not_the_file(partnership, police, officer, second):
    cases = [an_arrangement(partnership, by=officer) for _ in range(6)]
    before = published(partnership, officer, 2025)["arrangements"]

    declare_conflict(about=cases[0], account=second, kind="own_family", words="", by=officer, at=NOTIFIED_AT)

    assert counted(partnership, second, 2025)["arrangements"] == {"began": 5, "there": 5}
    assert counted(partnership, officer, 2025)["arrangements"] == {"began": 6, "there": 6}
    assert total(published(partnership, second, 2025)["arrangements"]) == total(before)


@given(some.sampled_from([6, 7, 11, 12, 15, 20, 30, 60]), some.integers(0, 2**32))
def test_no_hidden_number_of_a_made_up_file_is_worked_out(number, seed):
    assert leaks(PATHWAY, number, Random(seed)) == []
