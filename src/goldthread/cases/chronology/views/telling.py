"""Forms by which an agency tells what it knows: entry by entry, or from a file that is shown before it is kept."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldthread.cases.chronology.allowing import may_tell
from goldthread.cases.chronology.forms import TellEntry, UploadEntries, WithReason, said_of_entry
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane, ChronologyUpload
from goldthread.cases.chronology.reading import ReadFile
from goldthread.cases.chronology.received import read_for
from goldthread.cases.chronology.views.in_sight import place_of_lane, visible_entry, visible_lane, visible_upload
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.form_pages.answering import sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.ui.words import date
from goldthread.foundation.uncertain_dates import words_of

TELLING = (Can.TELL_CHRONOLOGY, Can.RECORD_CASES)
MOST_SHOWN = 200
"""Lines of a file that are shown before it is kept; the rest is counted."""


def _is_open(lane: ChronologyLane) -> None:
    if lane.chronology.case.is_closed:
        raise Refused(f"{lane.chronology.case} is closed.")
    if lane.handed_in_at is not None:
        raise Refused(f"This lane was handed in on {date(lane.handed_in_at)}. Take it back first.")


def _lane_of(record: ChronologyEntry | ChronologyUpload) -> None:
    _is_open(record.lane)


def _place(request: DeskRequest, record: ChronologyEntry | ChronologyUpload) -> dict[str, Any]:
    return place_of_lane(request, record.lane)


def _today(request: DeskRequest, _: Any) -> dict[str, Any]:
    return {"today": request.today}


add = access(*TELLING)(
    FormAbout(
        find=visible_lane,
        place=place_of_lane,
        given="lane",
        form=TellEntry,
        send=TellEntry.tell,
        adds=True,
        open_if=_is_open,
        options=_today,
        title="Add an entry",
        button="Add it",
        done="The entry was added.",
    ).view
)

change = access(*TELLING)(
    FormAbout(
        find=visible_entry,
        place=_place,
        given="entry",
        form=TellEntry,
        send=TellEntry.change,
        now=said_of_entry,
        open_if=_lane_of,
        options=_today,
        title="Change an entry",
        done="The change was saved.",
    ).view
)

strike_out = access(*TELLING)(
    FormAbout(
        find=visible_entry,
        place=_place,
        given="entry",
        form=WithReason,
        send=WithReason.strike_entry,
        open_if=_lane_of,
        title="Strike an entry out",
        intro="For one that is wrong. It counts no longer, and stays in the lane with the reason.",
        button="Strike it out",
        danger=True,
        done="The entry was struck out.",
    ).view
)

strike_upload_out = access(*TELLING)(
    FormAbout(
        find=visible_upload,
        place=_place,
        given="upload",
        form=WithReason,
        send=WithReason.strike_upload,
        open_if=_lane_of,
        title="Strike out all that came from a file",
        intro=lambda upload: f"Every entry that came from “{upload.file}” counts no longer.",
        button="Strike them out",
        danger=True,
        done="They were struck out.",
    ).view
)


@access(*TELLING)
def upload(request: DeskRequest, pk: int) -> HttpResponse:
    """A file is sent, shown as it was read, and taken: all of it, the good lines, or nothing."""
    lane = visible_lane(request, pk)
    if not may_tell(lane, request.standing):
        raise Http404
    place = place_of_lane(request, lane)
    page = FormPage(title="Upload entries", button="Read the file", **place)
    if request.method != "POST" and (why := _why_shut(lane)):
        return render(request, "form_pages/shut.html", {"page": page, "why": why, "crumbs": page.crumbs})
    form = UploadEntries(*sent(request))
    read: ReadFile | None = None
    if form.is_valid():
        try:
            read = read_for(lane, form.cleaned_data["file"], form.cleaned_data["source"].strip(), request.now)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        if read and "take_it" in request.POST:
            form.upload(lane=lane, by=request.user, at=request.now)
            if not form.errors:
                messages.success(request, "The entries were added.")
                return redirect(page.back)
    shown = {
        "page": page,
        "form": form,
        "read": read,
        "most": MOST_SHOWN,
        "when_words": words_of,
        "crumbs": page.crumbs,
    }
    return render(request, "chronology/upload.html", shown)


def _why_shut(lane: ChronologyLane) -> str:
    try:
        _is_open(lane)
    except Refused as why:
        return str(why)
    return ""
