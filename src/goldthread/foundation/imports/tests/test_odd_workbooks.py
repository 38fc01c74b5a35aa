"""What only a workbook can hold: formulas, several sheets, hidden and merged cells, two calendars."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states
from goldthread.foundation.spreadsheets.tests.making import saved

pytestmark = pytest.mark.django_db
HEADINGS = ["Name", "Kind", "Takes part from"]
POLICE = ["Northborough Police", "Police", None]


def names(desk):
    return [agency.name for agency in desk.rows(Agency)]


def test_a_formula_is_its_result_and_never_runs(desk):
    book = Workbook()
    for line in (HEADINGS, ["=1+1", "Police", None], POLICE):
        book.active.append(line)

    file = desk.take("agencies", saved(book))

    checked = desk.look(file)
    assert "Formulas without their result" in checked.reading.sheet.notes[0]
    assert states(checked) == {2: State.PROBLEM, 3: State.NEW}


def test_an_error_of_the_spreadsheet_is_a_problem_beside_its_cell(desk):
    checked = desk.look(desk.take("agencies", HEADINGS, ["#REF!", "Police", None]))

    assert checked.rows[0].problems["name"] == ["“#REF!” is an error in your spreadsheet. Put it right there."]


def test_another_sheet_of_the_same_file_is_another_list(desk):
    book = Workbook()
    book.active.title = "Statutory"
    for line in (HEADINGS, POLICE):
        book.active.append(line)
    other = book.create_sheet("Schools")
    for line in (HEADINGS, ["Hill School", "School", None]):
        other.append(line)
    data = saved(book)

    desk.bring("agencies", data)
    desk.bring("agencies", data)

    assert names(desk) == ["Northborough Police", "Hill School"]
    assert [agency.locator for agency in desk.rows(Agency)] == ["Statutory", "Schools"]


def test_a_cover_sheet_is_passed_over_for_the_sheet_that_holds_the_list(desk):
    book = Workbook()
    book.active.append(["Please fill in the next sheet"])
    partners = book.create_sheet("Partners")
    for line in (HEADINGS, POLICE):
        partners.append(line)

    desk.bring("agencies", saved(book))

    assert [(one.name, one.locator) for one in desk.rows(Agency)] == [("Northborough Police", "Partners")]


def test_hidden_rows_are_shown_like_others_and_hidden_sheets_are_not_chosen(desk):
    book = Workbook()
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Partners")
    for sheet in (book.active, shown):
        for line in (HEADINGS, POLICE):
            sheet.append(line)
    shown.row_dimensions[2].hidden = True

    checked = desk.look(desk.take("agencies", saved(book)))

    assert checked.reading.sheet.name == "Partners"
    assert states(checked) == {2: State.NEW}


def test_merged_headings_are_read_and_what_is_below_them_is_named_as_left_out(desk):
    book = Workbook()
    for line in (["Name", "Kind", "Dates"], [None, None, "From"], ["Hill School", "School", date(2019, 4, 3)]):
        book.active.append(line)
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:B2")

    checked = desk.look(desk.take("agencies", saved(book)))

    assert (states(checked), checked.silent, checked.not_loaded) == ({3: State.NEW}, [2], ["Dates"])


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_a_day_is_the_same_whichever_year_a_spreadsheet_counts_from(desk, epoch):
    book = Workbook()
    book.epoch = epoch
    for line in (HEADINGS, ["Hill School", "School", date(2019, 4, 3)], ["Mill School", "School", 43558]):
        book.active.append(line)

    checked = desk.look(desk.take("agencies", saved(book)))

    assert checked.rows[0].says("starts_on") == date(2019, 4, 3)
    assert list(sentences(checked)) == [3]
    assert "43558" in sentences(checked)[3][0]
