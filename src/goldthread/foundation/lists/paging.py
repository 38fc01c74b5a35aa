"""Cut a long list into pages at a cost that does not grow with it."""

import re
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet

from goldthread.foundation.ui.words import plural

from .filters import shortened

# Beyond this nobody counts or leafs; they filter.
COUNTED = 10_000
# What a spreadsheet program still opens at ease, and a request still writes in a few seconds.
MOST_EXPORTED = 50_000
TOO_MANY = "too_many"


@dataclass(frozen=True)
class Count:
    """How many rows there are, counted only as far as it matters."""

    number: int
    is_capped: bool

    def said(self, one: str, many: str) -> str:
        """ "1 action", "No actions", "More than 10,000 actions"."""
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


def count(queryset: QuerySet) -> Count:
    """Count in the database, giving up after ten thousand."""
    number = queryset.order_by()[: COUNTED + 1].count()
    return Count(min(number, COUNTED), number > COUNTED)


def find_place(asked: str, total: Count, size: int, many: str) -> tuple[Place, list[str]]:
    """The page asked for, or the nearest there is with a note of why."""
    paginator = Paginator(range(total.number), size)
    pages, notes, page = paginator.num_pages, [], 1
    if re.fullmatch(r"[1-9]\d{0,8}", asked, re.ASCII):
        page = min(int(asked), pages)
        if int(asked) > pages and not total.is_capped:
            notes.append(f"There is no page {asked}, so this is the last page.")
    elif asked:
        notes.append(f"There is no page “{shortened(asked)}”, so this is the first page.")
    if total.is_capped and page == pages:
        notes.append(f"Only the first {COUNTED:,} {many} are shown. Use the filters to find the others.")
    elided = paginator.get_elided_page_range(page, on_each_side=1, on_ends=1) if pages > 1 else []
    return Place(page, pages, size, [link if isinstance(link, int) else None for link in elided]), notes
