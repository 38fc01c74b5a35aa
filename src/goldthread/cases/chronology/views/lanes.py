"""The lanes of a person's agency, and one lane."""

from collections.abc import Collection

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.cases.chronology.allowing import (
    check_can_be_taken_back,
    check_may_be_added_to,
    is_of_agency,
    may_hand_in,
    may_take_back,
    may_tell,
    takes_part,
)
from goldthread.cases.chronology.commands.handing_in import TELLING
from goldthread.cases.chronology.forms.confirming import Confirm
from goldthread.cases.chronology.forms.telling import HandIn
from goldthread.cases.chronology.lists import LANES_PAGE, lanes_of_agency
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane
from goldthread.cases.chronology.rows import TYPED_BY_DESK
from goldthread.cases.chronology.views.in_sight import (
    crumbs_to_space,
    is_of_desk,
    lane_to_take_back,
    lane_to_tell_in,
    place_of_lane,
    visible_lane,
)
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import forms_about
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.TELL_CHRONOLOGY)
def lanes(request: DeskRequest) -> HttpResponse:
    """Every lane of the person's own agency: those to be handed in first."""
    space, standing = request.space, request.standing
    return respond(
        request,
        LANES_PAGE,
        lanes_of_agency(space, standing),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=crumbs_to_space(space),
    )


@access(*TELLING, Can.VIEW_CASES)
def lane(request: DeskRequest, pk: int) -> HttpResponse:
    """What one agency tells, in the order in which it happened, and what was struck out."""
    found = visible_lane(request, pk, "an agency’s part of a chronology")
    case = found.chronology.case
    entries = sorted(found.entries.select_related("upload__file", "lane__agency"), key=lambda one: one.when.order)
    of_desk, is_own = is_of_desk(request, case), is_of_agency(found, request.standing)
    may_change = may_tell(found, request.standing) and not case.is_closed
    may_add = may_change and takes_part(found)
    changed = {entry.pk for entry in entries if is_own or entry.told_for_it}
    shown = {
        "lane": found,
        "case": case,
        "entries": [entry for entry in entries if entry.struck_out_at is None],
        "changed_by_them": changed,
        "struck_out": [entry for entry in entries if entry.struck_out_at is not None],
        "uploads": found.uploads.select_related("file").order_by("-uploaded_at"),
        "uploads_changed": _to_be_struck_out(entries, changed),
        "earlier": found.earlier.order_by("-asked_at", "-pk"),
        "may_take_back": may_add and found.is_handed_in and may_take_back(found, request.standing),
        "may_add": may_add and not found.is_handed_in,
        "may_change": may_change and not found.is_handed_in,
        "may_hand_in": may_hand_in(found, request.standing),
        "typed_by_desk": TYPED_BY_DESK,
        "is_of_desk": of_desk,
        "reads_others": not of_desk and found.reads_others,
        "waits_to_read": not of_desk and found.reads_others_at is not None and not found.is_handed_in,
        "crumbs": _crumbs(request, found, of_desk),
    }
    return render(request, "chronology/lane.html", shown)


def _to_be_struck_out(entries: Collection[ChronologyEntry], changed: Collection[int]) -> set[int | None]:
    """The files of which something stands and every entry may be changed: only these are struck out as a whole."""
    stand = {entry.upload_id for entry in entries if entry.struck_out_at is None}
    return stand - {entry.upload_id for entry in entries if entry.pk not in changed}


def _crumbs(request: DeskRequest, found: ChronologyLane, of_desk: bool) -> list[dict[str, str]]:
    slug, case = request.space.slug, found.chronology.case
    if of_desk:
        above = {"text": f"Chronology of {case}", "href": reverse("chronology", args=[slug, case.reference])}
    else:
        above = {"text": "Chronologies", "href": reverse("chronology_lanes", args=[slug])}
    return [*crumbs_to_space(request.space), above]


_form = forms_about(*TELLING, find=lane_to_tell_in, place=place_of_lane, given="lane")


hand_in = _form(
    form=HandIn,
    send=HandIn.hand_in,
    options=lambda request, lane: {"people": lane.chronology.case.rules.any_of_people},
    title="Hand in the agency’s part of the chronology",
    intro="It is whole: all that the agency knows stands in it. Nothing in it can be changed until it is taken back.",
    button="Hand it in",
    done="It was handed in.",
    open_if=check_may_be_added_to,
)

take_back = _form(
    find=lane_to_take_back,
    form=Confirm,
    send=Confirm.take_back,
    open_if=check_can_be_taken_back,
    title="Take back the agency’s part of the chronology",
    intro="To go on with it. Until it is handed in again, other agencies do not read it.",
    button="Take it back",
    done="It was taken back.",
)
