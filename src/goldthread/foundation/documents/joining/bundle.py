"""PDFs in the order in which they are joined, and the one file that comes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, PasswordError, Pdf, String
from pikepdf.settings import set_flate_compression_level

from goldthread.foundation.documents.joining.numbering import number_pages
from goldthread.foundation.documents.joining.strange import STRANGE
from goldthread.foundation.documents.joining.tags import Tags

MOST_TIMES_DRAWN = 5
set_flate_compression_level(1)
"""For the whole process. Whoever asks for a pack waits for it: a thirtieth more room, an eighth less time to write."""
PAGE_ADDRESS = "https://page.invalid/"
"""What a link of the front pages leads to before it is known where in the file its page lies: no such host can be."""


Instead = Callable[[str], bytes]
"""Draws a PDF that says why another cannot stand there: it is told a sentence for a person."""


NOT_JOINED = "It could not be put together with other papers."


class NotAPdf(Exception):
    """The file cannot be joined: it is damaged, or opens only with a password. ``str()`` is a sentence for a person."""


@dataclass(frozen=True)
class Piece:
    """One PDF. ``under`` is the heading below which its bookmark stands, ``instead`` draws what may take its place."""

    title: str
    under: str
    pdf: Pdf
    instead: Instead | None = None

    @property
    def pages(self) -> int:
        return len(self.pdf.pages)


def checked(data: bytes) -> bool:
    """Join a PDF alone, and raise NotAPdf if that fails. Gives whether it has tags, so that it can be read aloud."""
    pdf = _opened(data)
    if not _joins_alone(pdf):
        raise NotAPdf(NOT_JOINED)
    with Pdf.new() as whole:
        tags = Tags(whole)
        tags.take_pages(pdf)
    return tags.all_tagged


def leads_to_page(number: int) -> str:
    """The address of a link in the front pages that is to lead to a page of the joined file, counted from 1."""
    return f"{PAGE_ADDRESS}{number}"


class Bundle:
    """PDFs to be joined. Everything is in memory: a few hundred pages are meant, not thousands."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.pieces: list[Piece] = []

    def add(self, title: str, data: bytes, under: str = "", instead: Instead | None = None) -> None:
        """Put a PDF behind the others. One that cannot be joined raises NotAPdf, with nothing added.

        ``instead`` draws what stands in its place then; that is also asked if it turns out only as it is joined.
        """
        try:
            pdf = _opened(data)
        except NotAPdf as why:
            if instead is None:
                raise
            pdf = Pdf.open(BytesIO(instead(str(why))))
            instead = None
        self.pieces.append(Piece(title, under, pdf, instead))

    def joined(self, front: Callable[[Sequence[int]], bytes], guess: int = 1) -> bytes:
        """The one file. ``front`` draws what comes first, and is told on which page each piece begins.

        How many pages it takes itself is known only when it is drawn, so it is drawn again if it was guessed wrongly.
        """
        for _ in range(MOST_TIMES_DRAWN):
            opened = Pdf.open(BytesIO(front(self._begins(guess))))
            if len(opened.pages) != guess:
                guess = len(opened.pages)
                continue
            try:
                return self._written(opened)
            except STRANGE:
                # Every piece is joined alone only now: nearly always all of them are as they should be.
                if not self._put_others_in_place():
                    raise
        raise ValueError("The front pages take another number of pages each time.")

    def _put_others_in_place(self) -> bool:
        """What cannot be joined even alone makes room for what says so. Gives whether there was any."""
        before = list(self.pieces)
        self.pieces = [_or_instead(piece) for piece in before]
        return any(piece is not was for piece, was in zip(self.pieces, before, strict=True))

    def _begins(self, front: int) -> list[int]:
        begins, page = [], front + 1
        for piece in self.pieces:
            begins.append(page)
            page += piece.pages
        return begins

    def _written(self, front: Pdf) -> bytes:
        with Pdf.new() as whole:
            tags = Tags(whole)
            for pdf in (front, *(piece.pdf for piece in self.pieces)):
                tags.take_pages(pdf)
            tags.finish()
            _lead_to_pages(whole, len(front.pages))
            self._bookmark(whole, len(front.pages))
            number_pages(whole)
            whole.Root.Lang = String("en-GB")
            whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
            with whole.open_metadata() as metadata:
                metadata["dc:title"] = self.title
                metadata["dc:language"] = {"en-GB"}
            kept = BytesIO()
            # What tags are made of is many small objects: together they take a third of the room, and less time.
            whole.save(kept, object_stream_mode=ObjectStreamMode.generate)
        return kept.getvalue()

    def _bookmark(self, whole: Pdf, front: int) -> None:
        with whole.open_outline() as outline:
            outline.root.append(OutlineItem(self.title, 0))
            heading: OutlineItem | None = None
            for piece, begins in zip(self.pieces, self._begins(front), strict=True):
                place = begins - 1
                if piece.under and (heading is None or heading.title != piece.under):
                    heading = OutlineItem(piece.under, place)
                    outline.root.append(heading)
                where = heading.children if piece.under and heading else outline.root
                where.append(OutlineItem(piece.title, place))


def _opened(data: bytes) -> Pdf:
    """Raise NotAPdf for what cannot be opened or has no pages."""
    try:
        pdf = Pdf.open(BytesIO(data))
        pages = len(pdf.pages)
    except PasswordError as problem:
        raise NotAPdf("It opens only with a password.") from problem
    except STRANGE as problem:
        raise NotAPdf("It is damaged, or no PDF.") from problem
    if not pages:
        raise NotAPdf("It has no pages.")
    return pdf


def _joins_alone(pdf: Pdf) -> bool:
    """It is really joined: nothing else tells what a strange file does."""
    alone = Bundle("")
    alone.pieces.append(Piece("", "", pdf))
    try:
        with Pdf.new() as front:
            front.add_blank_page()
            alone._written(front)
    except STRANGE:
        return False
    return True


def _or_instead(piece: Piece) -> Piece:
    if piece.instead is None or _joins_alone(piece.pdf):
        return piece
    return replace(piece, pdf=Pdf.open(BytesIO(piece.instead(NOT_JOINED))), instead=None)


def _lead_to_pages(whole: Pdf, front: int) -> None:
    """Links of the front pages that lead to a page by number lead to it from now on."""
    for page in whole.pages[:front]:
        for note in page.obj.get("/Annots", ()):
            action = note.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address.startswith(PAGE_ADDRESS):
                number = int(address.removeprefix(PAGE_ADDRESS)) - 1
                note.A = Dictionary(S=Name.GoTo, D=Array([whole.pages[number].obj, Name.Fit]))
