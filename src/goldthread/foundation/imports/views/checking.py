"""Look at every line before anything is written, and load the good ones."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.checking import Checked, check
from goldthread.foundation.imports.commands import RowsRefused, take_back
from goldthread.foundation.imports.crumbs import crumbs_to
from goldthread.foundation.imports.files import problems_file
from goldthread.foundation.imports.forms import SealForm
from goldthread.foundation.imports.in_hand import InHand, find_file, opened_file
from goldthread.foundation.imports.kinds import BRINGING, KINDS
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.imports.recorded_as import recorded_as
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.sending import is_sent_unseen, load_or_send, send
from goldthread.foundation.jobs.progress import how_far
from goldthread.foundation.jobs.watching import is_watched, watched
from goldthread.foundation.lists.exporting import WRITERS
from goldthread.foundation.sources.models import Load
from goldthread.foundation.ui.links import link_with
from goldthread.foundation.ui.words import plural

LINES_A_PAGE = 50
MOST_NAMED = 10
FILTERS = {"": None, "problems": State.PROBLEM, "new": State.NEW, "there": State.THERE}
"""What the address calls the lines that are shown."""
WHOLE_FILE = "0"
NOT_AGREED = "The page did not say which lines you agreed to, so nothing was done. Look at the lines again."


@access(*BRINGING)
def file_check(request: DeskRequest, pk: int) -> HttpResponse:
    """Every line with what would happen to it. Nothing is written."""
    file = find_file(request, pk)
    if file.load_id:
        return redirect("load", request.space.slug, file.load_id)
    if file.begun_at:
        return _being_loaded(request, file)
    hand = opened_file(request, file)
    checked = check(hand.file, hand.kind, hand.reading, request.today)
    show = request.GET.get("show", "")
    state = FILTERS.get(show)
    called = {None: "All lines", State.PROBLEM: "Problems", State.NEW: hand.kind.wording.new}
    filters = [
        {
            "text": f"{called.get(of, hand.kind.wording.there)} ({checked.counts[of] if of else len(checked.rows):,})",
            "href": link_with(request.GET, show=name or None),
            "is_open": of is state,
        }
        for name, of in FILTERS.items()
    ]
    shown = {
        "hand": hand,
        "checked": checked,
        "counts": {of.name.lower(): checked.counts[of] for of in State},
        "filters": filters,
        "page": Paginator(checked.of_state(state), LINES_A_PAGE).get_page(request.GET.get("page")),
        "form": SealForm(initial={"seal": checked.seal}),
        "of_file": file.refused.get(WHOLE_FILE, []),
        "endings": tuple(WRITERS),
        "recorded_as": recorded_as,
        "most_named": MOST_NAMED,
        "crumbs": crumbs_to(request, hand.kind),
        "wide": True,
    }
    return render(request, "imports/check.html", shown)


def _being_loaded(request: DeskRequest, file: FileInHand) -> HttpResponse:
    far = how_far(file.piece, request.now)
    shown = {
        "file": file,
        "kind": KINDS[file.kind],
        "how_far": far,
        "watch": is_watched(request),
        "late": not file.is_with_worker(request.now) and (far is None or far.stands_still),
        "crumbs": crumbs_to(request, KINDS[file.kind]),
    }
    return watched(request, render(request, "imports/being_loaded.html", shown))


@require_POST
@access(*BRINGING)
def load_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Load the good rows, in one piece or not at all."""
    slug, file = request.space.slug, find_file(request, pk)
    if file.load_id or file.begun_at:
        return redirect("file_check", slug, pk)
    hand = opened_file(request, file)
    try:
        loaded = _carry_out(request, hand)
    except Refused as refusal:
        messages.error(request, str(refusal))
        address = redirect("file_check", slug, pk)
        address["Location"] += "?show=problems" if isinstance(refusal, RowsRefused) else ""
        return address
    if loaded is None:
        return redirect("file_check", slug, pk)
    load, checked = loaded
    messages.success(request, f"{_what_came(load, checked)} {hand.kind.wording.was_done}.")
    return redirect("load", slug, load.pk)


def _carry_out(request: DeskRequest, hand: InHand) -> tuple[Load, Checked] | None:
    """What was loaded of which lines; nothing where the worker has the file now. Raise Refused, also where somebody
    sent it twice at once and the worker has it already.
    """
    form = SealForm(request.POST)
    if not form.is_valid():
        raise Refused(NOT_AGREED)
    agreed: dict[str, Any] = {"seal": form.cleaned_data["seal"], "by": request.user, "at": request.now}
    if is_sent_unseen(hand.reading):
        send(file=hand.file, **agreed)
        return None
    checked = check(hand.file, hand.kind, hand.reading, request.today)
    load = load_or_send(file=hand.file, checked=checked, **agreed)
    return (load, checked) if load else None


def _what_came(load: Load, checked: Checked) -> str:
    """What was loaded, as the person counts it: one line may make several records."""
    kind = checked.kind
    if kind.wording.made:
        return plural(load.records, kind.wording.made)
    return plural(checked.counts[State.NEW], kind.one, kind.many)


@require_POST
@access(*BRINGING)
def take_back_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Go on with a file that the worker has had too long."""
    try:
        take_back(file=find_file(request, pk), by=request.user, at=request.now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("file_check", request.space.slug, pk)


@access(*BRINGING)
def problems(request: DeskRequest, pk: int, ending: str) -> HttpResponse:
    """The lines with problems as a file: those of the preview, or those that were left out of the load."""
    file = find_file(request, pk)
    hand = opened_file(request, file)
    if file.load_id:
        wrong = {int(line): sentences for line, sentences in file.left_out.items()}
    else:
        checked = check(hand.file, hand.kind, hand.reading, request.today)
        wrong = {row.line: row.sentences for row in checked.of_state(State.PROBLEM)}
    return problems_file(hand.reading, wrong, file.file_name, ending)
