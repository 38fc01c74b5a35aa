"""The list of loads, sending a file, blank files to fill in."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.commands import drop_file, take_in_hand
from goldthread.foundation.imports.crumbs import crumbs_to, crumbs_to_loads
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.files import blank_file
from goldthread.foundation.imports.forms import UploadForm
from goldthread.foundation.imports.in_hand import find_file
from goldthread.foundation.imports.kinds import BRINGING, KINDS, kinds_for
from goldthread.foundation.imports.lists import LOADS, loads_of
from goldthread.foundation.imports.queries import files_in_hand
from goldthread.foundation.lists.exporting import WRITERS
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.foundation.ui.plain_words import lower_first


@access(*BRINGING)
def loads(request: DeskRequest) -> HttpResponse:
    """What was loaded, newest first; above it the person's own files that wait for a next step."""
    space, offered = request.space, kinds_for(request.standing, request.space.pk)
    if not offered:
        raise Http404
    return respond(
        request,
        LOADS,
        loads_of(space, request.standing, request.user.pk),
        may_export=request.standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="imports/loads.html",
        in_hand=files_in_hand(request.user.pk, space.pk, request.today),
        kinds=KINDS,
        offered=offered,
        offered_words=_words_of(offered),
        undone_words=_words_of(kind for kind in offered if not kind.why_not_undone),
        never_undone_words=_words_of(kind for kind in offered if kind.why_not_undone),
        crumbs=crumbs_to_loads(request, offered),
    )


def _words_of(kinds: Iterable[LoadKind]) -> list[str]:
    return [lower_first(kind.title) for kind in kinds]


@access(*BRINGING)
def new_load(request: DeskRequest) -> HttpResponse:
    """Choose what it is and send the file. The kind may be given by the address: ``?kind=agencies``."""
    space, kinds = request.space, kinds_for(request.standing, request.space.pk)
    if not kinds:
        raise Http404
    asked = {"kind": request.GET.get("kind", "")}
    form = UploadForm(request.POST or None, request.FILES or None, kinds=kinds, initial=asked)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            file = take_in_hand(
                space=space,
                kind=KINDS[form.cleaned_data["kind"]],
                file_name=sent.name,
                data=sent.read(),
                by=request.user,
                at=request.now,
            )
            is_matched = KINDS[file.kind].is_matched(file.columns)
            return redirect("file_answers" if is_matched else "file_columns", space.slug, file.pk)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
    asked_kind = next((kind for kind in kinds if kind.code in (asked["kind"], request.POST.get("kind"))), kinds[0])
    shown = {
        "form": form,
        "kinds": kinds,
        "endings": tuple(WRITERS),
        "begun": asked_kind,
        "crumbs": crumbs_to(request, asked_kind),
    }
    return render(request, "imports/new_load.html", shown)


@access(*BRINGING)
def blank(request: DeskRequest, kind: str, ending: str) -> HttpResponse:
    """A file with our headings, to fill in."""
    found = next((one for one in kinds_for(request.standing, request.space.pk) if one.code == kind), None)
    if found is None or not found.has_blank:
        raise Http404
    return blank_file(found, ending)


@require_POST
@access(*BRINGING)
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """The person does not want to load a file after all."""
    file = find_file(request, pk)
    try:
        drop_file(file=file, by=request.user, at=request.now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{KINDS[file.kind].wording.nothing_done}, and the file was deleted.")
    return redirect("loads", request.space.slug)
