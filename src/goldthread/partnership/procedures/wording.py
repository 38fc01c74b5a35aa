"""The text of a version as it is read: parts under their headings."""

from goldthread.foundation.documents.composing import sections_in
from goldthread.foundation.documents.content import Section


def parts_of(text: str) -> list[Section]:
    """Its parts, in order; what stands before the first heading has none."""
    return list(sections_in(text))


def headings_in(text: str) -> list[str]:
    """The headings of its parts, each once."""
    return list(dict.fromkeys(part.heading for part in parts_of(text) if part.heading))
