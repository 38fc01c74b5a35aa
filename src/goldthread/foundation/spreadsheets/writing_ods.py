"""Write an OpenDocument spreadsheet.

The XML is written directly: the library for it is no longer kept and takes half a second for a thousand rows.
"""

import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from .ods_parts import CONTENT, MANIFEST, META, MIMETYPE, ROWS, SETTINGS, STYLES
from .sheets import Cell
from .tables import Table, prepare
from .writing_xlsx import sheet_name

# XML runs several spaces together and drops tabs, so these are written as elements.
SPACING = re.compile(r"\t|^ | {2,}| $")


def put_ods(file: BinaryIO, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One sheet with a heading row that stays in sight.

    Texts are stored as texts, so none is run as a formula.
    """
    table = prepare(title, columns, rows)
    name = sheet_name(table.title)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        # The type comes first and unpacked, so that other programs recognise the file by its first bytes.
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        with archive.open("content.xml", "w") as part:
            for piece in content(table, name):
                part.write(piece.encode())
        archive.writestr("styles.xml", STYLES)
        archive.writestr("meta.xml", META.format(title=escape(table.title)))
        archive.writestr("settings.xml", SETTINGS.format(sheet=quoteattr(name)))


def content(table: Table, name: str) -> Iterator[str]:
    """The content part, piece by piece: a style for each column's width, the headings, the rows."""
    before, after = CONTENT.split(ROWS)
    yield before.format(
        width_styles="".join(
            f'<style:style style:name="w{position}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width * 0.2:.1f}cm"/></style:style>'
            for position, width in enumerate(table.widths)
        ),
        name=quoteattr(name),
        columns="".join(
            f'<table:table-column table:style-name="w{position}"/>' for position in range(len(table.widths))
        ),
        headings="".join(text_cell(column, "heading") for column in table.columns),
    )
    for row in table.rows:
        yield f"<table:table-row>{''.join(map(written_cell, row))}</table:table-row>"
    yield after.format()


def written_cell(value: Cell) -> str:
    """One cell of the type the value has.

    A number the format cannot hold, such as infinity, is written as text.
    """
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return typed_cell("boolean", "boolean-value", "true" if value else "false", "Yes" if value else "No")
    if isinstance(value, datetime.date):
        return date_cell(value)
    return typed_cell("float", "value", str(value), str(value))


def date_cell(value: datetime.date) -> str:
    if isinstance(value, datetime.datetime):
        return typed_cell("date", "date-value", value.isoformat(), f"{value:%d/%m/%Y %H:%M}", "moment")
    return typed_cell("date", "date-value", value.isoformat(), f"{value:%d/%m/%Y}", "day")


def typed_cell(kind: str, attribute: str, value: str, shown: str, style: str = "") -> str:
    """A cell with its exact value, and what is shown where a program does not know the type."""
    named = f' table:style-name="{style}"' if style else ""
    return (
        f'<table:table-cell{named} office:value-type="{kind}" office:{attribute}="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def text_cell(text: str, style: str = "") -> str:
    """A text with each of its lines as a paragraph."""
    named = f' table:style-name="{style}"' if style else ""
    paragraphs = "".join(f"<text:p>{SPACING.sub(spacing, escape(line))}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell{named} office:value-type="string">{paragraphs}</table:table-cell>'


def spacing(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'
