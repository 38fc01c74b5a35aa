"""What is too small is hidden from the public, and nothing that is left tells it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.cases.casework.figure_tables import FigureRow, FigureTable, change


def a_table(*counts, adds_up=True):
    rows = tuple(FigureRow(str(place), f"Row {place}", count) for place, count in enumerate(counts))
    return FigureTable("some", "Some table", rows, sum(counts) if adds_up else None, adds_up)


def shown(table):
    return [row.count for row in table.rows], table.total


@pytest.mark.parametrize(
    ("counts", "rows", "total"),
    [
        ((40, 12, 0), [40, 12, 0], 52),
        ((40, 3, 9, 0), [40, None, None, 0], 52),
        ((40, 3, 4, 0), [40, None, None, 0], 47),
        ((40, 6, 12), [40, 6, 12], 58),
        ((3, 0, 0), [None, None, None], None),
        ((8, 2, 0), [None, None, None], 10),
        ((1, 1, 9, 20), [None, None, None, 20], 31),
        ((1, 1, 1, 1, 1, 1), [None] * 6, 6),
        ((5, 5, 5, 8), [None] * 4, 23),
        ((6, 5, 6, 20), [None, None, None, 20], 37),
        ((0, 0), [0, 0], 0),
    ],
)
def test_small_rows_are_hidden_and_no_total_gives_one_away(counts, rows, total):
    assert shown(a_table(*counts).suppressed()) == (rows, total)


def test_rows_that_do_not_add_up_are_hidden_each_for_itself():
    assert shown(a_table(483, 300, 4, adds_up=False).suppressed()) == ([483, 300, None], None)


def test_the_table_itself_stays_as_it_was():
    table = a_table(40, 3, 9)

    table.suppressed()

    assert shown(table) == ([40, 3, 9], 52)


def test_a_percentage_is_of_what_is_shown():
    table = a_table(85, 25, 29)
    small, few = a_table(6, 0, 5), a_table(6, 0, 4)

    assert [table.percent(row) for row in table.rows] == [Decimal("61.2"), Decimal("18.0"), Decimal("20.9")]
    assert small.percent(small.rows[0]) == Decimal("54.5")
    assert few.percent(few.rows[0]) is None
    assert [small.suppressed().percent(row) for row in small.suppressed().rows] == [None, None, None]
    assert a_table(0, 0).percent(a_table(0, 0).rows[0]) is None


def test_growth_from_nothing_or_from_few_is_no_percentage():
    assert (change(483, 425), change(35, 45), change(3, 0)) == (Decimal("13.6"), Decimal("-22.2"), None)
    assert (change(3, 1), change(20, 10), change(20, 11)) == (None, None, Decimal("81.8"))


def test_each_row_stands_beside_the_year_before_and_none_that_there_was_is_left_out():
    now, before = a_table(483, 35, 4), a_table(425, 45, 0, 7)

    compared = [(one.row.count, one.before, one.change) for one in now.compared(before)]

    assert compared == [
        (483, 425, Decimal("13.6")),
        (35, 45, Decimal("-22.2")),
        (4, 0, None),
        (0, 7, None),
    ]
    assert now.compared_total(before).change == Decimal("9.4")


def test_beside_the_year_before_nothing_is_told_that_either_year_hides():
    now, before = a_table(40, 3, 9).suppressed(), a_table(4, 30, 8).suppressed()

    assert [(one.row.count, one.before, one.change) for one in now.compared(before)] == [
        (40, None, None),
        (None, 30, None),
        (None, None, None),
    ]


def test_what_somebody_typed_is_not_published_where_it_was_of_few():
    now, before = replace(a_table(9, 2, adds_up=False), typed=True), replace(a_table(1, 12, adds_up=False), typed=True)

    told = [(one.row.title, one.row.count, one.before) for one in now.suppressed().compared(before.suppressed())]

    assert told == [("Row 0", 9, None), ("Others", None, None), ("Row 1", None, 12)]


def test_of_what_was_found_it_is_not_even_told_how_many_answers_there_were():
    few, many = (replace(a_table(*counts), found=True).suppressed() for counts in ((6, 2), (1, 1, 1, 1, 1, 1, 1, 1)))

    assert [row.title for row in few.rows] == [row.title for row in many.rows] == ["Others"]
    assert shown(few) == shown(many) == ([None], 8)


@given(some.lists(some.integers(0, 30), min_size=1, max_size=8))
def test_whatever_is_counted_a_small_row_is_never_shown_or_told_by_the_total(counts):
    table = a_table(*counts).suppressed()
    hidden = [place for place, row in enumerate(table.rows) if row.is_hidden]

    assert not any(0 < (row.count or 0) < 6 for row in table.rows)
    if table.total is not None and hidden:
        rest = table.total - sum(row.count or 0 for row in table.rows)
        assert len(hidden) > 1
        assert rest > len(hidden) or len(hidden) == len(counts)
    assert table.total is None or not 0 < table.total < 6


@cache
def published(counts: tuple[int, ...]):
    rows, total = shown(a_table(*counts).suppressed())
    return tuple(rows), total


def parted(total: int, among: int, least: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many are parted among rows of which none has fewer than the least."""
    if among == 1:
        yield (total,)
        return
    for first in range(least, total - least * (among - 1) + 1):
        yield from ((first, *rest) for rest in parted(total - first, among - 1, least))


def worked_out(counts: tuple[int, ...]) -> bool:
    """Whether somebody who knows the rule can work out a hidden row: it is the same in all that would look like it."""
    rows, total = published(counts)
    hidden = [place for place, row in enumerate(rows) if row is None]
    known = sum(row or 0 for row in rows)
    may_be = {place: set() for place in hidden}
    least = 0 if len(hidden) == len(rows) else 1
    for rest in [total - known] if total is not None else range(1, 6):
        for parts in parted(rest, len(hidden), least) if hidden else ():
            there = dict(zip(hidden, parts, strict=True))
            if published(tuple(there.get(place, row) for place, row in enumerate(rows))) == (rows, total):
                for place, count in there.items():
                    may_be[place].add(count)
            if all(len(one) > 1 for one in may_be.values()):
                return False
    return bool(hidden)


def test_nobody_who_knows_the_rule_can_work_out_what_is_hidden():
    """Every table of up to four rows of up to nine, each against all that it could have been."""
    tables = [
        counts
        for size in (1, 2, 3, 4)
        for few_first in combinations_with_replacement(range(10), size)
        for counts in (few_first, few_first[::-1])
    ]

    assert [counts for counts in tables if worked_out(counts)] == []
