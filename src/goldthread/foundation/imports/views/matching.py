"""Say which column holds what, and what words in coded columns stand for."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.drafts.drafting import Drafting
from goldthread.foundation.imports.answers import unmatched, words_key
from goldthread.foundation.imports.commands import choose_answers, choose_columns
from goldthread.foundation.imports.crumbs import crumbs_to
from goldthread.foundation.imports.forms import MOST_WORDS, AnswersForm, ColumnsForm, PlaceForm
from goldthread.foundation.imports.in_hand import answers_of, open_file, opened_file
from goldthread.foundation.imports.kinds import BRINGING
from goldthread.foundation.imports.matching import guess_columns, remembered
from goldthread.foundation.imports.reading import words_of

FIRST_LINES = 5


@access(*BRINGING)
def columns(request: DeskRequest, pk: int) -> HttpResponse:
    """Which column holds which field; guessed, and as this partnership matched the same headings before."""
    hand = open_file(request, pk)
    asked = PlaceForm(request.POST or request.GET, reading=hand.reading)
    hand = opened_file(request, hand.file, **asked.place)
    file, kind, reading = hand.file, hand.kind, hand.reading
    is_as_kept = (reading.number, reading.heading_line) == (file.sheet, file.heading_line)
    guessed = (
        file.columns if is_as_kept else guess_columns(kind.fields, reading.headings, remembered(file.space_id, kind))
    )
    initial = {key: str(column) for key, column in guessed.items()}
    form = ColumnsForm(
        request.POST or None, kind=kind, reading=reading, answers=answers_of(hand, request), initial=initial
    )
    draft = Drafting(request, f"load-{pk}-{reading.number}-{reading.heading_line}", form, about=True)
    if draft.was_kept():
        return redirect("loads", request.space.slug)
    if form.is_valid():
        choose_columns(
            file=file,
            kind=kind,
            sheet=reading.number,
            heading_line=reading.heading_line,
            headings=reading.headings,
            columns=form.columns,
            by=request.user,
            at=request.now,
        )
        draft.drop()
        return redirect("file_answers", request.space.slug, pk)
    place = {"sheet": reading.number, "line": reading.heading_line, "was": reading.number}
    shown = {"form": form, "draft": draft, "hand": hand, "place": PlaceForm(initial=place, reading=reading)}
    first = [(line, [words_of(cell) for cell in row]) for line, row in reading.records[:FIRST_LINES]]
    return render(request, "imports/columns.html", {**shown, "first": first, "crumbs": crumbs_to(request, hand.kind)})


@access(*BRINGING)
def answers(request: DeskRequest, pk: int) -> HttpResponse:
    """What their words stand for here. Goes on by itself where all of them are known; ``?change=yes`` stays."""
    hand = open_file(request, pk)
    by_name = answers_of(hand, request, with_memory=False)
    known = answers_of(hand, request)
    asked = unmatched(hand.kind, hand.file.columns, hand.reading.records, by_name)
    is_new = any(
        words_key(words) not in known.matched.get(one.field.key, {}) for one in asked for words, _ in one.words
    )
    if request.method == "GET" and not (is_new or (asked and "change" in request.GET)):
        return redirect("file_check", request.space.slug, pk)
    form = AnswersForm(request.POST or None, unmatched=asked, answers=known)
    if request.method == "POST" and (not asked or form.is_valid()):
        said = form.said if asked else {}
        choose_answers(file=hand.file, kind=hand.kind, answers=said, by=request.user, at=request.now)
        return redirect("file_check", request.space.slug, pk)
    shown = {
        "form": form,
        "hand": hand,
        "unmatched": asked,
        "most": MOST_WORDS,
        "crumbs": crumbs_to(request, hand.kind),
    }
    return render(request, "imports/answers.html", shown)
