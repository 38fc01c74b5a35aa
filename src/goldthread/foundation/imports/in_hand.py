"""A file in hand, opened for the person whose it is."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.imports.answers import Answers, last_answers
from goldthread.foundation.imports.checking import names_in_file, what_is_here
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.kinds import kinds_for
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.reading import Reading, read_sheets, reading_of


@dataclass(frozen=True)
class InHand:
    """A file with its kind. ``reading`` is of the sheet and line chosen so far."""

    file: FileInHand
    kind: LoadKind
    reading: Reading


def open_file(request: DeskRequest, pk: int) -> InHand:
    """A person's own file that is not loaded yet, of a kind that they may load; to others it is not there."""
    file = find_file(request, pk)
    if file.load_id or file.begun_at:
        raise Http404
    return opened_file(request, file)


def find_file(request: DeskRequest, pk: int) -> FileInHand:
    """A person's own file, also while it is loaded and afterwards. Raise Http404."""
    own = FileInHand.objects.of(request.user.pk, request.today).filter(space=request.space)
    return get_object_or_404(own.select_related("space"), pk=pk)


def opened_file(request: DeskRequest, file: FileInHand, sheet: int | None = None, line: int | None = None) -> InHand:
    """Read a file, on another sheet or with other headings where they are given. Raise Http404 for others' kinds."""
    kind = next((kind for kind in kinds_for(request.standing, request.space.pk) if kind.code == file.kind), None)
    if kind is None:
        raise Http404
    sheets = read_sheets(bytes(file.content.data), file.file_name)
    if sheet is None or (sheet == file.sheet and line is None):
        return InHand(file, kind, reading_of(sheets, file.sheet, line or file.heading_line))
    return InHand(file, kind, reading_of(sheets, sheet, line))


def answers_of(hand: InHand, request: DeskRequest, *, with_memory: bool = True) -> Answers:
    """What words stand for, with what was said before, or by our own names alone."""
    here = what_is_here(request.space, request.today, request.user)
    matched = last_answers(request.space.pk, hand.kind) if with_memory else {}
    for key, words in hand.file.answers.items() if with_memory else ():
        matched.setdefault(key, {}).update(words)
    return Answers(here, matched, names_in_file(hand.kind, hand.reading, hand.file.columns))
