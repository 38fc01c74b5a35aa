"""One load: what it made, what was left out, and undoing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.commands import undo_loaded_file
from goldthread.foundation.imports.crumbs import crumbs_to
from goldthread.foundation.imports.kinds import BRINGING, kind_of
from goldthread.foundation.imports.lists import loads_of
from goldthread.foundation.imports.queries import left_out_of, what_was_made
from goldthread.foundation.lists.exporting import WRITERS


@access(*BRINGING)
def load(request: DeskRequest, pk: int) -> HttpResponse:
    """One load, with what it made that is there now."""
    found = get_object_or_404(loads_of(request.space, request.standing, request.user.pk), pk=pk)
    shown = {
        "load": found,
        "made": what_was_made(found),
        "left_out": left_out_of(found, request.user.pk, request.today),
        "endings": tuple(WRITERS),
        "kind": kind_of(found.kind),
        "crumbs": crumbs_to(request, kind_of(found.kind)),
    }
    return render(request, "imports/load.html", shown)


@require_POST
@access(Can.IMPORT)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo a load as a whole, or say why that cannot be."""
    found = get_object_or_404(loads_of(request.space, request.standing, request.user.pk), pk=pk)
    try:
        undo_loaded_file(load=found, by=request.user, at=request.now)
        messages.success(request, f"“{found.title}” was undone. {kind_of(found.kind).undone}")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("load", request.space.slug, pk)
