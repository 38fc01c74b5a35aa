"""Tables of Word documents are read as sheets; what is deleted, nested or damaged does no harm."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from goldthread.foundation.spreadsheets.problems import Limits, SpreadsheetProblem
from goldthread.foundation.spreadsheets.word_tables import is_word, read_word_tables

from .making import with_part_changed, workbook, zipped


def a_document(*tables):
    """A Word file with these tables, each of rows of cells, and words around them."""
    word = Document()
    word.add_paragraph("What happened, as we know it")
    for rows in tables:
        table = word.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
        word.add_paragraph()
    return word


def saved(word):
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def read(word):
    return read_word_tables(saved(word), Limits())


def test_each_table_is_a_sheet():
    sheets = read(a_document([["Date", "Event"], ["3 May 2018", "Seen\nat home"]], [["One", "Two"]]))

    assert [(sheet.name, sheet.kind, sheet.rows) for sheet in sheets] == [
        ("Table 1", "docx", [["Date", "Event"], ["3 May 2018", "Seen\nat home"]]),
        ("Table 2", "docx", [["One", "Two"]]),
    ]


def test_a_cell_over_several_rows_holds_for_each_and_one_over_several_columns_stands_first():
    word = a_document([["2018", "", ""], ["3 May", "a", "b"], ["", "c", "d"]])
    table = word.tables[0]
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))

    assert read(word)[0].rows == [["2018", None, None], ["3 May", "a", "b"], ["3 May", "c", "d"]]


def test_what_was_deleted_under_tracked_changes_is_not_read():
    word = a_document([["Date", "Event"], ["3 May 2018", "Seen"], ["4 May 2018", "Gone"]])
    cell, row = word.tables[0].cell(1, 1), word.tables[0].rows[2]
    run = cell.paragraphs[0].add_run(" and taken away")._r
    deletion = OxmlElement("w:del")
    run.addprevious(deletion)
    deletion.append(run)
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:del"))

    assert read(word)[0].rows == [["Date", "Event"], ["3 May 2018", "Seen"]]


def test_a_table_within_a_cell_is_words_of_the_cell():
    word = a_document([["Date", "Event"], ["3 May 2018", "Seen:"]])
    inner = word.tables[0].cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "by", "PC 12"

    sheets = read(word)

    assert len(sheets) == 1
    assert sheets[0].rows[1][1].split() == ["Seen:", "by", "PC", "12"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (saved(a_document()), "holds no table"),
        (saved(a_document([["Date"]]))[:-300], "damaged"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "damaged"),
        (zipped({"word/other.xml": "<a/>"}), "damaged"),
    ],
)
def test_what_cannot_be_read_is_told(data, sentence):
    with pytest.raises(SpreadsheetProblem, match=sentence):
        read_word_tables(data, Limits())


def test_it_is_read_no_further_than_its_limits():
    long = saved(a_document([["a", "b"]] * 5))

    for limits in (
        Limits(rows=4),
        Limits(columns=1),
        Limits(cells=9),
        Limits(unpacked_bytes=100),
        Limits(file_bytes=9),
    ):
        with pytest.raises(SpreadsheetProblem):
            read_word_tables(long, limits)


def test_a_word_document_is_known_by_what_it_holds():
    assert is_word(saved(a_document()))
    assert not is_word(workbook({"A1": "Date"}))
    assert not is_word(b"word/document.xml")


def test_a_property_that_is_no_number_does_no_harm():
    word = a_document([["a", "b"]])
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "2")
    word.tables[0].cell(0, 0)._tc.get_or_add_tcPr().append(span)
    broken = with_part_changed(saved(word), "word/document.xml", b'w:gridSpan w:val="2"', b'w:gridSpan w:val="x"')

    assert read_word_tables(broken, Limits())[0].rows == [["a", "b"]]
