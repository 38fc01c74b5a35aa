"""What tables and clocks of one file tell beside each other, of a pathway that counts what lasts."""

from dataclasses import replace

import pytest

from goldthread.cases.casework.figure_tables import FigureRow, FigureTable, suppressed_together
from goldthread.cases.casework.figures_beside import beside_each_other, is_of_part
from goldthread.cases.declaring import BandTable, CountTable, EachAnswerTable, Fact, Span, SpanTable, Table
from goldthread.cases.declaring.registry import PATHWAYS

SETTLED = Fact("resolved", where={"result": ("upheld_original",)})
WITHDRAWN = Fact("resolved", where={"result": ("withdrawn",)})
RAISED, ESCALATED = Fact("raised"), Fact("to_stage_2")
A_SPAN = Span(begins=(RAISED, ESCALATED), ends=(SETTLED,))
STEPS = (("raised", "Raised"), ("resolved", "Resolved"))
GOOD = PATHWAYS["professional-disagreement"]
CLOCK = GOOD.clocks[0]


def counts(code, *numbers, adds_up=True, codes=()):
    rows = [FigureRow(one, one, number) for one, number in zip(codes or "abcdef", numbers, strict=False)]
    return FigureTable(code, code, tuple(rows), sum(numbers) if adds_up else None, adds_up)


def beside(*pairs):
    """Tables of the declaration, each with what was counted."""
    pathway = replace(GOOD, tables=tuple(table for table, _ in pairs))
    return beside_each_other(pathway, [counted for _, counted in pairs])


def file_of(*pairs):
    return [[row.count for row in table.rows] for table in suppressed_together(beside(*pairs))]


@pytest.mark.parametrize(
    ("said", "is_part"), [({}, False), ({"ends": (WITHDRAWN,)}, True), ({"ends": (Fact("resolved"),)}, False)]
)
def test_a_clock_that_an_answer_ends_tells_how_many_did_not_give_it(said, is_part):
    assert is_of_part(replace(CLOCK, starts=(RAISED,), stops=(ESCALATED,), **said), replace(GOOD, tables=())) is is_part


def test_twenty_of_which_three_never_lasted_are_not_told_beside_the_seventeen_that_did():
    span = replace(A_SPAN, begins=(RAISED,), never=(WITHDRAWN,))
    ended = Table("ended", "By how it ended", "resolved", "result"), counts("ended", 9, 8, 3)
    lasted = SpanTable("span", "What lasts", span), counts("span", 0, 17, 6, 11, adds_up=False)
    plain = SpanTable("span", "What lasts", replace(A_SPAN, begins=(RAISED,))), lasted[1]

    assert file_of(ended, lasted)[1] == [None] * 4
    assert file_of(plain)[0] == [0, 17, 6, 11]


EACH = EachAnswerTable("safety", "By whether it was safe", "raised", "safety")


@pytest.mark.parametrize(
    ("given", "told"),
    [((8, 7, 5), [8, None, None]), ((9, 8, 5), [9, 8, None]), ((9, 8, 4), [9, 8, None]), ((10, 5, 5), [None] * 3)],
)
def test_the_cases_of_no_answer_that_is_shown_do_not_tell_how_many_gave_the_hidden_one(given, told):
    """Twenty gave one or another: where no more than 15 are in rows that are shown, five are left."""
    raised = CountTable("counts", "How many", STEPS), counts("counts", 20, 9, codes=("raised", "x"), adds_up=False)

    assert file_of(raised, (EACH, counts("safety", *given, adds_up=False)))[1] == told


def test_another_table_of_the_same_step_does_not_tell_it_either():
    """Fifteen gave some topic, so that of those who said whether it was safe five are left."""
    topic = EachAnswerTable("topic", "By topic", "raised", "topic"), counts("topic", 15, 6, adds_up=False)

    assert file_of(topic, (EACH, counts("safety", 10, 5, adds_up=False)))[1] == [None, None]
    assert file_of(topic, (EACH, counts("safety", 11, 5, adds_up=False)))[1] == [11, None]


@pytest.mark.parametrize(
    ("given", "told"), [((18, 10), [None, 10]), ((18, 2), [None, None]), ((20, 10), [20, 10]), ((14, 6), [14, 6])]
)
def test_an_answer_that_nearly_all_gave_would_tell_how_few_did_not(given, told):
    raised = CountTable("counts", "How many", STEPS), counts("counts", 20, 9, codes=("raised", "x"), adds_up=False)

    assert file_of(raised, (EACH, counts("safety", *given, adds_up=False)))[1] == told


def test_where_no_table_tells_how_many_there_were_it_tells_nothing_of_those_that_did_not():
    assert file_of((EACH, counts("safety", 18, 10, adds_up=False))) == [[18, 10]]


@pytest.mark.parametrize(("bands", "told"), [((9, 0), None), ((12, 0), 12), ((6, 0), 6)])
def test_one_of_several_beginnings_is_not_told_where_few_began_otherwise(bands, told):
    """Twelve began: nine of them as told beforehand, so that three did not."""
    table = BandTable("days", "Days", RAISED, ESCALATED, (7,), "day")
    lasted = SpanTable("span", "What lasts", A_SPAN), counts("span", 0, 12, 0, 12, codes=("before", "began"))

    found = file_of((table, counts("days", *bands)), lasted)[0]

    assert found[0] == told


def test_it_is_of_part_so_that_it_tells_nothing_of_what_is_hidden_elsewhere():
    table = BandTable("days", "Days", RAISED, ESCALATED, (7,), "day")
    lasted = SpanTable("span", "What lasts", A_SPAN), counts("span", 0, 20, 0, 20, codes=("before", "began"))

    (bands, _) = beside((table, counts("days", 9, 0)), lasted)

    assert (bands.of_part, bands.among) == (True, 20)
