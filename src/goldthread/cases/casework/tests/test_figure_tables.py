"""What is too small is hidden from the public, and nothing that is left tells it."""

from decimal import Decimal

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
        ((3, 0, 0), [None, 0, 0], None),
        ((1, 1, 9, 20), [None, None, None, 20], 31),
        ((1, 1, 1, 1, 1, 1), [None] * 6, None),
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
    small = a_table(6, 0, 4)

    assert [table.percent(row) for row in table.rows] == [Decimal("61.2"), Decimal("18.0"), Decimal("20.9")]
    assert small.percent(small.rows[0]) == Decimal("60.0")
    assert [small.suppressed().percent(row) for row in small.suppressed().rows] == [None, None, None]
    assert a_table(0, 0).percent(a_table(0, 0).rows[0]) is None


def test_growth_from_nothing_is_no_percentage():
    assert (change(483, 425), change(35, 45), change(3, 0)) == (Decimal("13.6"), Decimal("-22.2"), None)


@given(some.lists(some.integers(0, 30), min_size=1, max_size=8))
def test_whatever_is_counted_a_small_row_is_never_shown_or_told_by_the_total(counts):
    table = a_table(*counts).suppressed()
    hidden = [place for place, row in enumerate(table.rows) if row.is_hidden]

    assert not any(0 < (row.count or 0) < 6 for row in table.rows)
    if table.total is not None and hidden:
        rest = table.total - sum(row.count or 0 for row in table.rows)
        assert len(hidden) > 1
        assert rest > len(hidden)
    assert table.total is None or not 0 < table.total < 6
