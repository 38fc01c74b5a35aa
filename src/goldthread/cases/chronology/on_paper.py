"""The merged chronology as a document: what to look at, and every row with its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.cases.chronology.anonymising import STAYS
from goldthread.cases.chronology.merging import Gap
from goldthread.cases.chronology.pointing_out import PointedOut
from goldthread.cases.chronology.rows import SEEN_IN_WORDS, TYPED_BY_DESK, Row
from goldthread.foundation.documents.content import Block, Bullets, Content, Grid, Paragraph, Section, Statement
from goldthread.foundation.documents.content import Row as PaperRow
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import listed, plural
from goldthread.foundation.uncertain_dates import words_of

COLUMNS = ("When", "Agency", "What happened", "Who, and was the child seen", "Source", "Significance")
WITH_NAMES = "With names. For those who may see the case, and nobody else."
WITH_LABELS = (
    f"With labels in the place of the names on the people list. {STAYS}"
    " Read it before you pass it on: no list is whole."
)
NOTHING_TO_LOOK_AT = "Nothing was found to look at. That is no proof that all is right."
MOST_PLACES = 5
NO_ROWS = "No agency has told of anything yet"
STILL_NAMED = "What still reads like a name"
NO_LIST_IS_WHOLE = (
    "No list is whole. Add who is named to the people list, and make this anew, before you pass it on. A name that is"
    " on the list stands here where it may be a word of any text, or a month: read the entry."
)
NONE_FOUND = "Nothing was found that reads like one; that is no proof that nobody is named."
"""Said, as ``STAYS`` is, of what has labels: on the page and in files."""
NO_ROWS_TO_READ = "There is nothing yet that you may read"
"""To whoever does not read all that agencies told."""
LIKENESS = "Found by comparing rows. Each is to be looked at by somebody who knows the case; nothing was put right."


@dataclass(frozen=True)
class Told:
    """A merged chronology as one reader sees it: the rows in their order, and what to look at."""

    title: str
    partnership: str
    rows: Sequence[Row]
    gaps: Sequence[Gap]
    contradictions: Sequence[PointedOut]
    is_anonymised: bool
    left: Sequence[tuple[Row, tuple[str, ...]]] = ()
    """Of one with labels, which rows may still name somebody, and in which words."""
    narrowed: str = ""
    """In words, to which rows it was narrowed."""
    reads_all: bool = True
    """Whether whoever reads it reads all that agencies told."""


def content_of(told: Told, on: date) -> Content:
    """What the files say. The places of rows in the table are how the rest of it speaks of them."""
    places = {row.key: number for number, row in enumerate(told.rows, 1)}
    still_named = Section(code="still_named", heading=STILL_NAMED, blocks=_still_named(told, places))
    sections = (
        *([still_named] if told.is_anonymised else []),
        Section(code="to_look_at", heading="To look at", blocks=_to_look_at(told, places)),
        Section(code="rows", heading="What happened", blocks=_rows(told)),
    )
    return Content(
        title=told.title,
        partnership=told.partnership,
        opening=_opening(told, on),
        sections=sections,
        is_wide=True,
        is_for_others=True,
        note=WITH_LABELS if told.is_anonymised else WITH_NAMES,
    )


def _opening(told: Told, on: date) -> tuple[tuple[str, str], ...]:
    agencies = sorted({row.agency for row in told.rows})
    lines = [
        ("As it was on", in_words(on)),
        ("Agencies", listed(agencies) or "None yet"),
        ("Entries", plural(len(told.rows), "entry")),
        ("Names", "Labels stand in their place" if told.is_anonymised else "As they were told"),
    ]
    return (*lines, *([("Shown", told.narrowed)] if told.narrowed else []))


def _still_named(told: Told, places: dict[object, int]) -> tuple[Block, ...]:
    """All of them: whoever passes it on may have nothing but the file."""
    if not told.left:
        return (Paragraph(said=Statement(words=NONE_FOUND), is_absent=True),)
    rows = (f"{', '.join(names)} (Row {places[row.key]})" for row, names in told.left)
    return (
        Paragraph(said=Statement(words=NO_LIST_IS_WHOLE)),
        Bullets(items=tuple(Statement(words=words) for words in rows)),
    )


def _to_look_at(told: Told, places: dict[object, int]) -> tuple[Block, ...]:
    found = [gap.in_words for gap in told.gaps]
    found += [_with_places(one, places) for one in told.contradictions]
    if not found:
        return (Paragraph(said=Statement(words=NOTHING_TO_LOOK_AT), is_absent=True),)
    return (
        Paragraph(said=Statement(words=LIKENESS)),
        Bullets(items=tuple(Statement(words=words) for words in found)),
    )


def _with_places(one: PointedOut, places: dict[object, int]) -> str:
    """The sentence with the numbers of the rows that stand in the table; a few are enough."""
    numbers = [str(places[row.key]) for row in one.rows if row.key in places]
    if not numbers:
        return one.in_words
    named = listed(numbers) if len(numbers) <= MOST_PLACES else f"{', '.join(numbers[:MOST_PLACES])} and others"
    return f"{one.in_words} ({'Row' if len(numbers) == 1 else 'Rows'} {named}.)"


def _rows(told: Told) -> tuple[Block, ...]:
    if not told.rows:
        return (Paragraph(said=Statement(words=f"{NO_ROWS if told.reads_all else NO_ROWS_TO_READ}."), is_absent=True),)
    rows = tuple(
        PaperRow(cells=tuple(Statement(words=words) for words in cells_of(row, number)))
        for number, row in enumerate(told.rows, 1)
    )
    return (Grid(caption="Everything in the order in which it happened", columns=COLUMNS, rows=rows),)


def cells_of(row: Row, number: int) -> tuple[str, ...]:
    """A row as the words of its cells."""
    seen = SEEN_IN_WORDS[row.child_seen]
    who = [row.who, f"Child: {seen.lower()}" if seen else "", f"Voice: {row.voice}" if row.voice else ""]
    said = (
        (row.is_third_party, "Third party"),
        (row.is_sensitive, "Sensitive"),
        (row.told_for_it, TYPED_BY_DESK),
    )
    marks = [words for is_so, words in said if is_so]
    return (
        f"{number}. {words_of(row.when)}",
        row.agency,
        row.what,
        "\n".join(words for words in who if words),
        row.source,
        "\n".join(words for words in (row.comment, ", ".join(marks)) if words),
    )
