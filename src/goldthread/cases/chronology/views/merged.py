"""The merged chronology: for the desk whole, for an agency as far as it was shared."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.cases.casework.reaching import without_anybody
from goldthread.cases.casework.sharing import sharings_of
from goldthread.cases.casework.views.in_sight import crumbs_to_case
from goldthread.cases.chronology.anonymising import STAYS
from goldthread.cases.chronology.commands.asking import to_share_with
from goldthread.cases.chronology.files import FORMS, MOST_AT_ONCE, as_file, too_many
from goldthread.cases.chronology.forms.reading import reading_of
from goldthread.cases.chronology.models import Chronology, ChronologyCopy, ChronologyPerson
from goldthread.cases.chronology.on_paper import NO_LIST_IS_WHOLE, NO_ROWS, NO_ROWS_TO_READ, NONE_FOUND
from goldthread.cases.chronology.queries import Merged, agencies_read, merged_of
from goldthread.cases.chronology.rows import SEEN_IN_WORDS, TYPED_BY_DESK
from goldthread.cases.chronology.views.in_sight import case_of_desk, is_of_desk, place_of_lane, visible_lane
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.opening import note_opened
from goldthread.foundation.ui.links import link_with
from goldthread.foundation.uncertain_dates import words_of

MOST_SHOWN = 500
"""Rows on one page; the files hold all."""
MOST_POINTED_OUT = 50
MOST_COPIES = 20
NO_WAYS: dict[str, Any] = {"downloads": [], "too_long": [], "why_too_long": []}


@access(Can.VIEW_CASES)
def chronology(request: DeskRequest, reference: str) -> HttpResponse:
    """What all agencies tell of a case, what does not fit, and which lanes are still awaited."""
    case = case_of_desk(request, reference)
    rows = Chronology.objects.visible_to(request.standing).select_related("case__space")
    found = rows.filter(case=case).first()
    may_ask = is_of_desk(request, case, Can.SHARE_CASES) and not case.is_closed
    if found is None:
        note_opened(request, case, "chronology page", case)
        shown = {"case": case, "may_ask": may_ask, "crumbs": crumbs_to_case(request, case)}
        return render(request, "chronology/none_yet.html", shown)
    lanes = list(found.lanes.with_state().select_related("agency").order_by("agency__name"))
    awaited = [lane.agency for lane in lanes if lane.is_owed]
    people = ChronologyPerson.objects.visible_to(request.standing).filter(chronology=found).order_by("label")
    more = {
        "lanes": lanes,
        "unreached": without_anybody(case, awaited, request.now),
        "people": people,
        "copies": _copies(request, found),
        "may_ask": may_ask,
        "may_list": is_of_desk(request, case, Can.RECORD_CASES),
        "may_share": is_of_desk(request, case, Can.SHARE_CASES),
        "to_share_with": [] if case.is_closed else to_share_with(found, case, request.now),
        "sharings": sharings_of(case, request.standing, found),
        "is_of_desk": True,
        "crumbs": crumbs_to_case(request, case),
    }
    return _read(request, found, more)


@access(Can.TELL_CHRONOLOGY)
def shared(request: DeskRequest, pk: int) -> HttpResponse:
    """What the agencies of a case handed in, for one with which the desk shared it, once it handed in its own."""
    lane = visible_lane(request, pk, "shared chronology")
    if not lane.reads_others:
        raise Http404
    return _read(
        request, lane.chronology, {"is_of_desk": False, "lane": lane, "crumbs": place_of_lane(request, lane)["crumbs"]}
    )


def _read(request: DeskRequest, found: Chronology, more: dict[str, Any]) -> HttpResponse:
    """The page, or the file that is asked for by ``format``. Either is noted in the trail."""
    form = reading_of(agencies_read(found, request.standing), request.GET, has_switch=more["is_of_desk"])
    asked = form.asked
    merged = merged_of(found, request.standing, asked)
    kind, may_take = request.GET.get("format", ""), request.standing.may(Can.EXPORT, request.space.pk)
    view = "anonymised" if asked.is_anonymised else "with names"
    if kind:
        if kind not in FORMS or not may_take:
            raise Http404
        if why := too_many(merged, kind, MOST_AT_ONCE):
            return _not_at_once(request, found, kind, why, of_desk=more["is_of_desk"])
        answer = as_file(found, merged, asked, kind, request.today)
        note_opened(request, found, f"chronology {view}, as {FORMS[kind]}", found.case)
        return answer
    note_opened(request, found, f"chronology {view}", found.case)
    shown = {
        "chronology": found,
        "case": found.case,
        "form": form,
        "asked": asked,
        "merged": merged,
        "rows": merged.rows[:MOST_SHOWN],
        "shown_keys": {row.key for row in merged.rows[:MOST_SHOWN]},
        "stays": STAYS,
        "none_found": NONE_FOUND,
        "no_list_is_whole": NO_LIST_IS_WHOLE,
        "no_rows": NO_ROWS if more["is_of_desk"] else NO_ROWS_TO_READ,
        "when_words": words_of,
        "seen_words": SEEN_IN_WORDS.get,
        "typed_by_desk": TYPED_BY_DESK,
        "most_pointed_out": MOST_POINTED_OUT,
        **(_ways_to_take(request, found, merged) if may_take else NO_WAYS),
        **more,
    }
    return render(request, "chronology/chronology.html", shown)


def _ways_to_take(request: DeskRequest, found: Chronology, merged: Merged) -> dict[str, Any]:
    """The files that are given at once, and those that take longer, each with where it is ordered and why it is."""
    long = {kind: why for kind in FORMS if (why := too_many(merged, kind, MOST_AT_ONCE))}
    return {
        "downloads": [
            (words, link_with(request.GET, format=kind)) for kind, words in FORMS.items() if kind not in long
        ],
        "too_long": [(f"Make it as {FORMS[kind]}", _where_ordered(request, found, kind)) for kind in long],
        "why_too_long": list(long.values()),
    }


def _where_ordered(request: DeskRequest, found: Chronology, kind: str) -> str:
    address = reverse("order_chronology_copy", args=[request.space.slug, found.case.reference, kind])
    return address + link_with(request.GET, format=None)


def _not_at_once(request: DeskRequest, found: Chronology, kind: str, why: str, *, of_desk: bool) -> HttpResponse:
    """The desk has it made; an agency narrows it, or takes a spreadsheet."""
    if of_desk:
        return redirect(_where_ordered(request, found, kind))
    messages.error(request, why)
    return redirect(request.path + link_with(request.GET, format=None))


def _copies(request: DeskRequest, found: Chronology) -> list[ChronologyCopy]:
    """Those that were made last, the newest first."""
    rows = ChronologyCopy.objects.visible_to(request.standing).filter(chronology=found)
    return list(rows.select_related("chronology__case__space").order_by("-ordered_at", "-pk")[:MOST_COPIES])
