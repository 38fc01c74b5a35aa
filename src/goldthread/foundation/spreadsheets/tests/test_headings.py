"""The heading line, wherever people put it."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.spreadsheets import Sheet, find_headings
from goldthread.foundation.spreadsheets.headings import letters
from goldthread.foundation.spreadsheets.sheets import shape

DATA = [
    ["Ada", datetime.date(2015, 2, 3), "Police", 3],
    ["Bo", datetime.date(2016, 2, 3), "Health", 4],
    ["Cy", None, "Police", 5],
]
HEADINGS = ["Child", "Date of birth", "Agency", "Times missing"]


def sheet(*rows: list[object]) -> Sheet:
    return Sheet("Return", shape(rows), "xlsx")


def test_the_first_line_of_a_plain_table():
    assert find_headings(sheet(HEADINGS, *DATA)).index == 0


def test_the_fifth_line_under_titles_and_blank_lines():
    found = find_headings(
        sheet(["Missing from home: quarter 1"], [None], ["Period", "April to June"], [None], HEADINGS, *DATA)
    )

    assert (found.index, list(found.names)) == (4, HEADINGS)


def test_a_line_of_merged_group_headings_is_passed_over():
    found = find_headings(sheet(["About the child", None, "About the episode", None], HEADINGS, *DATA))

    assert found.index == 1


def test_a_table_of_nothing_but_text():
    rows = [["Agency", "Lead", "Area"], ["Police", "A Khan", "North"], ["Health", "B Jones", "South"]]

    assert find_headings(sheet(["Leads"], *rows)).index == 1


def test_headings_over_a_table_that_is_mostly_blank():
    rows = [["Yes", None, None, None], [None, "x", None, None]]

    assert find_headings(sheet(HEADINGS, *rows)).index == 0


def test_years_can_be_headings():
    found = find_headings(sheet(["Agency", 2023, 2024, 2025], ["Police", 5, 6, 7], ["Health", 1, 2, 3]))

    assert found.names == ("Agency", "2023", "2024", "2025")


def test_headings_alone_without_a_row_below():
    assert find_headings(sheet(["Return"], HEADINGS)).index == 1


def test_blank_and_repeated_headings_are_told_apart():
    found = find_headings(
        sheet(["Name", None, "name ", "Name (2)", "Date\nof birth"], ["a", 1, 2, 3, 4], ["b", 1, 2, 3, 5])
    )

    assert found.names == ("Name", "Column B", "name (3)", "Name (2)", "Date of birth")


def test_an_empty_sheet_has_no_headings():
    assert find_headings(sheet()).names == ()


def test_records_carry_the_line_number_that_the_sender_sees():
    table = sheet(["Title"], HEADINGS, DATA[0], [None], DATA[1])

    assert [(line, row[0]) for line, row in find_headings(table).records(table)] == [(3, "Ada"), (5, "Bo")]


def test_columns_are_lettered_as_in_a_spreadsheet():
    assert [letters(position) for position in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@given(st.lists(st.lists(st.none() | st.integers() | st.text(max_size=5), max_size=5), max_size=6))
def test_any_sheet_has_names_that_differ_for_all_its_columns(rows):
    any_sheet = sheet(*rows)
    found = find_headings(any_sheet)

    assert len(set(found.names)) == any_sheet.width
    assert all(found.names)
