"""Pages about agencies."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.groups.queries import in_order
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.sources.models import SourceOddity
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.agencies import AddAgency, ChangeAgency, CorrectAgency, EndAgency
from goldthread.partnership.governance.lists import AGENCIES, with_standing

FORM = "governance/form.html"


@access(Can.VIEW_PARTNERSHIP)
def agencies(request: DeskRequest) -> HttpResponse:
    """Every agency there is or was."""
    rows = with_standing(Agency.objects.filter(space=request.space), request.today)
    return respond(
        request,
        AGENCIES,
        rows,
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        template="governance/agencies.html",
        may_record=request.standing.may(Can.RECORD_ORGANISATION, request.space.pk),
        crumbs=crumbs_to(request.space),
    )


@access(Can.VIEW_PARTNERSHIP)
def agency(request: DeskRequest, agency: int) -> HttpResponse:
    """One agency: what is said of it now and was before, and its seats today."""
    found = get_object_or_404(Agency.objects.select_related("load"), space=request.space, pk=agency)
    seats = Seat.objects.filter(agency=found).in_force(request.today).select_related("group")
    page = {
        "agency": found,
        "earlier": found.earlier_words.order_by("-until"),
        "seats": in_order(seats),
        "oddities": SourceOddity.objects.filter(load=found.load_id, source=found.source).order_by("line", "pk")
        if found.is_imported
        else [],
        "may_record": request.standing.may(Can.RECORD_ORGANISATION, request.space.pk),
        "may_see_people": request.standing.may(Can.VIEW_PEOPLE, request.space.pk),
        "crumbs": crumbs_to(request.space, "agencies"),
    }
    return render(request, "governance/agency.html", page)


@access(Can.RECORD_ORGANISATION)
def add_agency(request: DeskRequest) -> HttpResponse:
    """An agency takes part."""
    form = AddAgency(request.POST or None)
    if form.is_valid() and (made := form.add(space=request.space, by=request.user, at=request.now)):
        messages.success(request, "The agency was added.")
        return redirect("agency", request.space.slug, made)
    page = {"form": form, "title": "Add an agency", "button": "Add the agency"}
    return render(request, FORM, page | around(request, reverse("agencies", args=[request.space.slug])))


@access(Can.RECORD_ORGANISATION)
def change_agency(request: DeskRequest, agency: int) -> HttpResponse:
    """What is said of it changes from a day."""
    found = get_object_or_404(Agency, space=request.space, pk=agency)
    form = ChangeAgency(request.POST or None, seen=found, initial=found.words() | {"from_on": request.today})
    if form.is_valid() and form.change(agency=found, by=request.user, at=request.now):
        messages.success(request, "The change was saved.")
        return redirect("agency", request.space.slug, found.pk)
    page = {
        "form": form,
        "title": "Change the agency",
        "intro": "For what is different from a day on. If something was written wrongly, correct it instead.",
    }
    return render(request, FORM, page | about(request, found))


@access(Can.RECORD_ORGANISATION)
def correct_agency(request: DeskRequest, agency: int) -> HttpResponse:
    """What was written was wrong."""
    found = get_object_or_404(Agency, space=request.space, pk=agency)
    dates = {name: getattr(found, name) for name in ("starts_on", "ends_on", "dates_note")}
    form = CorrectAgency(request.POST or None, seen=found, initial=found.words() | dates)
    if form.is_valid() and form.correct(agency=found, by=request.user, at=request.now):
        messages.success(request, "The correction was saved.")
        return redirect("agency", request.space.slug, found.pk)
    page = {
        "form": form,
        "title": "Correct the agency",
        "intro": "For what was written wrongly. The trail keeps what was there before.",
    }
    return render(request, FORM, page | about(request, found))


@access(Can.RECORD_ORGANISATION)
def end_agency(request: DeskRequest, agency: int) -> HttpResponse:
    """It takes part no longer."""
    found = get_object_or_404(Agency, space=request.space, pk=agency)
    form = EndAgency(request.POST or None, seen=found, initial={"on": request.today})
    if form.is_valid() and form.end(agency=found, by=request.user, at=request.now):
        messages.success(request, "The end was recorded. Everything about the agency stays.")
        return redirect("agency", request.space.slug, found.pk)
    page = {
        "form": form,
        "title": "End the agency’s part",
        "intro": "Nothing is deleted: the agency and its seats stay as they were until that day.",
        "button": "Record the end",
        "danger": True,
    }
    return render(request, FORM, page | about(request, found))


def about(request: DeskRequest, found: Agency) -> dict[str, Any]:
    """What a form about one agency stands in."""
    return around(request, reverse("agency", args=[request.space.slug, found.pk])) | {
        "caption": found.name,
        "crumbs": crumbs_to(request.space, "agencies", found),
    }


def around(request: DeskRequest, cancel: str) -> dict[str, Any]:
    """What any form about agencies stands in."""
    return {"cancel": cancel, "crumbs": crumbs_to(request.space, "agencies")}
