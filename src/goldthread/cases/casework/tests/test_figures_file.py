"""The rows of a table in the file that may be published."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import timezone

from goldthread.cases.casework.figure_tables import FigureRow, FigureTable
from goldthread.cases.casework.figures_file import EVERY_ROW, MIDDLE, NO_MIDDLE, NONE_GIVEN, rows_of_file
from goldthread.cases.declaring import KeptTable
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.agencies.factories import visitor

from .test_figures_of_spans import SPAN

CODE = "professional-disagreement"
FIGURES = "/p/northborough/cases/professional-disagreement/figures/"
FILE = re.compile(r"\?year=(\d{4})&(?:amp;)?format=csv")


def together(monkeypatch, **said):
    """A pathway that counts three years together."""
    monkeypatch.setitem(PATHWAYS, CODE, replace(PATHWAYS[CODE], pools=3, pools_from=2020, **said))


@pytest.mark.django_db
def test_no_two_files_of_several_years_share_a_year_and_each_is_there_once_they_are_over(monkeypatch, partnership):
    together(monkeypatch)
    browser, today = visitor("partnership_manager", partnership), timezone.localdate()

    offered = [int(year) for year in FILE.findall(browser.get(FIGURES).text)]
    given = [
        year
        for year in range(today.year + 1, today.year - 12, -1)
        if browser.get(f"{FIGURES}?year={year}&format=csv").status_code == 200
    ]

    assert given == offered
    assert {year % 3 for year in given} == {2022 % 3}
    assert max(given) < today.year - (today.month < 4)


@pytest.mark.django_db
def test_a_file_says_in_its_name_and_titles_which_years_it_counts(monkeypatch, partnership):
    together(monkeypatch, tables=(KeptTable("kept", "Began in {period}", SPAN, "ESC-01", new=True),))
    browser = visitor("partnership_manager", partnership)
    year = max(int(year) for year in FILE.findall(browser.get(FIGURES).text))

    file = browser.get(f"{FIGURES}?year={year}&format=csv")

    assert f"{CODE}-{year - 2}-{(year - 1) % 100}-to-{year}-{(year + 1) % 100}.csv" in file["Content-Disposition"]
    assert "Began in these years," in file.text
    assert "Began in the year<" in browser.get(FIGURES).text


def a_table(number, middle):
    return FigureTable("t", "Title", (FigureRow("0", "Row", number),), number, has_middle=True, middle=middle)


@pytest.mark.parametrize(("number", "middle", "told"), [(3, None, NO_MIDDLE), (11, Decimal(0), 0.0)])
def test_a_median_has_its_row_whether_or_not_it_is_told_and_though_it_is_nought(number, middle, told):
    """That the row is there does not tell that there were eleven."""
    rows = rows_of_file(a_table(number, middle), a_table(12, Decimal(7)))

    assert [row for row in rows if row[1] == MIDDLE] == [["Title", MIDDLE, told, 7.0, ""]]


def test_a_table_of_which_nothing_is_given_is_one_row():
    """A row for each of a hundred answers that nobody gave would read as if each had been."""
    hidden = a_table(3, None).suppressed().not_given()

    assert rows_of_file(replace(hidden, has_middle=False)) == [["Title", EVERY_ROW, NONE_GIVEN, "", ""]]


def test_a_table_that_asks_for_no_median_has_no_such_row():
    table = FigureTable("t", "Title", (FigureRow("0", "Row", 11),), 11)

    assert [row[1] for row in rows_of_file(table, table)] == ["Row", "Total"]
