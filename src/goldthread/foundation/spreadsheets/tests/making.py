"""Nasty files, made anew by each test."""

import io
import zipfile

from openpyxl import Workbook

ODS_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ODS_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def ods(rows: str) -> bytes:
    """A bare ODS whose one table holds this XML."""
    content = (
        f'<office:document-content {ODS_NAMESPACES} xmlns:calcext="urn:calcext"><office:body>'
        f'<office:spreadsheet><table:table table:name="Actions">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": ODS_MIMETYPE, "META-INF/manifest.xml": MANIFEST, "content.xml": content})


def text_cell(text: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def workbook(cells: dict[str, object], errors: dict[str, str] | None = None) -> bytes:
    """An XLSX whose first sheet holds these values, and these errors, by their place."""
    book = Workbook()
    sheet = book.active
    for place, value in cells.items():
        sheet[place] = value
    for place, value in (errors or {}).items():
        sheet[place] = value
        sheet[place].data_type = "e"
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part_changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The archive with some bytes of one part replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(file, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            changed.writestr(name, content.replace(old, new) if name == part else content)
    return file.getvalue()
