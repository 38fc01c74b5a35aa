"""One paper as a PDF, whatever kind of file it is."""

from base64 import b64encode
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from markupsafe import Markup

from goldthread.foundation.files import storage
from goldthread.foundation.files.kinds import FileKind
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.imported_when_used import ImportedWhenUsed
from goldthread.partnership.meetings.models import Paper
from goldthread.partnership.meetings.pack.pages import page_of_paper, printed, sheet_for

mammoth = ImportedWhenUsed("mammoth")

NOT_READ = "It waits for its scan, or a virus was found in it."
DAMAGED = "The file is missing or was altered."
NO_WORDS = "It could not be read as a Word document."
OF_ANOTHER_KIND = "It is {kind}, which has no pages."


DRAWN = ("pdf", "txt", "docx")
"""Kinds that have pages in a pack, besides pictures."""


def what_a_pack_shows(kind: FileKind) -> str:
    """Of a kind of file without pages a sentence that says so; nothing of one that goes into a pack."""
    if kind.code in DRAWN or kind.is_image:
        return ""
    return f"{kind.title[0].upper()}{kind.title[1:]} has no pages: in its place the pack says where to read it."


class NotInPack(Exception):
    """The paper cannot be put in the pack. ``str()`` is a sentence for the reader."""


def pdf_of(paper: Paper, address: str) -> bytes:
    """The paper as a PDF; where it cannot be one, a sheet that says why and where to read it."""
    try:
        return _drawn(paper)
    except NotInPack as why:
        return printed(sheet_for(paper, str(why), address))


def _drawn(paper: Paper) -> bytes:
    file = paper.file
    data = _bytes_of(file)
    if file.kind == "pdf":
        return data
    if file.what.is_image:
        picture = f"data:{file.what.content_type};base64,{b64encode(data).decode()}"
        return printed(page_of_paper(paper, picture=picture))
    if file.kind == "txt":
        return printed(page_of_paper(paper, text=data.decode("utf-8", errors="replace")))
    if file.kind == "docx":
        return _word(paper, data)
    raise NotInPack(OF_ANOTHER_KIND.format(kind=file.what.title))


def _bytes_of(file: StoredFile) -> bytes:
    if not file.may_be_opened:
        raise NotInPack(NOT_READ)
    try:
        return storage.read(file.place, file.sha256)
    except storage.DamagedFile:
        raise NotInPack(DAMAGED) from None


def _word(paper: Paper, data: bytes) -> bytes:
    """Headings, paragraphs, lists, tables and pictures of a Word document; how it looked there is not kept."""
    try:
        html = mammoth.convert_to_html(BytesIO(data)).value
        # It makes HTML of its own from what the document says, and passes none on that stands in it.
        return printed(page_of_paper(paper, html=Markup(html)))
    except (KeyError, ValueError, AttributeError, OSError, BadZipFile, ExpatError) as problem:
        raise NotInPack(NO_WORDS) from problem
