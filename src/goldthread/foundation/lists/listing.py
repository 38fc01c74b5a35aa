"""What a list page's template needs."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from goldthread.foundation.ui.links import link_with

from .columns import Cell, Column
from .paging import Place

FORMATS = (("CSV", "csv"), ("ODS", "ods"), ("Excel", "xlsx"))


@dataclass(frozen=True)
class Empty:
    """What to say when the list has no rows at all: why, and the one thing worth doing next."""

    title: str
    text: str = ""
    href: str = ""
    link: str = ""


@dataclass(frozen=True)
class Line:
    """One row of the list, and its cells in the order of the columns."""

    row: Any
    cells: list[Cell]


@dataclass(frozen=True)
class Listing:
    """One page of a list, filtered and sorted. `counted` is the number of all rows in words. `is_posted` says that its
    filters are posted, for what is typed there may be somebody's name.
    """

    title: str
    counted: str
    columns: list[Column]
    lines: list[Line]
    form: forms.Form | None
    query: QueryDict
    sort: str
    words: list[str]
    is_filtered: bool
    place: Place
    notes: list[str]
    empty: Empty
    may_export: bool
    keep: tuple[str, ...] = ()
    stacks: bool = False
    is_posted: bool = False

    @property
    def unfiltered(self) -> str:
        """The same list with all filters off, keeping what belongs to the view."""
        return link_with({}, **{name: self.query.getlist(name) for name in self.keep if name in self.query})

    @property
    def description(self) -> str:
        """ "12 actions, owed by Police, sorted by due date"."""
        return ", ".join([self.counted, *self.words]) if self.lines else ", ".join([self.counted, *self.words[:-1]])

    @property
    def showing(self) -> str:
        """Which of them are on this page; empty if all are."""
        if self.place.pages < 2:
            return ""
        start = self.place.start
        return f"Showing {start + 1:,} to {start + len(self.lines):,}"

    @property
    def headings(self) -> list[dict[str, Any]]:
        """The columns as the table component takes them; only one that sorts has a key."""
        return [
            {"text": column.heading, "numeric": column.is_numeric} | ({"key": column.key} if column.sort else {})
            for column in self.columns
        ]

    @property
    def pages(self) -> list[dict[str, Any]]:
        """Links to the pages, as the pagination component takes them."""
        return [
            {"number": number, "href": self.href_of(number), "current": number == self.place.page}
            if number
            else {"ellipsis": True}
            for number in self.place.links
        ]

    @property
    def previous(self) -> dict[str, str] | None:
        return {"href": self.href_of(self.place.page - 1)} if self.place.page > 1 else None

    @property
    def next(self) -> dict[str, str] | None:
        return {"href": self.href_of(self.place.page + 1)} if self.place.page < self.place.pages else None

    @property
    def exports(self) -> list[tuple[str, str]]:
        """The same rows as files; none for a person who may not take lists away, or where there is no row."""
        if not (self.may_export and self.lines):
            return []
        return [(words, link_with(self.query, format=kind)) for words, kind in FORMATS]

    def href_of(self, page: int) -> str:
        return link_with(self.query, page=page)
