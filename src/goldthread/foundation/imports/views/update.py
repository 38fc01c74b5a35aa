"""Update many actions at once: take away the spreadsheet of what one owes, and send it back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.crumbs import crumbs_to_loads
from goldthread.foundation.imports.forms import UploadForm
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.kinds.progress import NEVER_UNDONE, Progress
from goldthread.foundation.imports.queries import files_in_hand
from goldthread.foundation.imports.sheet import SHEET_WRITERS, check_fits, how_many_open, open_actions, sheet_file
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.REPORT_PROGRESS)
def update_actions(request: DeskRequest) -> HttpResponse:
    """What to do in three steps, with the files to take away and the place to send one back."""
    shown = {
        "form": UploadForm(kinds=[KINDS[Progress.code]]),
        "count": how_many_open(request.space, request.standing),
        "endings": tuple(SHEET_WRITERS),
        "in_hand": [
            file
            for file in files_in_hand(request.user.pk, request.space.pk, request.today)
            if file.kind == Progress.code
        ],
        "never_undone": NEVER_UNDONE,
        "crumbs": crumbs_to_loads(request, [KINDS[Progress.code]]),
    }
    return render(request, "imports/update_actions.html", shown)


@access(Can.REPORT_PROGRESS)
def actions_sheet(request: DeskRequest, ending: str) -> HttpResponse:
    """The spreadsheet of what is open and theirs to report on."""
    if ending not in SHEET_WRITERS:
        raise Http404
    space = request.space
    lines = open_actions(space, request.standing)
    try:
        check_fits(lines)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("update_actions", space.slug)
    noting_what_is_taken(space)(f"Actions to report on as {ending.upper()}", len(lines))
    return sheet_file(lines, space, request.today, ending)
