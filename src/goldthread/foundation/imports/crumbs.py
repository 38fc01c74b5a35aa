"""The way down to the pages of loads, and what the menu marks on them."""

from collections.abc import Sequence
from itertools import takewhile

from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.imports.declaring import LoadKind

Crumb = dict[str, str]


def crumbs_to(request: DeskRequest, kind: LoadKind) -> list[Crumb]:
    """Links above a page of one kind; the page itself is left out. The menu marks where they begin."""
    text, address = kind.begins_at
    return [*crumbs_to_loads(request, [kind]), _crumb(text, reverse(address, args=[request.space.slug]))]


def crumbs_to_loads(request: DeskRequest, kinds: Sequence[LoadKind]) -> list[Crumb]:
    """Links above the list of loads of these kinds: of the pages under which all of them are brought."""
    ways = zip(*(kind.above(request.space) for kind in kinds), strict=False)
    above = [pages[0] for pages in takewhile(lambda pages: len(set(pages)) == 1, ways)]
    if above:
        request.found_under = above[0][1]
    return [_crumb(text, href) for text, href in above]


def _crumb(text: str, href: str) -> Crumb:
    return {"text": text, "href": href}
