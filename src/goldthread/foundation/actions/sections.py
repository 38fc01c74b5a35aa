"""What the parts above add to the pages of actions: where actions come from, and what they serve.

Actions stand below the parts that raise them, so those parts register here (in their ``AppConfig.ready``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.actions.seeing import SEEN_BY_ORIGIN, SEEN_EARLY_BY_ORIGIN
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.links import link_with


@dataclass(frozen=True)
class Origin:
    """A kind of thing that actions come from, by the ``origin`` that they carry.

    ``in_view`` gives number, words and address of each such thing in a space that a person may see, in one query.
    ``seen``, where not everybody with the whole plan sees what came from there, says which of those actions a person
    may see as things stand now; ``seen_early`` the same of those that are restricted as long as what they came from is
    not published: without it nobody sees such. Whoever answers for an owner sees what it owes all the same.
    """

    code: str
    one: str
    in_view: Callable[[Standing, Space], Iterable[tuple[int, str, str]]]
    seen: Callable[[Standing], Q] | None = None
    seen_early: Callable[[Standing], Q] | None = None


@dataclass(frozen=True)
class Section:
    """A section of an action's page. ``shown`` gives the template what it prints, as ``shown``.

    It stands below the evidence; with ``is_first`` above it.
    """

    template: str
    shown: Callable[[Action, Standing, Space], dict[str, Any]]
    is_first: bool = False


@dataclass(frozen=True)
class Page:
    """A page about many actions, to which their list leads. Without ``needs`` it opens to whoever sees the list.

    One that ``takes_filters`` is about those that the list shows, however it was narrowed.
    """

    words: str
    needs: Can | None = None
    takes_filters: bool = False


@dataclass(frozen=True)
class InFiles:
    """Columns that a part adds to the list when it leaves as a file, and how the rows get what these read, on a day.

    It may cost a file a statement or two for each batch of rows that is read, and none for a row.
    """

    columns: tuple[Column, ...]
    told: Callable[[ActionQuerySet, date], ActionQuerySet]


ORIGINS: dict[str, Origin] = {}
SECTIONS: dict[str, Section] = {}
PAGES: dict[str, Page] = {}
"""By the name of the address."""

MARKS: list[Callable[[ActionQuerySet], ActionQuerySet]] = []
"""What parts above note at each action in a list, as an annotation that ``actions/cells.html`` prints."""


IN_FILES: list[InFiles] = []


def register_origin(origin: Origin) -> None:
    ORIGINS[origin.code] = origin
    if origin.seen:
        SEEN_BY_ORIGIN[origin.code] = origin.seen
    if origin.seen_early:
        SEEN_EARLY_BY_ORIGIN[origin.code] = origin.seen_early


def register_section(section: Section) -> None:
    SECTIONS[section.template] = section


def register_page(name: str, words: str, needs: Can | None = None, *, takes_filters: bool = False) -> None:
    PAGES[name] = Page(words, needs, takes_filters)


def pages_for(standing: Standing, space: Space, query: QueryDict) -> list[tuple[str, str]]:
    """Words and address of the pages that are open to a person who sees the list, narrowed as ``query`` says."""
    return [
        (page.words, reverse(name, args=[space.slug]) + (link_with(query) if page.takes_filters and query else ""))
        for name, page in PAGES.items()
        if page.needs is None or standing.may(page.needs, space.pk)
    ]


def register_mark(mark: Callable[[ActionQuerySet], ActionQuerySet]) -> None:
    """It must cost a list no statement of its own."""
    MARKS.append(mark)


def register_in_files(columns: tuple[Column, ...], told: Callable[[ActionQuerySet, date], ActionQuerySet]) -> None:
    IN_FILES.append(InFiles(columns, told))


def columns_in_files() -> tuple[Column, ...]:
    return tuple(column for added in IN_FILES for column in added.columns)


def told_in_files(rows: ActionQuerySet, on: date) -> ActionQuerySet:
    """The rows with what the columns in files read."""
    for added in IN_FILES:
        rows = added.told(rows, on)
    return rows
