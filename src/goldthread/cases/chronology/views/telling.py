"""Forms by which an agency tells what it knows: entry by entry, or from a file that is shown before it is kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.views.in_sight import careful_in
from goldthread.cases.chronology.allowing import check_lane_open, check_may_be_added_to
from goldthread.cases.chronology.commands.handing_in import TELLING
from goldthread.cases.chronology.forms.telling import TellEntry, UploadEntries, WithReason, said_of_entry
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane, ChronologyUpload
from goldthread.cases.chronology.naming_nobody import with_names_told
from goldthread.cases.chronology.reading import ReadFile
from goldthread.cases.chronology.received import Sent, read_for, told_in
from goldthread.cases.chronology.rows import SEEN_IN_WORDS
from goldthread.cases.chronology.views.in_sight import entry_to_change, lane_to_tell_in, place_of_lane, upload_to_change
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.form_pages.answering import sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.uncertain_dates import words_of

MOST_SHOWN = 200
"""Lines of a file that are shown before it is kept; the rest is counted."""


def _lane_of(record: ChronologyEntry | ChronologyUpload) -> None:
    check_lane_open(record.lane)


def _place(request: DeskRequest, record: ChronologyEntry | ChronologyUpload) -> dict[str, Any]:
    return place_of_lane(request, record.lane)


def _case_of(record: ChronologyLane | ChronologyEntry) -> Case:
    lane = record if isinstance(record, ChronologyLane) else record.lane
    return lane.chronology.case


def _told_of_entry(request: DeskRequest, record: ChronologyLane | ChronologyEntry) -> dict[str, Any]:
    """What the form of an entry is told of the day and the case."""
    case = _case_of(record)
    return {"today": request.today, "people": case.rules.any_of_people, **careful_in(request, case)}


add = access(*TELLING)(
    FormAbout(
        find=lane_to_tell_in,
        place=place_of_lane,
        given="lane",
        form=TellEntry,
        send=TellEntry.tell,
        adds=True,
        open_if=check_may_be_added_to,
        options=_told_of_entry,
        title="Add an entry",
        button="Add it",
        done="The entry was added.",
    ).view
)

change = access(*TELLING)(
    FormAbout(
        find=entry_to_change,
        place=_place,
        given="entry",
        form=TellEntry,
        send=TellEntry.change,
        now=said_of_entry,
        open_if=_lane_of,
        options=_told_of_entry,
        title="Change an entry",
        done="The change was saved.",
    ).view
)

strike_out = access(*TELLING)(
    FormAbout(
        find=entry_to_change,
        place=_place,
        given="entry",
        form=WithReason,
        send=WithReason.strike_entry,
        open_if=_lane_of,
        title="Strike an entry out",
        intro="For one that is wrong. It counts no longer, and stays to be seen with the reason.",
        button="Strike it out",
        danger=True,
        done="The entry was struck out.",
    ).view
)

strike_upload_out = access(*TELLING)(
    FormAbout(
        find=upload_to_change,
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
    lane = lane_to_tell_in(request, pk)
    place = place_of_lane(request, lane)
    page = FormPage(title="Upload entries", button="Read the file", **place)
    if request.method != "POST" and (why := _why_shut(lane)):
        return render(request, "form_pages/shut.html", {"page": page, "why": why, "crumbs": page.crumbs})
    form = UploadEntries(*sent(request))
    found: Sent | None = None
    if form.is_valid():
        try:
            found = read_for(lane, form.cleaned_data["file"], form.cleaned_data["source"], request.now)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        if found and "take_it" in request.POST:
            form.upload(lane=lane, sent=found, by=request.user, at=request.now)
            if not form.errors:
                messages.success(request, "The entries were added.")
                return redirect(page.back)
    shown = {
        "page": page,
        "form": form,
        "read": found and _to_be_taken(request, lane, found),
        "most": MOST_SHOWN,
        "when_words": words_of,
        "seen_words": SEEN_IN_WORDS.get,
        "crumbs": page.crumbs,
    }
    return render(request, "chronology/upload.html", shown)


def _to_be_taken(request: DeskRequest, lane: ChronologyLane, found: Sent) -> ReadFile:
    """What the file holds that the lane does not, and what of it may name somebody who is not to be named yet."""
    return with_names_told(found.read.without(told_in(lane)), **careful_in(request, lane.chronology.case))


def _why_shut(lane: ChronologyLane) -> str:
    try:
        check_may_be_added_to(lane)
    except Refused as why:
        return str(why)
    return ""
