"""Decide of lines that ask: what is here was changed since the file was made."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.imports.checking import check
from goldthread.foundation.imports.commands import decide_lines
from goldthread.foundation.imports.crumbs import crumbs_to
from goldthread.foundation.imports.forms import MOST_WORDS, DecisionsForm
from goldthread.foundation.imports.in_hand import open_file
from goldthread.foundation.imports.kinds import BRINGING


@access(*BRINGING)
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """The lines that ask, the first of them where there are many; the others are asked when these are answered."""
    hand = open_file(request, pk)
    checked = check(hand.file, hand.kind, hand.reading, request.today)
    if not checked.asked:
        return redirect("file_check", request.space.slug, pk)
    form = DecisionsForm(request.POST or None, kind=hand.kind, rows=checked.asked[:MOST_WORDS])
    if form.is_valid():
        decide_lines(file=hand.file, decided=form.decided, by=request.user, at=request.now)
        return redirect("file_check", request.space.slug, pk)
    shown = {"form": form, "hand": hand, "more": len(checked.asked) - MOST_WORDS}
    return render(request, "imports/decide.html", {**shown, "crumbs": crumbs_to(request, hand.kind)})
