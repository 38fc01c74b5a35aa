"""The yearly tables, and what is published: several years together, without what is small."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figure_tables import FigureRow, FigureTable
from goldthread.cases.casework.figures import published_of, tables_of
from goldthread.cases.casework.figures_beside import beside_each_other, is_of_part
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.child_death.factories import a_death, a_review, then
from goldthread.pathways.child_death.pathway import PATHWAY

pytestmark = pytest.mark.django_db

TABLES = [table.code for table in PATHWAY.tables]
LATER = datetime(2027, 6, 1, 12, 0, tzinfo=UTC)


def in_year(year, day=1):
    return datetime(year, 5, day, 10, 0, tzinfo=UTC)


def counted(partnership, coordinator, year, years=1):
    with opened(actor=coordinator.pk, reading=[partnership.pk]):
        tables = tables_of(PATHWAY, partnership, year, seen_by(coordinator, LATER), years)
    return {table.code: table for table in tables}


def numbers(table):
    return {row.code: row.count for row in table.rows if row.count}


def test_deaths_and_reviews_of_a_year_are_counted_and_what_was_set_aside_is_not(partnership, police, coordinator):
    a_review(partnership, by=coordinator, at=in_year(2025))
    case = a_death(partnership, by=coordinator, at=in_year(2025))
    then(case, "first_decided", by=coordinator, at=in_year(2025, 2))
    gone = a_death(partnership, by=coordinator, at=in_year(2025))
    then(gone, "set_aside", by=coordinator, at=in_year(2025, 3))

    found = counted(partnership, coordinator, 2025)

    assert numbers(found["counts"]) == {"notified": 2, "met": 1, "analysed": 1}
    assert numbers(found["response"]) == {"True": 1}
    assert numbers(found["age"]) == {"5-9": 2}
    assert numbers(found["place"]) == {"hospital": 2}
    assert numbers(found["category"]) == {"5": 1}
    assert numbers(found["modifiable"]) == {"modifiable_identified": 1}
    assert numbers(found["aside"]) == {"no_child": 1}


def test_how_many_actions_are_done_is_counted(partnership, police, coordinator):
    case = a_review(partnership, by=coordinator, at=in_year(2025))
    at = in_year(2025) + timedelta(days=90)
    then(case, "for_action", by=coordinator, at=at)
    then(case, "for_action", by=coordinator, at=at, stands="done")

    assert numbers(counted(partnership, coordinator, 2025)["done"]) == {"to_do": 1, "done": 1}


def test_years_are_counted_together_and_the_median_of_the_days_is_told(partnership, police, coordinator):
    for year, days in ((2023, 50), (2024, 70), (2025, 400), (2022, 10)):
        a_review(partnership, by=coordinator, at=in_year(year), days=days)

    one, three = (counted(partnership, coordinator, 2025, years) for years in (1, 3))

    assert numbers(one["counts"]) == {"notified": 1, "met": 1}
    assert numbers(three["counts"]) == {"notified": 3, "met": 3, "analysed": 2}
    assert numbers(three["time"]) == {"0": 2}
    # Each died the day before.
    assert three["time"].middle == 61
    assert one["time"].middle is None


def test_what_a_year_is_too_small_for_three_together_may_tell(partnership, police, coordinator):
    for year in (2023, 2024, 2025):
        for _ in range(4):
            a_review(partnership, by=coordinator, at=in_year(year), days=30 + year - 2023)

    with opened(actor=coordinator.pk, reading=[partnership.pk]):
        one, three = (
            {
                table.code: table
                for table in published_of(PATHWAY, partnership, 2025, seen_by(coordinator, LATER), LATER, years)[0]
            }
            for years in (1, 3)
        )

    assert {row.count for row in one["sex"].rows} == {None}
    assert (one["sex"].total, one["time"].middle) == (None, None)
    assert (three["sex"].total, three["sex"].row("F").count) == (12, 12)
    assert three["time"].middle == 32


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6), st.integers(0, 900))
def test_no_median_is_published_of_a_few_or_beside_a_table_that_is_not_given(counts, middle):
    rows = tuple(FigureRow(str(number), "", count) for number, count in enumerate(counts))
    table = FigureTable("t", "", rows, sum(counts), middle=middle)

    told = table.suppressed()

    assert told.middle is None or (sum(counts) >= 11 and told.total is not None)
    assert table.not_given().middle is None


def test_the_file_says_which_years_it_counts_together(partnership, police, coordinator, browser_of):
    browser, address = browser_of(coordinator), f"/p/{partnership.slug}/cases/child-death/figures/"
    year = PATHWAY.pooled(timezone.localdate().year - 4)
    a_review(partnership, by=coordinator, at=in_year(year))

    page, together = browser.get(address).text, browser.get(f"{address}?together=yes").text
    file = browser.get(f"{address}?year={year}&format=csv").content.decode("utf-8-sig")

    assert "3 years together" in page
    assert "This year alone" in together
    assert " to 20" in file.splitlines()[0]
    assert "Every row of this table,Not given" in file


def test_of_clocks_only_what_no_table_counts_from_another_end_is_published_where_anything_is_hidden():
    """Each other clock counts, from another end, what a table counts: 60 decisions beside 63 deaths tell the 3."""
    assert [clock.id for clock in PATHWAY.clocks if not is_of_part(clock, PATHWAY)] == ["CDR-01", "CDR-03"]


def test_what_nearly_all_finished_reviews_have_is_not_published():
    counts = FigureTable("counts", "", (FigureRow("analysed", "", 40),), None, adds_up=False)
    shown = {code: FigureTable(code, "", (), None) for code in (one.code for one in PATHWAY.tables)} | {
        "counts": counts
    }

    told = {table.code: table for table in beside_each_other(PATHWAY, [*shown.values()])}

    assert {told[code].among for code in ("factor", "domain", "level", "done")} == {40}
