"""Words as they can be written down anywhere: in XML, in Word, in a feed."""

import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold. Words that were pasted from Word or a PDF bring some of it: the break of a line, a page end."""


def printable(words: str) -> str:
    """The same words with a blank for each character that cannot be written down."""
    return UNPRINTABLE.sub(" ", words)
