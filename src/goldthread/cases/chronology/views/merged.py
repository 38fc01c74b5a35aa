"""The merged chronology: for the desk whole, for an agency as far as it was shared."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldthread.cases.casework.views.in_sight import crumbs_to_case
from goldthread.cases.chronology.files import FORMS, TooMany, as_file
from goldthread.cases.chronology.forms import Reading
from goldthread.cases.chronology.models import Chronology, ChronologyPerson
from goldthread.cases.chronology.queries import merged_of
from goldthread.cases.chronology.rows import SEEN_IN_WORDS
from goldthread.cases.chronology.views.in_sight import case_of_desk, is_of_desk, place_of_lane, visible_lane
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.links import link_with
from goldthread.foundation.uncertain_dates import words_of

MOST_SHOWN = 500
"""Rows on one page; the files hold all."""
MOST_POINTED_OUT = 50


@access(Can.VIEW_CASES)
def chronology(request: DeskRequest, reference: str) -> HttpResponse:
    """What all agencies tell of a case, what does not fit, and which lanes are still awaited."""
    case = case_of_desk(request, reference)
    rows = Chronology.objects.visible_to(request.standing).select_related("case__space")
    found = rows.filter(case=case).first()
    may_ask = is_of_desk(request, case, Can.SHARE_CASES) and not case.is_closed
    if found is None:
        shown = {"case": case, "may_ask": may_ask, "crumbs": crumbs_to_case(request, case)}
        return render(request, "chronology/none_yet.html", shown)
    people = ChronologyPerson.objects.visible_to(request.standing).filter(chronology=found).order_by("label")
    more = {
        "lanes": found.lanes.select_related("agency").order_by("agency__name"),
        "people": people,
        "may_ask": may_ask,
        "may_list": is_of_desk(request, case, Can.RECORD_CASES),
        "may_share": is_of_desk(request, case, Can.SHARE_CASES),
        "is_of_desk": True,
        "crumbs": crumbs_to_case(request, case),
    }
    return _read(request, found, more)


@access(Can.TELL_CHRONOLOGY)
def shared(request: DeskRequest, pk: int) -> HttpResponse:
    """What the agencies of a case handed in, for one of them, once the desk shares it."""
    lane = visible_lane(request, pk, "shared chronology")
    if lane.chronology.shared_at is None:
        raise Http404
    return _read(
        request, lane.chronology, {"is_of_desk": False, "lane": lane, "crumbs": place_of_lane(request, lane)["crumbs"]}
    )


def _read(request: DeskRequest, found: Chronology, more: dict[str, Any]) -> HttpResponse:
    """The page, or the file that is asked for by ``format``. Either is noted in the trail."""
    agencies = found.lanes.order_by("agency__name").values_list("agency__name", flat=True)
    form = Reading(request.GET or None, agencies=agencies, has_switch=more["is_of_desk"])
    asked = form.asked if form.is_bound else Reading({}, agencies=agencies, has_switch=False).asked
    merged = merged_of(found, request.standing, asked)
    kind = request.GET.get("format", "")
    view = "anonymised" if asked.is_anonymised else "with names"
    if kind:
        if kind not in FORMS or not request.standing.may(Can.EXPORT, request.space.pk):
            raise Http404
        try:
            answer = as_file(found, merged, asked, kind, request.today)
        except TooMany as problem:
            messages.error(request, str(problem))
            return redirect(request.path + link_with(request.GET, format=None))
        note_read(found, f"chronology {view}, as {FORMS[kind]}")
        return answer
    note_read(found, f"chronology {view}")
    shown = {
        "chronology": found,
        "case": found.case,
        "form": form,
        "asked": asked,
        "merged": merged,
        "rows": merged.rows[:MOST_SHOWN],
        "shown_keys": {row.key for row in merged.rows[:MOST_SHOWN]},
        "when_words": words_of,
        "seen_words": SEEN_IN_WORDS.get,
        "most_pointed_out": MOST_POINTED_OUT,
        "downloads": [(words, link_with(request.GET, format=kind)) for kind, words in FORMS.items()]
        if request.standing.may(Can.EXPORT, request.space.pk)
        else [],
        **more,
    }
    return render(request, "chronology/chronology.html", shown)
