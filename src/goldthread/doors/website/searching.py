"""Search of what is published on one site."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from goldthread.doors.website import store
from goldthread.doors.website.sites import Site

ON_A_PAGE = 10
MOST_PAGES = 50
LONGEST = 200
AT_ONCE = 2
"""Searches of one process at a time: however many come, the database is left to those who work at the desk."""
SECONDS_TO_WAIT = 2.0
_room = BoundedSemaphore(AT_ONCE)


class TooManySearches(Exception):
    """Others search now, and there is no room for this one."""


@dataclass(frozen=True)
class Asked:
    """The words, and which page of what was found."""

    words: str
    page: int = 1


@dataclass(frozen=True)
class Found:
    """Some of what was found, and how many there are in all."""

    results: list[dict[str, Any]]
    of: int = 0

    @property
    def pages(self) -> int:
        return min(MOST_PAGES, -(-self.of // ON_A_PAGE))


def asked_of(query: Mapping[str, str]) -> Asked:
    """What an address asks, whatever else it says."""
    words = "".join(sign for sign in query.get("q", "") if sign.isprintable()).strip()[:LONGEST]
    page = query.get("page", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) <= 3 else 1
    return Asked(words, min(max(number, 1), MOST_PAGES))


def found_by(site: Site, asked: Asked) -> Found:
    """Ask the database; nothing for no words."""
    if not asked.words:
        return Found([])
    given = {
        "space": site.space,
        "words": asked.words,
        "limit": ON_A_PAGE,
        "offset": (asked.page - 1) * ON_A_PAGE,
    }
    if not _room.acquire(timeout=SECONDS_TO_WAIT):
        raise TooManySearches
    try:
        results = store.rows(store.SOUGHT, given)
    finally:
        _room.release()
    return Found(results, results[0]["of"] if results else 0)
