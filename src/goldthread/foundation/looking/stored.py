"""The words of a file as it is kept here."""

from collections.abc import Iterator

from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.looking.files import Unreadable, pieces_of


def pieces_of_stored(file: StoredFile, unread: list[str]) -> Iterator[tuple[str, str]]:
    """Its name and what it holds; why a part could not be read goes into ``unread``."""
    yield "Name of the file", file.name
    if not file.may_be_opened:
        unread.append("It is not to be opened: it waits for its scan, or a virus was found.")
        return
    try:
        yield from pieces_of(file.kind, storage.read(file.place, file.sha256), unread)
    except storage.DamagedFile:
        unread.append("It is missing or was altered.")
    except Unreadable as why:
        unread.append(str(why))
