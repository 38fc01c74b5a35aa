"""The merged chronology taken away: as a PDF, as a Word file, or as an OpenDocument spreadsheet."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.http import HttpResponse

from goldthread.cases.chronology.models import Chronology
from goldthread.cases.chronology.on_paper import Told, content_of
from goldthread.cases.chronology.queries import Asked, Merged
from goldthread.cases.chronology.rows import SEEN_IN_WORDS
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.documents.rendering.word import as_word
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.records.file_names import file_name, saved_as
from goldthread.foundation.spreadsheets import write_ods
from goldthread.foundation.ui.words import yes_no
from goldthread.foundation.uncertain_dates import words_of

FORMS = {"pdf": "PDF", "docx": "Word", "ods": "ODS"}
MOST_ON_PAPER = {"pdf": 200, "docx": 1_000}
"""Rows that are laid out on pages while somebody waits, some ten seconds; a spreadsheet takes all of them."""
COLUMNS = (
    *("When", "First day", "Last day", "Time", "Agency", "What happened", "Who was involved", "Was the child seen"),
    *("Voice of the child", "Source", "Significance", "Third party", "Sensitive", "Day as written"),
)


class TooMany(Exception):
    """There are more rows than are laid out on pages. ``str()`` says what to do."""


def as_file(chronology: Chronology, merged: Merged, asked: Asked, form: str, on: date) -> HttpResponse:
    """One file, to be saved. Raise TooMany, or KeyError for a form that there is not."""
    kind = KINDS[form]
    title = f"Chronology of {chronology.case.reference}{', anonymised' if asked.is_anonymised else ''}"
    data = _ods(title, merged) if form == "ods" else _on_paper(title, chronology, merged, asked, form, on)
    return HttpResponse(
        data,
        content_type=kind.content_type,
        headers={"Content-Disposition": saved_as(file_name(title, form)), "Cache-Control": "no-store, private"},
    )


def _on_paper(title: str, chronology: Chronology, merged: Merged, asked: Asked, form: str, on: date) -> bytes:
    if len(merged.rows) > MOST_ON_PAPER[form]:
        raise TooMany(
            f"It has {len(merged.rows):,} entries, and {MOST_ON_PAPER[form]:,} are the most that are laid out as"
            f" {FORMS[form]}. Narrow it to a period, or download it as ODS."
        )
    told = Told(
        title=title,
        partnership=chronology.case.space.name,
        rows=merged.rows,
        gaps=merged.gaps,
        contradictions=merged.contradictions,
        is_anonymised=asked.is_anonymised,
        narrowed=asked.in_words,
    )
    content = content_of(told, on).without_sources()
    address = settings.ADDRESS.rstrip("/")
    return as_pdf(as_page(content, address)) if form == "pdf" else as_word(content, address)


def _ods(title: str, merged: Merged) -> bytes:
    return write_ods(title, COLUMNS, _cells(merged))


def _cells(merged: Merged) -> Iterator[tuple[object, ...]]:
    for row in merged.rows:
        time = f"{row.when.at_time:%H:%M}" if row.when.at_time is not None else None
        marks = (yes_no(True) if mark else None for mark in (row.is_third_party, row.is_sensitive))
        yield (
            *(words_of(row.when), row.when.earliest_on, row.when.latest_on, time, row.agency, row.what, row.who),
            *(SEEN_IN_WORDS[row.child_seen], row.voice, row.source, row.comment, *marks),
            merged.written.get(row.key),
        )
