"""Published arrangements held against what they must say (statutory.md 1.5)."""

from goldthread.partnership.procedures.headings import HEADINGS, Heading
from goldthread.partnership.procedures.kinds import DocumentKind
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, HeadingAnswer


def checked(version: GoverningVersion) -> list[tuple[Heading, str]]:
    """Each heading with the part of the text that answers it, empty where none does."""
    parts = dict(HeadingAnswer.objects.filter(version_of=version).values_list("heading", "part"))
    return [(heading, parts.get(heading.code, "")) for heading in HEADINGS.values()]


def lacking_in(document: GoverningDocument, newest: GoverningVersion | None) -> list[Heading]:
    """The headings that the newest version of published arrangements leaves out; none for any other document."""
    if document.kind != DocumentKind.ARRANGEMENTS or newest is None:
        return []
    return [heading for heading, part in checked(newest) if not part]
