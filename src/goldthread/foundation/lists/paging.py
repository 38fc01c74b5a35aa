"""Cut a long list into pages at a cost that does not grow with it."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import IntegerField, QuerySet, Subquery

from goldthread.foundation.records.among import among
from goldthread.foundation.ui.words import plural

from .filters import shortened

# Beyond this nobody counts or leafs; they filter. Counting further costs what a page costs, and more where filters
# leave little: the database then reads many rows for each that counts.
COUNTED = 1_000
# What a spreadsheet program still opens, and a request still writes in the time that a person waits.
MOST_EXPORTED = 200_000
TOO_MANY = "too_many"


@dataclass(frozen=True)
class Count:
    """How many rows there are, counted only as far as it matters."""

    number: int
    is_capped: bool

    def said(self, one: str, many: str) -> str:
        """ "1 action", "No actions", "More than 1,000 actions"."""
        if self.number == 0:
            return f"No {plural(0, one, many).removeprefix('0 ')}"
        return f"More than {plural(COUNTED, one, many)}" if self.is_capped else plural(self.number, one, many)


@dataclass(frozen=True)
class Place:
    """Which rows are on this page, and the numbers of the pages to link to; None stands for a gap."""

    page: int
    pages: int
    size: int
    links: list[int | None]

    @property
    def start(self) -> int:
        return (self.page - 1) * self.size


class HowMany(Subquery):
    """How many rows another query has, asked in the same statement as the rows of a page."""

    template = '(SELECT COUNT(*) FROM (%(subquery)s) "counted")'
    output_field = IntegerField()


def how_many(queryset: QuerySet, most: int) -> HowMany:
    """The number of rows, counted no further than ``most``."""
    return HowMany(queryset.order_by().values("pk")[:most])


def read_page(queryset: QuerySet, asked: str, size: int, many: str) -> tuple[Count, Place, list[Any], list[str]]:
    """How many rows there are, counted in the database and no further than the cap, and those of the page asked for.

    One statement; two more only where the page asked for does not exist.
    """
    counted = queryset.annotate(rows_in_all=how_many(queryset, COUNTED + 1))
    page = min(number_in(asked), -(-COUNTED // size))
    rows = list(_cut(counted, page, size))
    if rows or page == 1:
        total = capped(rows[0].rows_in_all if rows else 0)
    else:
        total = capped(queryset.order_by().values("pk")[: COUNTED + 1].count())
    place, notes = find_place(asked, total, size, many)
    if not rows and total.number:
        rows = list(queryset[place.start : place.start + size])
    return total, place, rows[: total.number - place.start], notes


def _cut(rows: QuerySet, page: int, size: int) -> QuerySet:
    """Those of one page. Their keys are found first: nothing is worked out, and nothing read besides, of the others."""
    place = slice((page - 1) * size, page * size)
    return rows.filter(among("pk", rows.values("pk")[place]))


def capped(number: int) -> Count:
    return Count(min(number, COUNTED), number > COUNTED)


def number_in(asked: str) -> int:
    """The page that the address asks for; the first where it asks for none that could be."""
    return int(asked) if re.fullmatch(r"[1-9]\d{0,8}", asked, re.ASCII) else 1


def find_place(asked: str, total: Count, size: int, many: str) -> tuple[Place, list[str]]:
    """The page asked for, or the nearest there is with a note of why."""
    paginator = Paginator(range(total.number), size)
    pages, notes, number = paginator.num_pages, [], number_in(asked)
    page = min(number, pages)
    if number > pages and not total.is_capped:
        notes.append(f"There is no page {asked}, so this is the last page.")
    if asked and str(number) != asked:
        notes.append(f"There is no page “{shortened(asked)}”, so this is the first page.")
    if total.is_capped and page == pages:
        notes.append(f"Only the first {COUNTED:,} {many} are shown. Use the filters to find the others.")
    elided = paginator.get_elided_page_range(page, on_each_side=1, on_ends=1) if pages > 1 else []
    return Place(page, pages, size, [link if isinstance(link, int) else None for link in elided]), notes
