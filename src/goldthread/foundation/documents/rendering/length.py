"""How long a PDF is, held against how long it may be."""

from pypdfium2 import PdfDocument

from goldthread.foundation.jobs.ordered import NotDone
from goldthread.foundation.ui.words import plural


class TooLong(NotDone):
    """A document has more pages than its kind allows."""


def check_length(pdf: bytes, most_pages: int) -> None:
    """Raise TooLong, saying about how many words do not fit, where a PDF has more pages than it may have."""
    over = _words_on(pdf, beyond=most_pages)
    if over:
        pages = "one page" if most_pages == 1 else plural(most_pages, "page")
        words = plural(sum(over), "word")
        raise TooLong(
            f"It does not fit on {pages} of A4: about {words} too many. Shorten it and make it again."
            " What was written is kept."
        )


def _words_on(pdf: bytes, beyond: int) -> list[int]:
    """How many words each page has that lies beyond so many pages."""
    document = PdfDocument(pdf)
    try:
        return [
            len(document[number].get_textpage().get_text_range().split()) for number in range(beyond, len(document))
        ]
    finally:
        document.close()
