"""What somebody types for a page, as content: headings, paragraphs, points, and links to pages elsewhere."""

from collections.abc import Iterable, Sequence

from goldthread.foundation.documents.composing import sections_in
from goldthread.foundation.documents.content import Bullets, Content, Section
from goldthread.foundation.publications.going_out import link
from goldthread.foundation.records.links import is_link
from goldthread.partnership.publishing.models import SitePage

HOW_A_LINK = "Line {line}: enter what the page is, then a colon, then its address, such as “The guidance: https://…”."


class NotALink(ValueError):
    """A line that is no link. ``str()`` says which, and how it should be."""


def read_links(lines: Iterable[str]) -> list[tuple[str, str]]:
    """What each link is, and where it leads. Raise NotALink."""
    found = []
    for number, line in enumerate(lines, 1):
        words, colon, address = (part.strip() for part in line.partition(": "))
        if not colon or not words or not is_link(address):
            raise NotALink(HOW_A_LINK.format(line=number))
        found.append((words, address))
    return found


def links_as_typed(links: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Links as a form shows them."""
    return tuple(f"{words}: {address}" for words, address in links)


def content_of(page: SitePage) -> Content:
    """The page as readers would see it."""
    sections = list(sections_in(page.words))
    if page.links:
        items = tuple(link(words, address) for words, address in page.links)
        sections.append(Section(code="links", heading="Find out more", blocks=(Bullets(items=items),)))
    return Content(title=page.title, partnership=page.space.name, opening=(), sections=tuple(sections))
