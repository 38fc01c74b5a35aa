"""CSV files as they come out of case systems, spreadsheet programs and text editors."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.foundation.spreadsheets import Limits, SpreadsheetProblem, read


def rows(data: bytes | str, filename: str = "children.csv") -> list[list[object]]:
    [sheet] = read(data.encode() if isinstance(data, str) else data, filename)
    return sheet.rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_it_finds_out_what_parts_the_columns(delimiter):
    text = f"Name{delimiter}Born{delimiter}Note\nÉva{delimiter}2015-02-03{delimiter}a b\n"

    assert rows(text) == [["Name", "Born", "Note"], ["Éva", "2015-02-03", "a b"]]


def test_a_comma_in_every_name_does_not_part_columns():
    text = "Name;Age\nSmith, John;4\nDoe, Jane;5\n"

    assert rows(text) == [["Name", "Age"], ["Smith, John", "4"], ["Doe, Jane", "5"]]


def test_decimal_commas_do_not_part_columns():
    assert rows("Measure;Value\nRate;1,5\nShare;2,5\n")[1] == ["Rate", "1,5"]


def test_title_lines_do_not_hide_the_columns():
    text = "Missing episodes, 2025 to 2026\n\nName\tFrom\tTo\nA\t1\t2\nB\t3\t4\n"

    assert rows(text)[2] == ["Name", "From", "To"]


def test_a_file_of_one_column_stays_one_column():
    assert rows("Name\nAda\nBo\n") == [["Name"], ["Ada"], ["Bo"]]


def test_excel_may_say_itself_what_parts_the_columns():
    assert rows("sep=|\r\na,b|c,d\r\ne,f|g,h\r\n") == [["a,b", "c,d"], ["e,f", "g,h"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_accents_survive_whatever_the_encoding(encoding):
    text = "Name,Note\r\nZoë Łukasz,naïve\r\n" if encoding != "cp1252" else "Name,Note\r\nZoë,naïve \u2013 “ok”\r\n"

    assert rows(text.encode(encoding)) == [line.split(",") for line in text.split("\r\n")[:2]]


def test_a_guessed_encoding_is_said():
    [guessed] = read("Name,Town\nZoë,Derby\n".encode("cp1252"))
    [known] = read("Name,Town\nZoë,Derby\n".encode())

    assert "guessed" in guessed.notes[0]
    assert known.notes == ()


def test_bytes_that_windows_does_not_know_are_still_read():
    assert rows(b"Name,Town\n\x81\x8d\xe9,Derby\n")[1][1] == "Derby"


def test_names_keep_every_character_as_it_was_typed():
    names = [
        "\u202b\u05de\u05e8\u05d9\u05dd\u202c",
        "e\u0301va",
        "\u00e9va",
        "محمد",
        "O\u2019Neil",
        "a\u200db",
    ]
    text = "Name,N\n" + "".join(f"{name},1\n" for name in names)

    assert [row[0] for row in rows(text)[1:]] == names


def test_numbers_and_formulas_stay_the_text_that_was_typed():
    typed = ["0123456789", "1/2", "=1+1", "+44 20", "-5", "@home", "TRUE", "1E5", " padded "]
    text = "Value,N\n" + "".join(f"{value},1\n" for value in typed)

    assert [row[0] for row in rows(text)[1:]] == typed


def test_a_cell_may_hold_lines_quotes_and_commas():
    assert rows('Name,Note\r\nA,"one\r\ntwo, ""three"""\r\n')[1] == ["A", 'one\r\ntwo, "three"']


def test_a_quotation_mark_out_of_place_is_taken_as_it_stands():
    assert rows('Name,Note\nA,5" nail\nB,"big" dog\n')[1:] == [["A", '5" nail'], ["B", "big dog"]]


def test_a_quotation_mark_never_closed_is_named_with_its_line():
    with pytest.raises(SpreadsheetProblem, match="near line 3"):
        read(b'Name,Note\nA,b\nC,"d\nE,f\n')


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_will_do(ending):
    assert rows(ending.join(["a,b", "1,2", ""])) == [["a", "b"], ["1", "2"]]


def test_lines_of_different_lengths_are_filled_up_and_blank_lines_keep_their_number():
    assert rows("a,b,c\n\n1\n1,2,3,4\n,,\n\n") == [
        ["a", "b", "c", None],
        [None] * 4,
        ["1", None, None, None],
        ["1", "2", "3", "4"],
    ]


def test_it_is_named_after_the_file():
    [sheet] = read(b"a,b\n1,2\n", "C:\\Users\\me\\Q1 return.csv")

    assert (sheet.name, sheet.kind) == ("Q1 return", "csv")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(rows=3), "goes down to line 4"),
        (Limits(columns=1), "has 2 columns"),
        (Limits(cells=5), "more than 5 cells"),
        (Limits(file_bytes=4), "larger than 4 bytes"),
    ],
)
def test_a_file_past_a_limit_is_refused_with_the_limit(limits, said):
    with pytest.raises(SpreadsheetProblem, match=said):
        read(b"a,b\n1,2\n3,4\n5,6\n", "a.csv", limits)


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b",,,\n,,\n", b"\xff\xfe"])
def test_an_empty_file_is_called_empty(data):
    with pytest.raises(SpreadsheetProblem, match="empty"):
        read(data, "a.csv")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n....", "not a spreadsheet"),
        (bytes(range(1, 256)) * 20, "not a spreadsheet"),
        (b"abc\x00def,\x00\x01", "not a spreadsheet"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "web page"),
    ],
)
def test_other_files_are_named_for_what_they_are(data, said):
    with pytest.raises(SpreadsheetProblem, match=said):
        read(data, "children.csv")


@given(st.binary(max_size=400))
@example(b"a\rb\x85c,\xff")
@example(b'"')
@example(b"sep=\n\n")
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    try:
        sheets = read(data)
    except SpreadsheetProblem as problem:
        sentence = str(problem)
    else:
        sentence = "Read." if all(sheet.width for sheet in sheets) else ""

    assert sentence.endswith(".")
