"""What stands in the way of a page, before anybody presses a button: the same that its command refuses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications.models import PublicSite
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.partnership.publishing.names.on_pages import HeldUp, held_up

NO_SITE = "There is no public site yet. Set it up first."
SHUT = "“{file}” is not to be opened: it waits for its scan, or a virus was found."

HELD = "“{file}” cannot go out as it is. {why}"


@dataclass(frozen=True)
class Obstacles:
    """``said`` are sentences, each one thing that is missing; ``held`` is what a person may clear."""

    said: tuple[str, ...]
    held: HeldUp | None = None


def obstacles_of(space_id: int, page: GoingOut) -> Obstacles:
    """All that keeps a page off the site as it is now."""
    said = without_names(space_id, page.files)
    held = held_up(page.to_be_read(space_id))
    return Obstacles((*said, held.why) if held else said, held)


def obstacles_of_file(space_id: int, page: GoingOut, title: str, file: StoredFile) -> Obstacles:
    """What keeps one file from going out with a page, apart from what keeps the page itself off the site."""
    if not file.may_be_opened:
        return Obstacles((SHUT.format(file=title),))
    alone, together = (held_up(replace(page, files=files).to_be_read(space_id)) for files in ((), ((title, file),)))
    if together is None or (alone and {one.digest for one in together.pieces} <= {one.digest for one in alone.pieces}):
        return Obstacles(())
    return Obstacles((HELD.format(file=title, why=together.pieces[-1].why),), together)


def without_names(space_id: int, files: Sequence[tuple[str, StoredFile]]) -> tuple[str, ...]:
    """What stands in the way apart from names, which are looked for as the page is put out."""
    said = [SHUT.format(file=title) for title, file in files if not file.may_be_opened]
    return tuple(said) if PublicSite.objects.filter(space=space_id).exists() else (NO_SITE, *said)
