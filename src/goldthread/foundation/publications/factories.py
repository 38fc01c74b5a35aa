"""A public site and pages on it, for tests. Nothing here is real."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db import connections
from psycopg.conninfo import make_conninfo

from goldthread.foundation.access.standing import System
from goldthread.foundation.documents.composing import paragraphs
from goldthread.foundation.documents.content import Content, Section
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.publications.commands import SiteDetails, set_site_up
from goldthread.foundation.publications.kinds import ABOUT, PageKind
from goldthread.foundation.publications.models import PublicSite, PublishedPage
from goldthread.foundation.publications.putting_out import GoingOut, put_out
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

SET_UP_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
TESTS = System("tests")


def details_of(host: str, **given: Any) -> SiteDetails:
    """What is said of a site."""
    said: dict[str, Any] = {
        "name": "Northborough Safeguarding Children Partnership",
        "strapline": "Keeping children in Northborough safe",
        "contact": "partnership@northborough.example",
        "worried_words": "Call us if you are worried about a child. In an emergency call 999.",
        "worried_lines": ("Police: 999 in an emergency", "Front door: 01632 960 001, day and night"),
        "young_lines": ("A helpline: 0800 1111, free at any time",),
    }
    return SiteDetails(host=host, **(said | given))


def a_site(space: Space, host: str = "northborough.example", **given: Any) -> PublicSite:
    """A site with nothing on it."""
    return set_site_up(space=space, details=details_of(host, **given), by=TESTS, at=SET_UP_AT)


def content_of(title: str, words: str = "We work together.") -> Content:
    section = Section(code="words", heading="What we do", blocks=tuple(paragraphs(words)))
    return Content(title=title, partnership="Northborough", opening=(), sections=(section,))


def a_page(
    space: Space,
    slug: str = "who-we-are",
    title: str = "Who we are",
    words: str = "We work together.",
    *,
    kind: PageKind = ABOUT,
    files: Iterable[tuple[str, StoredFile]] = (),
    on: date = DAY,
) -> PublishedPage:
    """A page that readers see."""
    going_out = GoingOut(kind, slug, title, f"About {title.lower()}", content_of(title, words), tuple(files))
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return put_out(space.pk, going_out, on)


def public_conninfo(address: str) -> str:
    """The address of the public role, led to the database of the tests."""
    return make_conninfo(address, dbname=str(connections["default"].settings_dict["NAME"]))


def has_public_role() -> bool:
    """Whether these tests run where there is such a role."""
    return bool(settings.PUBLIC_ROLE)
