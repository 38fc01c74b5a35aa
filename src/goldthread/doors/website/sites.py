"""A public site as this process knows it: what its pages are, and those that are ready to be sent."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from gzip import compress
from hashlib import sha256
from threading import Lock
from typing import Any

from goldthread.doors.website import store
from goldthread.foundation.publications.help_lines import HelpLine
from goldthread.foundation.publications.kinds import PAGE_KINDS, PageKind

MOST_KEPT = 500
"""Pages of one site that are kept ready. Only addresses that exist are, so that no made-up ones push them out."""


@dataclass(frozen=True)
class Entry:
    """A page in the list of a site's pages, without what it says."""

    path: str
    kind: PageKind
    title: str
    summary: str
    first_published_on: date
    changed_on: date
    is_out: bool
    withdrawn_on: date | None
    withdrawn_why: str

    @property
    def href(self) -> str:
        return f"/{self.path}/"


@dataclass(frozen=True)
class Kept:
    """A page that is ready to be sent, as it is and packed."""

    body: bytes
    packed: bytes
    mark: str
    content_type: str
    status: int = 200

    @classmethod
    def of(cls, words: str, content_type: str = "text/html; charset=utf-8", status: int = 200) -> "Kept":
        body = words.encode()
        # The same words have the same mark in whichever process they were made.
        return cls(body, compress(body, 6, mtime=0), f'W/"{sha256(body).hexdigest()[:20]}"', content_type, status)


@dataclass
class Site:
    """One site in the state that its stamp names. When anything on it changes another takes its place."""

    stamp: tuple[int, int, int]
    host: str
    name: str
    strapline: str
    contact: str
    exit_address: str
    worried_words: str
    worried: list[HelpLine]
    young: list[HelpLine]
    entries: dict[str, Entry]
    kept: OrderedDict[str, Kept] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    @property
    def space(self) -> int:
        return self.stamp[0]

    def of(self, kind: PageKind) -> list[Entry]:
        """The pages of a kind that are out, in order."""
        return [entry for entry in self.entries.values() if entry.kind == kind and entry.is_out]

    def ready(self, name: str, make: Callable[[], Kept]) -> Kept:
        """A page that is kept under this name, made if it is not there yet."""
        with self.lock:
            found = self.kept.get(name)
            if found:
                self.kept.move_to_end(name)
                return found
        made = make()
        with self.lock:
            self.kept[name] = made
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
        return made


SAID = ("host", "name", "strapline", "contact", "exit_address", "worried_words")
_known: dict[str, Site] = {}


def site_at(host: str) -> Site | None:
    """The site of a host as it is now: one statement says whether the one that is known still stands."""
    stamp = store.stamp(host)
    if stamp is None:
        _known.pop(host, None)
        return None
    known = _known.get(host)
    if known is None or known.stamp != stamp:
        known = _known[host] = _read(stamp)
    return known


def _read(stamp: tuple[int, int, int]) -> Site:
    (said,) = store.rows(store.SITE, [stamp[0]])
    entries = {row["path"]: _entry(row) for row in store.rows(store.ENTRIES, [stamp[0]])}
    plain: Any = {name: said[name] for name in SAID}
    return Site(
        stamp=stamp,
        worried=_lines(said["worried_lines"]),
        young=_lines(said["young_lines"]),
        entries=entries,
        **plain,
    )


def _lines(kept: list[list[str]]) -> list[HelpLine]:
    return [HelpLine(*line) for line in kept]


def _entry(row: dict[str, Any]) -> Entry:
    same = ("path", "title", "summary", "first_published_on", "changed_on", "withdrawn_on", "withdrawn_why")
    is_out = row["state"] == "published"
    return Entry(kind=PAGE_KINDS[row["kind"]], is_out=is_out, **{name: row[name] for name in same})


def forget() -> None:
    """Know no site any more: for a test, whose database is emptied and filled with the same numbers."""
    _known.clear()
