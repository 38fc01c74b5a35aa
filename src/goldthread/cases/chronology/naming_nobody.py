"""What of a file reads like a name, told before it is taken: where nobody may be named in the case yet."""

from collections.abc import Sequence
from dataclasses import replace

from goldthread.cases.chronology.reading import FileRow, ReadFile
from goldthread.cases.chronology.rows import TEXTS
from goldthread.foundation.looking.careful_form import quoted
from goldthread.foundation.looking.likely_names import likely_names
from goldthread.foundation.ui.words import listed, plural

MAY_TELL = "{names} may tell who a person is."
NAMING = (
    "{lines} may tell who a person is: {places}. {unnamed} Put {them} right and send the file again. If nobody is named"
    " there, take {them} as read."
)
MOST_PLACES = 10


def with_names_told(read: ReadFile, *, known: Sequence[str], unnamed: str) -> ReadFile:
    """The same, with a remark at each line that may name somebody and a note that says where they are; as it was where
    people may be named, of whom ``unnamed`` then says nothing. ``known`` are names that are fine.
    """
    if not unnamed:
        return read
    rows = [_told(one, known) for one in read.rows]
    naming = [one.where for one in rows if one.naming]
    if not naming:
        return read
    places, more = naming[:MOST_PLACES], len(naming) - MOST_PLACES
    note = NAMING.format(
        lines=plural(len(naming), "line"),
        places=listed([*places, *([f"{more} more"] if more > 0 else [])]),
        unnamed=unnamed,
        them="it" if len(naming) == 1 else "them",
    )
    return replace(read, rows=tuple(rows), notes=(note, *read.notes))


def _told(read: FileRow, known: Sequence[str]) -> FileRow:
    """A line that cannot be taken is left as it is: nothing of it is kept."""
    if read.row is None:
        return read
    texts = (getattr(read.row, name) for name in TEXTS)
    names = list(dict.fromkeys(name for text in texts if text for name in likely_names(text, known)))
    return replace(read, naming=MAY_TELL.format(names=quoted(names))) if names else read
