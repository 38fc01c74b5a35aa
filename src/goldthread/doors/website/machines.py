"""What machines read of a public site: a feed, the list of its addresses, and what may be gone over."""

from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings

from goldthread.doors.website.sites import Entry, Kept, Site
from goldthread.foundation.publications.kinds import NEWS, REVIEW

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_IN_FEED = 50


def feed(site: Site) -> Kept:
    """Reviews and news, what changed last first."""
    entries = sorted((*site.of(REVIEW), *site.of(NEWS)), key=lambda entry: entry.changed_on, reverse=True)
    root = Element("feed", xmlns=ATOM)
    own = address(site, "/feed.atom")
    _say(root, "id", own)
    _say(root, "title", f"Reviews and news of {site.name}")
    _say(root, "updated", _moment(entries[0].changed_on if entries else date(1970, 1, 1)))
    SubElement(SubElement(root, "author"), "name").text = site.name
    SubElement(root, "link", rel="self", href=own)
    SubElement(root, "link", href=address(site, "/"))
    for entry in entries[:MOST_IN_FEED]:
        _entry(SubElement(root, "entry"), site, entry)
    return _xml(root, "application/atom+xml; charset=utf-8")


def sitemap(site: Site) -> Kept:
    """Every page that is out, and the day on which it changed last."""
    root = Element("urlset", xmlns=SITEMAP)
    for path in ("/", "/worried-about-a-child/", "/accessibility/", "/privacy/"):
        _say(SubElement(root, "url"), "loc", address(site, path))
    for entry in site.entries.values():
        if entry.is_out:
            place = SubElement(root, "url")
            _say(place, "loc", address(site, entry.href))
            _say(place, "lastmod", entry.changed_on.isoformat())
    return _xml(root, "application/xml; charset=utf-8")


def robots(site: Site) -> Kept:
    """All may be gone over but searches, of which there is no end. A demonstration is no real site, and says so."""
    rules = "Disallow: /" if settings.IS_DEMO else "Disallow: /search/"
    return Kept.of(f"User-agent: *\n{rules}\n\nSitemap: {address(site, '/sitemap.xml')}\n", "text/plain; charset=utf-8")


def address(site: Site, path: str) -> str:
    """A page by its whole address, for those who read it away from the site."""
    return settings.PUBLIC_ADDRESS.replace("{host}", site.host).rstrip("/") + path


def _entry(element: Element, site: Site, entry: Entry) -> None:
    here = address(site, entry.href)
    _say(element, "id", here)
    _say(element, "title", entry.title)
    _say(element, "published", _moment(entry.first_published_on))
    _say(element, "updated", _moment(entry.changed_on))
    SubElement(element, "link", href=here)
    SubElement(element, "category", term=entry.kind.title)
    if entry.summary:
        _say(element, "summary", entry.summary)


def _say(element: Element, name: str, words: str) -> None:
    SubElement(element, name).text = words


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat().replace("+00:00", "Z")


def _xml(root: Element, content_type: str) -> Kept:
    return Kept.of(tostring(root, encoding="unicode", xml_declaration=True), content_type)
