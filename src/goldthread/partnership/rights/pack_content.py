"""What is released, as one document: the letter, what is held, and what is withheld and why."""

import re
from base64 import b64encode
from collections.abc import Iterator

from goldthread.foundation.documents.composing import absent, paragraphs
from goldthread.foundation.documents.content import (
    Block,
    Content,
    Grid,
    Paragraph,
    Picture,
    Row,
    Section,
    Statement,
    Subheading,
)
from goldthread.foundation.files import storage
from goldthread.foundation.files.flattening import flattened
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.rights.models import Matter
from goldthread.partnership.rights.releasing import as_released, hidden_patterns, schedule
from goldthread.partnership.rights.withholding import released

NOTHING_WITHHELD = "Nothing was withheld."
NOTHING_HELD = "We looked through our records and files and hold nothing about you."
ALL_WITHHELD = "This is withheld. The list at the end says why."
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

USUAL_LETTER = """You asked us for the information that we hold about you. It is in this document.

Some of it may be about other people, or may not be given for another reason that the law allows. Where something is \
withheld it says “[withheld]”, and the list at the end says why.

You may ask us to correct what is wrong, and you may complain to us about how we answered. You may also complain to \
the Information Commissioner’s Office: ico.org.uk/make-a-complaint, telephone 0303 123 1113, or Wycliffe House, Water \
Lane, Wilmslow, Cheshire SK9 5AF. You may also ask a court to enforce your rights."""


def content_of(matter: Matter, letter: str) -> Content:
    """The whole document. What is withheld is nowhere in it."""
    return Content(
        title=f"Your request {matter.reference}",
        partnership=matter.space.name,
        opening=(("Reference", matter.reference), ("Received on", in_words(matter.received_on))),
        sections=(
            Section(code="letter", heading="Our answer", blocks=tuple(_letter(matter, letter))),
            Section(code="held", heading="What we hold", blocks=tuple(_held(matter))),
            Section(code="withheld", heading="What is withheld, and why", blocks=tuple(_withheld(matter))),
        ),
    )


def _letter(matter: Matter, letter: str) -> list[Block]:
    """Words that are withheld everywhere are withheld in the letter too."""
    patterns = [pattern for _, pattern in hidden_patterns(matter)]
    return paragraphs(_printable(released(letter, patterns=patterns)))


def _held(matter: Matter) -> Iterator[Block]:
    number = 0
    for number, item in enumerate(as_released(matter), 1):
        yield Subheading(words=_printable(f"{number}. {item.where}"))
        if item.copy:
            yield from _pictures(item.copy, _printable(item.where))
            continue
        for line in item.words.splitlines() if item.words else [ALL_WITHHELD]:
            if line.strip():
                yield Paragraph(said=Statement(words=_printable(line)))
    if not number:
        yield absent(NOTHING_HELD)


def _pictures(copy: StoredFile, where: str) -> Iterator[Block]:
    """Its pages, drawn anew: nothing that lies beneath what was blacked out can go out with them."""
    pages = [b64encode(page).decode() for page in flattened(copy.kind, storage.read(copy.place, copy.sha256))]
    for number, page in enumerate(pages, 1):
        yield Picture(words=f"{where}: picture of page {number} of {len(pages)}", jpeg=page)


def _withheld(matter: Matter) -> Iterator[Block]:
    rows = [
        Row(cells=tuple(Statement(words=_printable(cell)) for cell in (line.where, line.how_much, line.reason)))
        for line in schedule(matter)
    ]
    if rows:
        yield Grid(caption="What is withheld", columns=("Where", "How much", "Why"), rows=tuple(rows))
    else:
        yield absent(NOTHING_WITHHELD)


def _printable(words: str) -> str:
    """Without characters that no page can show."""
    return UNPRINTABLE.sub(" ", words)
