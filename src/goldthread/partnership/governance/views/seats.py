"""Pages about seats."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.models import Group, Seat
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.seats import AddSeat, ChangeSeat, CorrectSeat, EndSeat, FillSeat

FORM = "governance/form.html"
SITTING = ("holder_name", "deputy_name")


@access(Can.VIEW_PARTNERSHIP)
def seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """One seat: what it is for and, to those who may see it, who has held it."""
    found = seat_or_404(request, group, seat)
    terms = Seat.objects.of_place(found).select_related("agency", "holder", "deputy")
    page = {
        "seat": found,
        "group": found.group,
        "terms": sorted(terms, key=lambda term: (term.starts_on is not None, term.starts_on), reverse=True),
        "today": request.today,
        "may_record": request.standing.may(Can.RECORD_ORGANISATION, request.space.pk),
        "may_see_people": request.standing.may(Can.VIEW_PEOPLE, request.space.pk),
        "crumbs": crumbs_to(request.space, "groups", found.group),
    }
    return render(request, "governance/seat.html", page)


@access(Can.RECORD_ORGANISATION)
def add_seat(request: DeskRequest, group: int) -> HttpResponse:
    """A group has a further seat."""
    found = get_object_or_404(Group, space=request.space, pk=group)
    start = {"starts_on": request.today}
    form = AddSeat(request.POST or None, space=request.space, day=request.today, initial=start)
    if form.is_valid() and form.add(group=found, by=request.user, at=request.now):
        messages.success(request, "The seat was added.")
        return redirect("group", request.space.slug, found.pk)
    cancel = reverse("group", args=[request.space.slug, found.pk])
    crumbs = crumbs_to(request.space, "groups", found)
    page = {"form": form, "title": "Add a seat", "caption": found.name, "cancel": cancel, "crumbs": crumbs}
    return render(request, FORM, page)


@access(Can.RECORD_ORGANISATION)
def fill_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """Somebody else holds it, or deputises, from a day."""
    found = seat_or_404(request, group, seat)
    form = FillSeat(request.POST or None, initial=said(found) | {"from_on": request.today}, **seen(request, found))
    if form.is_valid() and (term := form.fill(seat=found, by=request.user, at=request.now)):
        messages.success(request, "The seat was filled from that day.")
        return redirect("seat", request.space.slug, found.group_id, term)
    page = {
        "form": form,
        "title": "Change who holds the seat",
        "intro": "One term ends and another begins. If a name was written wrongly, correct it instead.",
    }
    return render(request, FORM, page | about(request, found))


@access(Can.RECORD_ORGANISATION)
def change_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """It is for another role, post or agency from a day."""
    found = seat_or_404(request, group, seat)
    form = ChangeSeat(request.POST or None, initial=said(found) | {"from_on": request.today}, **seen(request, found))
    if form.is_valid() and (term := form.change(seat=found, by=request.user, at=request.now)):
        messages.success(request, "The change was saved.")
        return redirect("seat", request.space.slug, found.group_id, term)
    page = {
        "form": form,
        "title": "Change what the seat is for",
        "intro": "From a day on. Whoever holds it goes on holding it.",
    }
    return render(request, FORM, page | about(request, found))


@access(Can.RECORD_ORGANISATION)
def correct_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """What was written was wrong."""
    found = seat_or_404(request, group, seat)
    dates = {name: getattr(found, name) for name in ("starts_on", "ends_on", "dates_note")}
    form = CorrectSeat(request.POST or None, initial=said(found) | dates, **seen(request, found))
    if form.is_valid() and form.correct(seat=found, by=request.user, at=request.now):
        messages.success(request, "The correction was saved.")
        return redirect("seat", request.space.slug, found.group_id, found.pk)
    page = {
        "form": form,
        "title": "Correct this term of the seat",
        "intro": "For what was written wrongly. The trail keeps what was there before.",
    }
    return render(request, FORM, page | about(request, found))


@access(Can.RECORD_ORGANISATION)
def end_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """It is there no more."""
    found = seat_or_404(request, group, seat)
    form = EndSeat(request.POST or None, seen=found, initial={"on": request.today})
    if form.is_valid() and form.end(seat=found, by=request.user, at=request.now):
        messages.success(request, "The end was recorded.")
        return redirect("seat", request.space.slug, found.group_id, found.pk)
    page = {"form": form, "title": "End the seat", "button": "Record the end", "danger": True}
    return render(request, FORM, page | about(request, found))


def seat_or_404(request: DeskRequest, group: int, seat: int) -> Seat:
    rows = Seat.objects.select_related("group", "agency", "holder", "deputy")
    return get_object_or_404(rows, space=request.space, group=group, pk=seat)


def said(seat: Seat) -> dict[str, Any]:
    """What a form about a seat begins with."""
    keys = {name: str(getattr(seat, f"{name}_id") or "") for name in ("agency", "holder", "deputy")}
    return keys | {name: getattr(seat, name) for name in ("role", "post", *SITTING)}


def seen(request: DeskRequest, seat: Seat) -> dict[str, Any]:
    """What a form about a seat must know."""
    return {"seen": seat, "space": request.space, "day": request.today}


def about(request: DeskRequest, found: Seat) -> dict[str, Any]:
    """What a form about one seat stands in."""
    return {
        "caption": f"{found.group}: {found}",
        "cancel": reverse("seat", args=[request.space.slug, found.group_id, found.pk]),
        "crumbs": crumbs_to(request.space, "groups", found.group),
    }
