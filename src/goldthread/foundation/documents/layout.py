"""How a kind of document is laid out in one partnership: which sections, in what order, under what words."""

from collections.abc import Mapping

from goldthread.foundation.documents.content import Said
from goldthread.foundation.documents.kinds import DocumentKind
from goldthread.foundation.documents.wording import COMMON_FIELDS, UnknownField, check_words

LONGEST_HEADING = 120
LONGEST_WORDS = 5_000


class BrokenLayout(ValueError):
    """A layout cannot be used. Its words say what to mend; ``where`` names the part that they are about."""

    def __init__(self, words: str, where: str = "") -> None:
        self.where = where
        super().__init__(words)


class LaidSection(Said):
    code: str
    heading: str
    words: str = ""
    is_shown: bool = True


class Layout(Said):
    """Opening lines and sections, in the order in which they are printed."""

    opening: tuple[tuple[str, str], ...]
    sections: tuple[LaidSection, ...]


def usual(kind: DocumentKind) -> Layout:
    """As the kind comes, before a partnership sets its own."""
    return Layout(
        opening=tuple((line.label, line.words) for line in kind.opening),
        sections=tuple(
            LaidSection(code=section.code, heading=section.heading, words=section.words) for section in kind.in_order()
        ),
    )


def is_usual(layout: Layout, kind: DocumentKind) -> bool:
    """Whether it is as the kind comes."""
    return layout == usual(kind)


def brought_up(layout: Layout, kind: DocumentKind) -> Layout:
    """A layout kept earlier, without sections that are no more and with those that came since, at its end."""
    here = tuple(section for section in layout.sections if section.code in kind.sections)
    known = {section.code for section in here}
    since = tuple(section for section in usual(kind).sections if section.code not in known)
    return Layout(opening=layout.opening, sections=here + since)


def field_names(kind: DocumentKind) -> list[str]:
    """What words of this kind may name in braces."""
    return [*COMMON_FIELDS, *kind.field_names]


def check_layout(layout: Layout, kind: DocumentKind) -> None:
    """Raise BrokenLayout where a document could not be made from it."""
    if not any(section.is_shown for section in layout.sections):
        raise BrokenLayout("Show at least one section.", "sections")
    codes = [section.code for section in layout.sections]
    if sorted(codes) != sorted(kind.sections):
        raise BrokenLayout("Each section of this document must be there once.", "sections")
    parts: Mapping[str, str] = {
        **{f"opening-{label}": words for label, words in layout.opening},
        **{f"heading-{section.code}": section.heading for section in layout.sections},
        **{f"words-{section.code}": section.words for section in layout.sections},
    }
    for where, words in parts.items():
        _check_part(where, words, kind)


def _check_part(where: str, words: str, kind: DocumentKind) -> None:
    if where.startswith("heading-") and not words.strip():
        raise BrokenLayout("Enter a heading.", where)
    most = LONGEST_HEADING if where.startswith("heading-") else LONGEST_WORDS
    if len(words) > most:
        raise BrokenLayout(f"Use {most:,} characters at most.", where)
    try:
        check_words(words, field_names(kind))
    except UnknownField as problem:
        raise BrokenLayout(str(problem), where) from None
