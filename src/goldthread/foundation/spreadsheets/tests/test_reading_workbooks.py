"""XLSX and ODS workbooks, well made and badly made."""

import contextlib
import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from goldthread.foundation.spreadsheets import Limits, SpreadsheetProblem, read

from .making import ODS_MIMETYPE, ods, saved, text_cell, with_part_changed, workbook, zipped


def test_cells_keep_their_types():
    day, moment = datetime.date(2026, 2, 3), datetime.datetime(2026, 2, 3, 14, 30)
    values = ["Ada", 7, 1.5, True, day, moment, datetime.time(9, 30), datetime.timedelta(hours=30)]

    [sheet] = read(workbook({f"{letter}1": value for letter, value in zip("ABCDEFGH", values, strict=True)}))

    assert sheet.rows == [["Ada", 7, 1.5, True, day, moment, "09:30:00", "30:00:00"]]
    assert isinstance(sheet.rows[0][1], int)


def test_an_error_stays_in_sight():
    [sheet] = read(workbook({"A1": "Rate", "B1": "Note"}, errors={"A2": "#REF!", "B2": "#DIV/0!"}))

    assert sheet.rows[1] == ["#REF!", "#DIV/0!"]


def test_an_error_stays_in_sight_in_an_ods():
    cell = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )

    [sheet] = read(ods(f"<table:table-row>{cell}{text_cell('x')}</table:table-row>"))

    assert sheet.rows == [["#DIV/0!", "x"]]


def test_a_formula_comes_with_its_stored_result():
    data = with_part_changed(workbook({"A1": "Sum", "A2": "=1+1"}), "xl/worksheets/sheet1.xml", b"<v />", b"<v>2</v>")
    data = with_part_changed(data, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>2</v>")

    [sheet] = read(data)

    assert sheet.rows[1] == [2]
    assert sheet.notes == ()


def test_a_formula_that_was_never_worked_out_is_told():
    [sheet] = read(workbook({"A1": "Sum", "A2": "=1+1", "A3": 5}))

    assert sheet.rows[1:] == [[None], [5]]
    assert "Formulas without their result are read as blank: 1 of them." in sheet.notes[0]


def test_text_that_looks_like_a_formula_stays_text():
    book = Workbook()
    for row, text in enumerate(["=1+1", "+44", "-x", "@a"], start=1):
        book.active.cell(row, 1).value = text
        book.active.cell(row, 1).data_type = "s"

    [sheet] = read(saved(book))

    assert [row[0] for row in sheet.rows] == ["=1+1", "+44", "-x", "@a"]


def test_blank_first_lines_are_kept_so_that_line_numbers_agree():
    [sheet] = read(workbook({"B3": "Name", "B4": "Ada"}))

    assert sheet.rows == [[None, None], [None, None], [None, "Name"], [None, "Ada"]]


def test_each_sheet_is_read_empty_ones_are_left_out_and_hidden_ones_say_so():
    book = Workbook()
    book.active.title = "Children"
    book.active["A1"] = "Name"
    book.create_sheet("Nothing")
    book.create_sheet("Lookups")["A1"] = "Police"
    book["Lookups"].sheet_state = "hidden"

    sheets = read(saved(book))

    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Children", False), ("Lookups", True)]


def test_a_sheet_is_told_by_its_content_and_not_by_its_name():
    assert read(workbook({"A1": "x"}), "return.csv")[0].kind == "xlsx"
    assert read(ods(f"<table:table-row>{text_cell('x')}</table:table-row>"), "return.xls")[0].kind == "ods"


def test_spaces_tabs_and_lines_of_an_ods_text_are_kept():
    cell = text_cell('a<text:s text:c="3"/>b<text:tab/>c</text:p><text:p>second')

    assert read(ods(f"<table:table-row>{cell}</table:table-row>"))[0].rows == [["a   b\tc\nsecond"]]


def test_a_repeated_cell_is_read_as_often_as_it_stands_there():
    assert read(ods(f"<table:table-row>{text_cell('x', repeated=3)}</table:table-row>"))[0].rows == [["x"] * 3]


def test_the_blank_rest_of_a_sheet_does_not_count():
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f"<table:table-row>{text_cell('x')}</table:table-row>" + (
        f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
    )

    assert read(ods(rows))[0].rows == [["x"]]


def test_colour_down_to_the_last_line_does_not_count():
    book = Workbook()
    book.active["A1"] = "x"
    book.active["XFD1048576"].number_format = "0.00"

    assert read(saved(book))[0].rows == [["x"]]


@pytest.mark.parametrize("place", ["A1048576", "A50001"])
def test_one_stray_cell_far_below_is_refused_and_the_sheet_is_named(place):
    with pytest.raises(SpreadsheetProblem, match="Sheet “Sheet” goes down to line"):
        read(workbook({"A1": "x", place: "stray"}))


def test_one_stray_cell_far_to_the_right_is_refused():
    with pytest.raises(SpreadsheetProblem, match="has 16,384 columns"):
        read(workbook({"A1": "x", "XFD1": "stray"}))


@pytest.mark.parametrize(("rows", "columns"), [(1048576, 16384), (40_000, 150)])
def test_one_cell_repeated_without_end_is_refused(rows, columns):
    cell = text_cell("x", repeated=columns)
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'

    with pytest.raises(SpreadsheetProblem, match=r"most that can be read|more than 2,000,000 cells"):
        read(ods(row))


def test_one_long_text_shown_in_a_thousand_cells_is_refused():
    row = f'<table:table-row table:number-rows-repeated="1000">{text_cell("x" * 200_000)}</table:table-row>'
    shared = workbook({f"A{row}": "x" * 30_000 for row in range(1, 101)})

    with pytest.raises(SpreadsheetProblem, match="unpacks to more than 100 MB"):
        read(ods(row))
    with pytest.raises(SpreadsheetProblem, match="unpacks to more than 2 MB"):
        read(shared, "a.xlsx", Limits(unpacked_bytes=2 * 1024 * 1024))


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    with pytest.raises(SpreadsheetProblem, match="unpacks to more than 100 MB"):
        read(zipped({"xl/workbook.xml": b" " * (101 * 1024 * 1024)}))


def test_an_archive_that_lies_about_its_size_is_refused():
    """The size stands in the list of contents at the end of the archive, where anybody can change it."""
    data = zipped({"mimetype": ODS_MIMETYPE, "content.xml": "x" * 5000}).replace(
        (5000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )

    with pytest.raises(SpreadsheetProblem, match="damaged"):
        read(data)


def test_a_document_type_definition_is_refused():
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'

    with pytest.raises(SpreadsheetProblem, match="damaged"):
        read(zipped({"mimetype": ODS_MIMETYPE, "content.xml": bomb}))


def test_a_file_with_a_password_says_so():
    old_office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    manifest = "<manifest><encryption-data/></manifest>"

    for data in (
        old_office,
        zipped({"mimetype": ODS_MIMETYPE, "META-INF/manifest.xml": manifest, "content.xml": "?"}),
        zipped({"mimetype": ODS_MIMETYPE, "encrypted-package": b"?"}),
    ):
        with pytest.raises(SpreadsheetProblem, match="password"):
            read(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"word/document.xml": "<w/>"}), "not a spreadsheet"),
        (zipped({"xl/workbook.bin": b"?"}), "xlsb"),
        (b"PK\x03\x04" + b"?" * 200, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "damaged"),
        (zipped({"mimetype": ODS_MIMETYPE, "content.xml": "<office:a><b>"}), "damaged"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "damaged|empty"),
    ],
)
def test_other_archives_are_named_for_what_they_are(data, said):
    with pytest.raises(SpreadsheetProblem, match=said):
        read(data, "return.xlsx")


def test_a_file_cut_off_at_any_point_is_refused_and_never_breaks_the_program():
    for data in (
        workbook({"A1": "Name", "A2": "Ada"}),
        ods(f"<table:table-row>{text_cell('x')}</table:table-row>"),
    ):
        for length in range(10, len(data), 97):
            with pytest.raises(SpreadsheetProblem):
                read(data[:length], "a.xlsx")


def test_a_part_damaged_inside_a_sound_archive_never_breaks_the_program():
    data = workbook({"A1": "Name", "A2": 5, "B7": True})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        contents = {name: archive.read(name) for name in names}

    for name, content in contents.items():
        for cut in range(1, len(content), max(1, len(content) // 12)):
            damaged = with_part_changed(data, name, content, content[:cut] + b"<?" + content[cut + 5 :])
            sheets = []
            with contextlib.suppress(SpreadsheetProblem):
                sheets = read(damaged)
            assert all(sheet.kind == "xlsx" for sheet in sheets)
