"""The lanes of a person's agency, and one lane."""

from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.cases.chronology.allowing import may_tell
from goldthread.cases.chronology.forms import Confirm, HandIn
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.cases.chronology.views.in_sight import crumbs_to_space, is_of_desk, place_of_lane, visible_lane
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout

TELLING = (Can.TELL_CHRONOLOGY, Can.RECORD_CASES)


@access(Can.TELL_CHRONOLOGY)
def lanes(request: DeskRequest) -> HttpResponse:
    """Every lane of the person's own agency: those to be handed in first."""
    rows = ChronologyLane.objects.told_by(request.standing).filter(space=request.space).with_names()
    counted = rows.annotate(told=Count("entries", filter=Q(entries__struck_out_at=None)))
    shown = {
        "lanes": counted.order_by(F("handed_in_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"),
        "crumbs": crumbs_to_space(request.space),
    }
    return render(request, "chronology/lanes.html", shown)


@access(*TELLING, Can.VIEW_CASES)
def lane(request: DeskRequest, pk: int) -> HttpResponse:
    """What one agency tells, in the order in which it happened, and what was struck out."""
    found = visible_lane(request, pk, "lane page")
    case = found.chronology.case
    entries = sorted(found.entries.select_related("upload__file", "lane__agency"), key=lambda one: one.when.order)
    of_desk = is_of_desk(request, case)
    shown = {
        "lane": found,
        "case": case,
        "entries": [entry for entry in entries if entry.struck_out_at is None],
        "struck_out": [entry for entry in entries if entry.struck_out_at is not None],
        "uploads": found.uploads.select_related("file").order_by("-uploaded_at"),
        "may_tell": may_tell(found, request.standing) and not case.is_closed,
        "may_change": may_tell(found, request.standing) and not case.is_closed and not found.is_handed_in,
        "is_of_desk": of_desk,
        "reads_others": not of_desk and found.chronology.shared_at is not None,
        "crumbs": _crumbs(request, found, of_desk),
    }
    return render(request, "chronology/lane.html", shown)


def _crumbs(request: DeskRequest, found: ChronologyLane, of_desk: bool) -> list[dict[str, str]]:
    slug, case = request.space.slug, found.chronology.case
    if of_desk:
        above = {"text": f"Chronology of {case}", "href": reverse("chronology", args=[slug, case.reference])}
    else:
        above = {"text": "Chronologies", "href": reverse("chronology_lanes", args=[slug])}
    return [*crumbs_to_space(request.space), above]


def _form(**declared: Any) -> Any:
    usual = {"find": visible_lane, "place": place_of_lane, "given": "lane"}
    return access(*TELLING)(FormAbout(**{**usual, **declared}).view)


hand_in = _form(
    form=HandIn,
    send=HandIn.hand_in,
    title="Hand the lane in",
    intro="It is whole: all that the agency knows stands in it. Nothing in it can be changed until it is taken back.",
    button="Hand it in",
    done="The lane was handed in.",
)

take_back = _form(
    form=Confirm,
    send=Confirm.take_back,
    title="Take the lane back",
    intro="To go on with it. Until it is handed in again, other agencies do not read it.",
    button="Take it back",
    done="The lane was taken back.",
)
