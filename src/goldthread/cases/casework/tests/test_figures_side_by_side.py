"""The tables of one file are set against each other, and none tells what another hides."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.cases.casework.figure_tables import FigureRow, FigureTable, suppressed_together

from .working_out import MANY, Known, known_of, narrowed

SETTLED = 3
"""The first rows of how a disagreement ended are of those that were settled, and one table counts these alone."""


def a_table(code, *counts, of_part=False):
    rows = tuple(FigureRow(str(place), f"Row {place}", count) for place, count in enumerate(counts))
    return FigureTable(code, code, rows, sum(counts), of_part=of_part)


def a_count(number):
    """As of how many contacts there were, each row for itself."""
    return replace(a_table("funnel", number), total=None, adds_up=False)


def shown(table):
    return [row.count for row in table.rows], table.total


def test_a_part_of_the_cases_is_not_told_beside_all_of_them_where_the_rest_is_few():
    ended, stage = a_table("ended", 10, 8, 2, 3), a_table("stage", 14, 6, of_part=True)

    told = [shown(table) for table in suppressed_together([ended, stage])]

    assert told == [([10, 8, None, None], 23), ([None, None], None)]


def test_a_clock_that_one_answer_begins_does_not_tell_how_many_gave_it():
    """Employers, the police and parents got in touch; a clock begins for what employers knew."""
    source, clock = a_table("source", 8, 20, 3), a_table("clock", 6, 2, of_part=True)

    told = [shown(table) for table in suppressed_together([source, clock])]

    assert told == [([None, 20, None], 31), ([None, None], None)]


def test_it_is_told_where_nothing_of_the_file_is_hidden():
    tables = [a_table("ended", 10, 8, 0, 7), a_table("stage", 12, 6, of_part=True), a_count(25)]

    assert [shown(table) for table in suppressed_together(tables)] == [shown(table) for table in tables]


def test_it_is_not_told_beside_clocks_that_hide_something_nor_where_it_hides_something_itself():
    ended, clock = a_table("ended", 10, 8, 0, 7), a_table("clock", 20, 9, 3)
    whole, hiding = (a_table("stage", *counts, of_part=True) for counts in ((12, 6), (9, 2, 7)))

    assert shown(suppressed_together([ended, whole, clock])[1]) == ([None, None], None)
    assert shown(suppressed_together([ended, hiding])[1]) == ([None, None, None], None)


def test_a_total_that_another_table_tells_tells_no_row():
    """Of the contacts all were by telephone: that there were six of them tells no row of those that were all few."""
    by_source, by_channel = suppressed_together([a_table("source", 1, 1, 1, 1, 1, 1), a_table("channel", 6, 0)])

    assert shown(by_channel) == ([6, 0], 6)
    assert shown(by_source) == ([None] * 6, 6)


def test_nothing_tells_a_total_that_is_small():
    tables = [a_count(4), a_table("source", 4, 0), a_table("channel", 1, 3), a_table("clock", 4, 0, 0)]

    told = [shown(table) for table in suppressed_together(tables)]

    assert [one for rows, total in told for one in (*rows, total) if one is not None] == []


def test_all_files_of_few_cases_look_alike():
    assert len({_published(world) for number in (1, 2, 3, 4, 5) for world in _worlds(number)}) == 1


@pytest.mark.parametrize("number", [6, 7, 11, 12, 13])
def test_nobody_who_knows_the_rule_and_every_sum_can_work_out_what_is_hidden(number):
    """Every file of so many cases in a small world, each against all that look like it."""
    alike = defaultdict(list)
    for world in _worlds(number):
        alike[_published(world)].append(world)

    assert [told for told, these in alike.items() for place in _hidden(told) if len(_known_of(these, place)) == 1] == []


def _hidden(published: tuple[int | None, ...]) -> list[int]:
    return [place for place, count in enumerate(published) if count is None]


def _known_of(worlds: list[tuple[int, ...]], place: int) -> set[int]:
    return {world[place] for world in worlds}


def _worlds(number: int) -> Iterator[tuple[int, ...]]:
    """How so many cases ended (two answers of what was settled, two of what was not), how many of those that were
    settled were so at the first stage, and how many of all were about one of two topics.
    """
    for upheld in range(number + 1):
        for changed in range(number - upheld + 1):
            for withdrawn in range(number - upheld - changed + 1):
                rest = number - upheld - changed - withdrawn
                for first in range(upheld + changed + 1):
                    yield upheld, changed, withdrawn, rest, first, upheld + changed - first


def _published(world: tuple[int, ...]) -> tuple[int | None, ...]:
    """Row by row, as in the world itself."""
    tables = [a_table("ended", *world[:4]), a_table("stage", *world[4:], of_part=True), a_count(sum(world[:4]))]
    ended, stage, _ = suppressed_together(tables)
    return tuple(row.count for row in (*ended.rows, *stage.rows))


def worked_out(tables: list[FigureTable]) -> list[str]:
    """The hidden rows that somebody can work out of how cases ended, the parts of what was settled, and the topics.

    Without noughts, which are no secret: where none was settled, none was at any stage.
    """
    ended, stage, days, topic, count = tables
    all_of_them, settled = known_of(count.rows[0].count, 0), Known(0, MANY)
    rows: dict[str, list[Known]] = {}
    for table in tables[:4]:
        least = 0 if all(row.is_hidden for row in table.rows) else 1
        rows[table.code] = [known_of(row.count, least) for row in table.rows]
        told = settled if table.of_part else all_of_them
        if table.total is not None:
            told.narrow(table.total, table.total)
    rest = Known(0, MANY)
    sums = [
        *((all_of_them, rows[table.code]) for table in (ended, topic)),
        *((settled, rows[table.code]) for table in (stage, days)),
        (settled, rows["ended"][:SETTLED]),
        (rest, rows["ended"][SETTLED:]),
        (all_of_them, [settled, rest]),
    ]
    while sum(narrowed(total, parts) for total, parts in sums):
        pass
    return [
        f"{table.code}: {row.title}"
        for table in tables[:4]
        for row, known in zip(table.rows, rows[table.code], strict=True)
        if row.is_hidden and known.least == known.most > 0
    ]


def _parted(total: int, cuts: list[float]) -> list[int]:
    ends = [0, *sorted(round(total * cut) for cut in cuts), total]
    return [after - before for before, after in pairwise(ends)]


NUMBERS = some.one_of(some.just(0), some.integers(0, 7), some.integers(0, 40))
CUTS = some.lists(some.lists(some.floats(0, 1), min_size=3, max_size=3), min_size=3, max_size=3)


@given(some.lists(NUMBERS, min_size=5, max_size=5), CUTS)
def test_whoever_sets_every_sum_against_the_others_works_out_no_hidden_row(ended, cuts):
    settled = sum(ended[:SETTLED])
    totals = (settled, settled, sum(ended))
    stage, days, topic = (_parted(total, at) for total, at in zip(totals, cuts, strict=True))
    tables = [
        a_table("ended", *ended),
        a_table("stage", *stage, of_part=True),
        a_table("days", *days, of_part=True),
        a_table("topic", *topic),
        a_count(sum(ended)),
    ]

    assert worked_out(suppressed_together(tables)) == []


def test_each_by_itself_the_same_tables_would_tell_it():
    """So that the tests above ask for something."""
    tables = [
        a_table("ended", 10, 8, 2, 3, 0),
        a_table("stage", 14, 6, of_part=True),
        a_table("days", 13, 7, of_part=True),
        a_table("topic", 23, 0),
        a_count(23),
    ]

    assert worked_out([table.suppressed() for table in tables]) == ["ended: Row 2", "ended: Row 3"]
    assert worked_out(suppressed_together(tables)) == []
