"""Take a list away as a file: every row that the filters leave, in the order of the page."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import slugify

from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.records.moments import tells_day
from goldthread.foundation.spreadsheets import put_csv, put_ods, put_xlsx
from goldthread.foundation.ui.links import link_with
from goldthread.foundation.ui.words import local

from .columns import Column
from .pages import ListPage
from .paging import MOST_EXPORTED, TOO_MANY

CHUNK = 2_000
IN_MEMORY = 2_000_000
"""Bytes up to which a file is made in memory; beyond it lies on disk until it has left."""
Writer = Callable[[BinaryIO, str, Sequence[str], Iterable[Sequence[object]]], None]
WRITERS: dict[str, tuple[Writer, str]] = {
    "csv": (put_csv, "text/csv; charset=utf-8"),
    "ods": (put_ods, "application/vnd.oasis.opendocument.spreadsheet"),
    "xlsx": (put_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
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

    Rows are read and written in batches, so that a long list takes no more memory than a short one. One of more than
    200,000 rows goes back to the page, which says what to do: a file that silently lacks rows is worse than none. So
    does one whose words are no longer kept: it would hold all that was not searched for, too.
    """
    write, content_type = WRITERS[kind]
    narrowed = page.narrow(request, queryset)
    if any(answer.is_lost for answer in narrowed.answers):
        return HttpResponseRedirect(request.path + link_with(request.GET, format=None))
    rows = (page.in_file(narrowed.queryset) if page.in_file else narrowed.queryset)[: MOST_EXPORTED + 1]
    columns = [column for column in page.columns if column.only != "page"]
    read = [_as_known(column) for column in columns]
    taken = Counted([value_of(row) for value_of in read] for row in _read(page, rows))
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    write(cast(BinaryIO, file), page.title, [column.heading for column in columns], taken)
    if taken.number > MOST_EXPORTED:
        file.close()
        return HttpResponseRedirect(request.path + link_with(narrowed.query, **{TOO_MANY: "1"}))
    if noted:
        noted(", ".join([f"{page.title} as {kind.upper()}", *narrowed.noted]), taken.number)
    name = f"{slugify(page.title) or 'list'}-{cast(DatedRequest, request).today:%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": saved_as(name), "Cache-Control": "no-store"}
    length = file.tell()
    file.seek(0)
    if length <= IN_MEMORY:
        with file:
            return HttpResponse(file.read(), content_type=content_type, headers=headers)
    answer = FileResponse(file, content_type=content_type, headers={**headers, "Content-Length": str(length)})
    # Views say HttpResponse of whatever they answer; Django's two kinds have the rest in common.
    return cast(HttpResponse, answer)


def _as_known(column: Column) -> Callable[[Any], Any]:
    """The value for a row; of a moment that tells its day alone, that day: no file tells a time that nobody gave."""
    if column.kind not in ("date", "moment"):
        return column.value_of

    def known(row: Any) -> Any:
        value = column.value_of(row)
        return local(value).date() if isinstance(value, datetime.datetime) and tells_day(value) else value

    return known


def _read(page: ListPage, rows: QuerySet) -> Iterator[Any]:
    """In batches, each told what stands beside its rows."""
    all_rows = rows.iterator(chunk_size=CHUNK)
    while batch := list(islice(all_rows, CHUNK)):
        if page.beside:
            page.beside(batch)
        yield from batch


class Counted(Iterator[list[Any]]):
    """Rows as they pass, and how many have passed."""

    def __init__(self, rows: Iterable[list[Any]]) -> None:
        self.rows, self.number = iter(rows), 0

    def __next__(self) -> list[Any]:
        row = next(self.rows)
        self.number += 1
        return row
