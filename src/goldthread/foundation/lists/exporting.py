"""Take a list away as a file: every row that the filters leave, in the order of the page."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.text import slugify

from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.spreadsheets import write_csv, write_ods, write_xlsx
from goldthread.foundation.ui.links import link_with

from .columns import Column
from .pages import ListPage
from .paging import MOST_EXPORTED, TOO_MANY

CHUNK = 2_000
Writer = Callable[[str, Sequence[str], Iterable[Sequence[object]]], bytes]
WRITERS: dict[str, tuple[Writer, str]] = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "ods": (write_ods, "application/vnd.oasis.opendocument.spreadsheet"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class DatedRequest(HttpRequest):
    """A request as the access middleware passes it on, which takes the time once."""

    today: datetime.date


def export(
    request: HttpRequest,
    page: ListPage,
    queryset: QuerySet,
    kind: str,
    noted: Callable[[str, int], None] | None = None,
) -> HttpResponse:
    """The file, as an attachment. `kind` is csv, ods or xlsx; any other raises KeyError.

    `noted` is told what was taken and how many rows.

    A list of more than 50,000 rows goes back to the page, which says what to do: a file that silently lacks
    rows is worse than none.
    """
    write, content_type = WRITERS[kind]
    narrowed = page.narrow(request, queryset)
    rows = (page.in_file(narrowed.queryset) if page.in_file else narrowed.queryset)[: MOST_EXPORTED + 1]
    columns = [column for column in page.columns if column.only != "page"]
    values = [[exported(column, row) for column in columns] for row in rows.iterator(chunk_size=CHUNK)]
    if len(values) > MOST_EXPORTED:
        return HttpResponseRedirect(request.path + link_with(narrowed.query, **{TOO_MANY: "1"}))
    written = write(page.title, [column.heading for column in columns], values)
    if noted:
        noted(", ".join([f"{page.title} as {kind.upper()}", *narrowed.words]), len(values))
    name = f"{slugify(page.title) or 'list'}-{cast(DatedRequest, request).today:%Y-%m-%d}.{kind}"
    return HttpResponse(
        written,
        content_type=content_type,
        headers={"Content-Disposition": saved_as(name), "Cache-Control": "no-store"},
    )


def exported(column: Column, row: Any) -> Any:
    """The value of a cell, with a moment as the clock on the wall showed it."""
    value = column.value_of(row)
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        return timezone.localtime(value).replace(tzinfo=None)
    return value
