"""The pages of a public site, made from what is published on it."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from goldthread.doors.website import store
from goldthread.doors.website.searching import Asked, Found
from goldthread.doors.website.sites import Entry, Kept, Site
from goldthread.foundation.documents.content import Content
from goldthread.foundation.documents.rendering.chart import alternative
from goldthread.foundation.documents.rendering.page import picture_of
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.publications.kinds import (
    ABOUT,
    ARRANGEMENTS,
    GROUP,
    NEWS,
    PAGE_KINDS,
    RESOURCE,
    REVIEW,
    YOUNG,
    PageKind,
)

IN_NAVIGATION = (ABOUT, REVIEW, RESOURCE, NEWS, YOUNG)
WORRIED = {"text": "Worried about a child?", "href": "/worried-about-a-child/"}
NEWEST = 3
UNDER_ABOUT = (GROUP, ARRANGEMENTS)
"""Kinds that are found by way of the first page about the partnership."""


def home(site: Site) -> Kept:
    """The first page: what the site is, and the newest of it."""
    newest = sorted((*site.of(REVIEW), *site.of(NEWS)), key=lambda entry: entry.changed_on, reverse=True)[:NEWEST]
    kinds = [kind for kind in PAGE_KINDS.values() if site.of(kind)]
    return _page(site, "website/home.html", "", newest=newest, kinds=kinds)


def listing(site: Site, kind: PageKind) -> Kept:
    """All pages of one kind."""
    also = [one for one in UNDER_ABOUT if kind == ABOUT and site.of(one)]
    return _page(site, "website/listing.html", kind.listing, kind=kind, entries=site.of(kind), also=also)


def published(site: Site, entry: Entry) -> Kept:
    """One page with what it says, and what can be taken from it."""
    rows = store.rows(store.PAGE, [site.space, entry.path])
    if not rows:
        return not_found(site)  # withdrawn since the list of pages was read; the next request reads it again
    files = store.rows(store.FILES, [site.space, entry.path])
    shown: dict[str, Any] = {
        "entry": entry,
        "content": Content.model_validate(rows[0]["content"]),
        "files": [file | {"what": KINDS[file["kind"]].title} for file in files],
        "picture_of": picture_of,
        "alternative": alternative,
    }
    return _page(site, "website/published.html", entry.title, **shown)


def withdrawn(site: Site, entry: Entry) -> Kept:
    """That a page was withdrawn, when and why."""
    return _page(site, "website/withdrawn.html", "This page was withdrawn", 410, entry=entry)


def worried(site: Site) -> Kept:
    """Whom to call about a child."""
    return _page(site, "website/worried.html", WORRIED["text"])


def accessibility(site: Site) -> Kept:
    return _page(site, "website/accessibility.html", "Accessibility statement")


def privacy(site: Site) -> Kept:
    return _page(site, "website/privacy.html", "Privacy")


def not_found(site: Site) -> Kept:
    return _page(site, "website/not_found.html", "Page not found", 404)


def search(site: Site, asked: Asked, found: Found) -> Kept:
    """What was found, each with what it is."""
    title = f"{asked.words} - search" if asked.words else "Search"
    return _page(site, "website/search.html", title, asked=asked, found=found, kinds=PAGE_KINDS)


def _page(site: Site, template: str, title: str, status: int = 200, **shown: Any) -> Kept:
    navigation = [
        {"text": kind.listing, "href": f"/{kind.folder}/"} for kind in IN_NAVIGATION if site.of(kind) or kind == ABOUT
    ]
    frame = {
        "site": site,
        "page_title": title,
        "navigation": [*navigation, WORRIED],
        "is_demo": settings.IS_DEMO,
    }
    return Kept.of(render_to_string(template, frame | shown), status=status)
