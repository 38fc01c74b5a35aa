"""The declaration of a list page, and the answer it gives to a request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from goldthread.foundation.ui.words import plural

from .columns import Column, cell_of
from .filters import Answer, Filter
from .filters_typed import Search
from .listing import Empty, Line, Listing
from .paging import MOST_EXPORTED, TOO_MANY, read_page
from .sorting import Order, find_order, unknown_order


@dataclass(frozen=True)
class Narrowed:
    """What the address asks of a list: the rows, in order, and how to say it."""

    queryset: QuerySet
    order: Order
    answers: list[Answer]
    query: QueryDict
    notes: list[str]

    @property
    def words(self) -> list[str]:
        return [answer.words for answer in self.answers if answer.words]

    @property
    def noted(self) -> list[str]:
        """The same as the trail keeps it."""
        return [answer.noted or answer.words for answer in self.answers if answer.words]


@dataclass(frozen=True)
class ListPage:
    """One list page, declared once. `one` and `many` name its rows ("action"; `many` only if irregular).

    `order` is the key of the column the list is sorted by at first, with a minus for the other way round.
    `keep` names values of the address that belong to the view and must survive filtering and leafing.
    `stacks` is for rows that are read one at a time: on a telephone each is a block.
    `in_file` adds to the rows what only columns of the file read, such as an annotation or a prefetch.
    `beside` is called with the rows of a page, or of each batch of a file, before they are drawn: for what no query of
    theirs can give, such as the words of things of many kinds.
    """

    title: str
    one: str
    columns: tuple[Column, ...]
    order: str
    empty: Empty
    filters: tuple[Filter, ...] = ()
    many: str = ""
    page_size: int = 50
    keep: tuple[str, ...] = ()
    stacks: bool = False
    in_file: Callable[[Any], QuerySet] | None = None
    beside: Callable[[list[Any]], None] | None = None

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) < len(keys):
            raise ImproperlyConfigured(f"The list “{self.title}” has two columns with one key")
        if find_order(self.columns, self.order) is None:
            raise ImproperlyConfigured(f"The list “{self.title}” is ordered by a column that does not sort")

    @property
    def plural(self) -> str:
        return plural(0, self.one, self.many).removeprefix("0 ")

    @property
    def kept_out(self) -> list[Search]:
        """The boxes whose words are kept out of the address: with one of them the filters are posted."""
        return [one for one in self.filters if isinstance(one, Search) and one.kept_out_of_address]

    def address_of(self, request: HttpRequest) -> str:
        """The address of the list as its posted filters ask for it: as if they had been sent by it, but for the words
        that are kept out.
        """
        query, away = QueryDict(mutable=True), {box.key: box.put_away(request) for box in self.kept_out}
        boxes = [name for one in self.filters for name in one.read(request).fields]
        for name in (*boxes, *self.keep, "sort"):
            asked = [away[name]] if name in away else request.POST.getlist(name)
            if values := [value for value in asked if value]:
                query.setlist(name, values)
        return f"{request.path}?{query.urlencode()}"

    def narrow(self, request: HttpRequest, queryset: QuerySet) -> Narrowed:
        """Filter and sort as the address says. Whatever it says that is unknown is left out, with a note."""
        answers = [filter_.read(request) for filter_ in self.filters]
        for answer in answers:
            queryset = answer.narrow(queryset) if answer.narrow else queryset
        asked = request.GET.get("sort", "")
        order = find_order(self.columns, asked)
        used = order or find_order(self.columns, self.order)
        assert used is not None, "checked when the list was declared"
        notes = [note for answer in answers for note in answer.notes]
        notes += [unknown_order(asked, used)] if asked and not order else []
        query = self.kept_query(request, answers, order)
        return Narrowed(used.apply(queryset), used, answers, query, notes)

    def kept_query(self, request: HttpRequest, answers: list[Answer], order: Order | None) -> QueryDict:
        """The address without the page and what was unknown: every link of the list starts from it."""
        query = QueryDict(mutable=True)
        for name in self.keep:
            query.setlist(name, request.GET.getlist(name)) if name in request.GET else None
        for answer in answers:
            for name, values in answer.kept.items():
                query.setlist(name, values)
        if order:
            query["sort"] = order.key
        return query

    def answer(self, request: HttpRequest, queryset: QuerySet, *, may_export: bool = True) -> Listing:
        """The page asked for, in one query for the count and the rows, besides what filters ask."""
        narrowed = self.narrow(request, queryset)
        asked = request.GET.get("page", "")
        total, place, rows, place_notes = read_page(narrowed.queryset, asked, self.page_size, self.plural)
        if self.beside:
            self.beside(rows)
        shown = [column for column in self.columns if column.is_on_page(rows)]
        lines = [Line(row, [cell_of(column, row) for column in shown]) for row in rows]
        return Listing(
            title=self.title,
            counted=total.said(self.one, self.many),
            columns=shown,
            lines=lines,
            form=filter_form(narrowed),
            is_posted=bool(self.kept_out),
            query=narrowed.query,
            sort=narrowed.order.key,
            words=[*narrowed.words, narrowed.order.words],
            is_filtered=bool(narrowed.words),
            place=place,
            notes=narrowed.notes + place_notes + ([too_many(self.plural)] if TOO_MANY in request.GET else []),
            empty=self.empty,
            may_export=may_export,
            keep=self.keep,
            stacks=self.stacks,
        )


def filter_form(narrowed: Narrowed) -> forms.Form | None:
    """The boxes of all filters, holding what was kept; None for a list without filters."""
    fields: dict[str, Any] = {}
    for answer in narrowed.answers:
        fields |= answer.fields
    boxes = narrowed.query.copy()
    for answer in narrowed.answers:
        for name, words in answer.shown.items():
            boxes[name] = words
    return type("FilterForm", (forms.Form,), fields)(boxes) if fields else None


def too_many(rows: str) -> str:
    return f"One file holds at most {MOST_EXPORTED:,} {rows}. Use the filters, then download again."
