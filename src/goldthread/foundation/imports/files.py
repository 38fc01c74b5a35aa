"""Files to take away: a blank one to fill in, and the lines that could not be loaded."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse

from goldthread.foundation.imports.declaring import LoadKind, explained
from goldthread.foundation.imports.reading import Reading
from goldthread.foundation.lists.exporting import WRITERS
from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.spreadsheets import in_bytes

WHAT_IS_WRONG = "What is wrong"


def blank_file(kind: LoadKind, ending: str) -> HttpResponse:
    """Our own headings with one line that explains them. Raise Http404 for a kind of file that is not written."""
    headings = [one.label for one in kind.fields]
    return attached(kind.title, headings, [[explained(one) for one in kind.fields]], ending)


def problems_file(reading: Reading, problems: dict[int, list[str]], file_name: str, ending: str) -> HttpResponse:
    """The lines with problems as they stand in the file, each with what is wrong: to be put right and sent again."""
    lines = [[*row, " ".join(problems[line])] for line, row in reading.records if line in problems]
    title = f"Problems in {file_name.rpartition('.')[0] or file_name}"
    return attached(title, [*reading.headings, WHAT_IS_WRONG], lines, ending)


def attached(title: str, headings: Sequence[str], lines: Sequence[Sequence[object]], ending: str) -> HttpResponse:
    """A file that the browser saves under its title."""
    if ending not in WRITERS:
        raise Http404
    put, content_type = WRITERS[ending]
    headers = {"Content-Disposition": saved_as(f"{title}.{ending}"), "Cache-Control": "no-store"}
    return HttpResponse(in_bytes(put, title, headings, lines), content_type=content_type, headers=headers)
