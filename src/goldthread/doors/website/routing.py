"""Which page an address means. Made-up addresses are found to be so in memory, and leave nothing there."""

from collections.abc import Callable

from goldthread.doors.website import machines, pages
from goldthread.doors.website.sites import Kept, Site
from goldthread.foundation.publications.kinds import GROUP, PAGE_KINDS

OF_EVERY_SITE: dict[str, Callable[[Site], Kept]] = {
    "": pages.home,
    "worried-about-a-child": pages.worried,
    "accessibility": pages.accessibility,
    "privacy": pages.privacy,
    "feed.atom": machines.feed,
    "sitemap.xml": machines.sitemap,
    "robots.txt": machines.robots,
}
LISTINGS = {kind.folder: kind for kind in PAGE_KINDS.values()}
WITHOUT_A_SLASH = ("feed.atom", "sitemap.xml", "robots.txt")
NOT_THERE = "not there"


def page_at(site: Site, path: str) -> Kept:
    """The page, ready to be sent; another that says so where there is none, or where it was withdrawn."""
    if path in OF_EVERY_SITE:
        return site.ready(path, lambda: OF_EVERY_SITE[path](site))
    entry = site.entries.get(path)
    if entry:
        return site.ready(path, lambda: pages.published(site, entry) if entry.is_out else pages.withdrawn(site, entry))
    kind = LISTINGS.get(path)
    if kind and (site.of(kind) or kind == GROUP):
        return site.ready(path, lambda: pages.listing(site, kind))
    return site.ready(NOT_THERE, lambda: pages.not_found(site))


def is_there(site: Site, path: str) -> bool:
    """Whether an address means a page, for putting a missing slash right."""
    return path in OF_EVERY_SITE or path in site.entries or path in LISTINGS
