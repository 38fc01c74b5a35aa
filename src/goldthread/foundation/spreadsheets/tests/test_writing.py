"""What is written opens as it was, in each of the three formats."""

import datetime
import io
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from odf.opendocument import load
from openpyxl import load_workbook

from goldthread.foundation.spreadsheets import read, write_csv, write_ods, write_xlsx

# Control characters cannot be written, line endings come out alike, and the reader ends a text at a lone NUL.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30) | (
    st.sampled_from(["=1+1", "+44", "-x", "@a", "'=x", "''-", "a\tb", "one\ntwo", " padded ", "a   b", "_x0041_"])
)
DAYS = st.dates(datetime.date(1901, 1, 1), datetime.date(2199, 12, 31))
CELLS = st.none() | st.booleans() | st.integers(-(10**14), 10**14) | TEXTS | DAYS
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8)
COLUMNS = ["Name", "Born", "Note"]


def filled(rows: list[list[object]]) -> list[list[object]]:
    """As it is read back: blank texts are None and blank rows at the end are gone."""
    rows = [[None if cell == "" else cell for cell in row] for row in rows]
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    return rows


@given(TABLES)
@example([["Ada", None, None], [None, None, " "]])
@example([[" ", "  ", "\n"], ["\t", " \n ", "\u00a0 "]])
@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_workbooks_give_back_what_was_written(write, rows):
    """A text of nothing but spaces is a text: it comes back, and its row is not blank."""
    [sheet] = read(write("Children", COLUMNS, rows))

    assert sheet.rows == [COLUMNS, *filled(rows)]


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=8))
def test_csv_gives_back_every_text(rows):
    [sheet] = read(write_csv("Children", COLUMNS, rows))

    assert sheet.rows == [COLUMNS, *filled(rows)]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@a", "\tx", "\uff1d1", "'=x"])
def test_csv_has_an_apostrophe_before_what_could_be_run(text):
    written = write_csv("", ["Note"], [[text]]).decode("utf-8-sig")

    assert written.splitlines()[1].lstrip('"').startswith("'" + text[:1])


def test_a_heading_is_guarded_too():
    assert write_csv("", ["=x"], []).decode("utf-8-sig") == "'=x\r\n"


def test_csv_opens_right_in_excel():
    day, moment = datetime.date(2026, 2, 3), datetime.datetime(2026, 7, 3, 12, 0, tzinfo=datetime.UTC)

    written = write_csv("", ["A", "B", "C", "D"], [[day, moment, True, Decimal("1.50")]])

    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").splitlines()[1] == "2026-02-03,2026-07-03 13:00:00,Yes,1.5"


def test_a_negative_number_is_a_number_and_not_a_formula():
    assert write_csv("", ["A"], [[-5]]).decode("utf-8-sig").splitlines()[1] == "-5"


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_instants_are_written_as_the_clock_on_the_wall_showed_them(write):
    moment = datetime.datetime(2026, 7, 3, 12, 0, tzinfo=datetime.UTC)

    assert read(write("", ["At"], [[moment]]))[0].rows[1] == [datetime.datetime(2026, 7, 3, 13, 0)]


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_ods])
@pytest.mark.parametrize(
    "value",
    ["\x00\x07bell", "x" * 40_000, float("inf"), 10**400, datetime.date(1066, 10, 14), "\ud800", object],
)
def test_nothing_stops_it(write, value):
    [sheet] = read(write("", ["A", "B"], [[value, "next"]]))

    assert sheet.rows[1][1] == "next"


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_ods])
def test_a_row_longer_than_the_headings_is_a_mistake(write):
    with pytest.raises(ValueError, match="more cells"):
        write("", ["A"], [[1, 2]])


@pytest.mark.parametrize("title", ["", "History", "Missing: home/care [2026]?", "x" * 50, "'quoted'", 'a&b<c>"'])
@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_any_title_names_the_sheet(write, title):
    [sheet] = read(write(title, ["A"], [["x"]]))

    assert 1 <= len(sheet.name) <= 31
    assert not set(sheet.name) & set("[]:*?/\\")


def test_an_excel_workbook_holds_texts_as_texts_and_keeps_its_headings_in_sight():
    written = write_xlsx("Actions", ["Note", "Due"], [["=1+1", datetime.date(2026, 2, 3)], ["#REF!", None]])

    sheet = load_workbook(io.BytesIO(written)).active

    assert [sheet["A2"].data_type, sheet["A3"].data_type] == ["s", "s"]
    assert [sheet["A2"].quotePrefix, sheet["A3"].quotePrefix] == [True, False]
    assert sheet["B2"].number_format == "dd/mm/yyyy"
    assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("A2", True)


def test_an_excel_workbook_can_be_narrowed_and_filled_in_and_says_what_it_is():
    words = ["Yes & no", "<Never>"]
    written = write_xlsx("R&D's <list>", ["=Says", "Note"], [[None, "a"], ["x", " b"]], choices={"=Says": words})

    book = load_workbook(io.BytesIO(written))
    sheet = book.active

    assert (book.properties.title, book.properties.language, sheet.title) == ("R&D's <list>", "en-GB", "R&D's <list>")
    assert (sheet.auto_filter.ref, sheet.column_dimensions["A"].width) == ("A1:B3", 8)
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].quotePrefix) == ("=Says", "s", True)
    [offered] = sheet.data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1, offered.errorStyle) == ("A2:A3", '"Yes & no,<Never>"', "warning")


def test_every_part_of_an_excel_workbook_is_well_formed_and_declared():
    written = write_xlsx("Actions & more", ["Note"], [['a<b>&"c'], [True], [1.5], [datetime.datetime(2026, 7, 3, 13)]])

    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        declared = {part.get("PartName") for part in ElementTree.fromstring(archive.read("[Content_Types].xml"))}
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
            assert name.endswith((".rels", "[Content_Types].xml")) or f"/{name}" in declared


def test_an_ods_is_well_formed_and_opens_in_another_reader():
    written = write_ods("Actions & more", ["Note"], [['a<b>&"c'], ["  two  "], [True], [1.5]])

    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        names = archive.namelist()
        for name in names[1:]:
            ElementTree.fromstring(archive.read(name))
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert names[0] == "mimetype"
    assert load(io.BytesIO(written)).spreadsheet.childNodes
