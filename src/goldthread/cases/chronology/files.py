"""The merged chronology taken away: as a PDF, as a Word file, or as an OpenDocument spreadsheet."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.conf import settings
from django.http import HttpResponse

from goldthread.cases.chronology.models import Chronology
from goldthread.cases.chronology.on_paper import STILL_NAMED, Told, content_of
from goldthread.cases.chronology.queries import Asked, Merged
from goldthread.cases.chronology.rows import SEEN_IN_WORDS, TYPED_BY_DESK
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.documents.rendering.word import as_word
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.records.file_names import file_name, saved_as
from goldthread.foundation.spreadsheets import write_ods
from goldthread.foundation.ui.words import yes_no
from goldthread.foundation.uncertain_dates import words_of

FORMS = {"pdf": "PDF", "docx": "Word", "ods": "ODS"}
MOST_AT_ONCE = {"pdf": 200, "docx": 1_000}
"""Rows that are laid out on pages while somebody waits, some three seconds; more the desk leaves to the worker."""
MOST_BY_THE_WORKER = {"pdf": 2_000, "docx": 10_000}
TOO_MANY = (
    "It has {rows:,} entries, and {most:,} are the most that are laid out as {form}. Narrow it to a period, or download"
    " it as ODS."
)
COLUMNS = (
    *("When", "First day", "Last day", "Time", "Agency", "What happened", "Who was involved", "Was the child seen"),
    *("Voice of the child", "Source", "Significance", "Third party", "Sensitive", "Day as written"),
    TYPED_BY_DESK,
)


def too_many(merged: Merged, form: str, most: Mapping[str, int]) -> str:
    """Why it is not laid out, and what to do; nothing where it is. A spreadsheet takes all rows."""
    rows, bound = len(merged.rows), most.get(form)
    return TOO_MANY.format(rows=rows, most=bound, form=FORMS[form]) if bound and rows > bound else ""


def as_file(chronology: Chronology, merged: Merged, asked: Asked, form: str, on: date) -> HttpResponse:
    """One file, to be saved. Raise KeyError for a form that there is not."""
    kind = KINDS[form]
    is_sheet = form == "ods"
    data = _ods(_title(chronology, asked), merged) if is_sheet else on_pages(chronology, merged, asked, form, on)
    return HttpResponse(
        data,
        content_type=kind.content_type,
        headers={
            "Content-Disposition": saved_as(name_of(chronology, asked, form)),
            "Cache-Control": "no-store, private",
        },
    )


def name_of(chronology: Chronology, asked: Asked, form: str) -> str:
    """What the file is called."""
    return file_name(_title(chronology, asked), form)


def _title(chronology: Chronology, asked: Asked) -> str:
    return f"Chronology of {chronology.case.reference}{', anonymised' if asked.is_anonymised else ''}"


def on_pages(chronology: Chronology, merged: Merged, asked: Asked, form: str, on: date) -> bytes:
    """Laid out as PDF or Word. It takes seconds, or minutes where there are thousands of rows."""
    told = Told(
        title=_title(chronology, asked),
        partnership=chronology.case.space.name,
        rows=merged.rows,
        gaps=merged.gaps,
        contradictions=merged.contradictions,
        is_anonymised=asked.is_anonymised,
        left=merged.left,
        narrowed=asked.in_words,
        reads_all=merged.reads_all,
    )
    content = content_of(told, on).without_sources()
    address = settings.ADDRESS.rstrip("/")
    return as_pdf(as_page(content, address)) if form == "pdf" else as_word(content, address)


def _ods(title: str, merged: Merged) -> bytes:
    """Each row says beside it what in it may still name somebody, so that they are found by sorting. A file where no
    row does, or with names, has no such column.
    """
    left = {row.key: ", ".join(names) for row, names in merged.left}
    if not left:
        return write_ods(title, COLUMNS, _cells(merged))
    cells = ((left.get(row.key), *cells) for row, cells in zip(merged.rows, _cells(merged), strict=True))
    return write_ods(title, (STILL_NAMED, *COLUMNS), cells)


def _cells(merged: Merged) -> Iterator[tuple[object, ...]]:
    for row in merged.rows:
        time = f"{row.when.at_time:%H:%M}" if row.when.at_time is not None else None
        marks = (yes_no(True) if mark else None for mark in (row.is_third_party, row.is_sensitive))
        yield (
            *(words_of(row.when), row.when.earliest_on, row.when.latest_on, time, row.agency, row.what, row.who),
            *(SEEN_IN_WORDS[row.child_seen], row.voice, row.source, row.comment, *marks),
            *(merged.written.get(row.key), yes_no(True) if row.told_for_it else None),
        )
