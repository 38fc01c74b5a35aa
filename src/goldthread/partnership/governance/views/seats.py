"""Pages about seats."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
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
    form = AddSeat(*sent(request), space=request.space, day=request.today, suggested={"starts_on": request.today})
    page = FormPage(
        step=f"add-seat-{found.pk}",
        title="Add a seat",
        caption=found.name,
        done="The seat was added.",
        back=reverse("group", args=[request.space.slug, found.pk]),
        crumbs=crumbs_to(request.space, "groups", found),
        template=FORM,
    )
    return answered(request, page, form, form.add, group=found)


@access(Can.RECORD_ORGANISATION)
def fill_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """Somebody else holds it, or deputises, from a day."""
    found = seat_or_404(request, group, seat)
    suggested = {"from_on": request.today}
    form = FillSeat(*sent(request), initial=said(found), suggested=suggested, **seen(request, found))
    page = page_about(
        request,
        found,
        step=f"fill-seat-{found.pk}",
        title="Change who holds the seat",
        intro="One term ends and another begins. If a name was written wrongly, correct it instead.",
        done="The seat was filled from that day.",
    )
    return answered(request, page, form, form.fill, seat=found)


@access(Can.RECORD_ORGANISATION)
def change_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """It is for another role, post or agency from a day."""
    found = seat_or_404(request, group, seat)
    suggested = {"from_on": request.today}
    form = ChangeSeat(*sent(request), initial=said(found), suggested=suggested, **seen(request, found))
    page = page_about(
        request,
        found,
        step=f"change-seat-{found.pk}",
        title="Change what the seat is for",
        intro="From a day on. Whoever holds it goes on holding it.",
        done="The change was saved.",
    )
    return answered(request, page, form, form.change, seat=found)


@access(Can.RECORD_ORGANISATION)
def correct_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """What was written was wrong."""
    found = seat_or_404(request, group, seat)
    dates = {name: getattr(found, name) for name in ("starts_on", "ends_on", "dates_note")}
    form = CorrectSeat(*sent(request), initial=said(found) | dates, **seen(request, found))
    page = page_about(
        request,
        found,
        step=f"correct-seat-{found.pk}",
        title="Correct this term of the seat",
        intro="For what was written wrongly. The trail keeps what was there before.",
        done="The correction was saved.",
    )
    return answered(request, page, form, form.correct, seat=found)


@access(Can.RECORD_ORGANISATION)
def end_seat(request: DeskRequest, group: int, seat: int) -> HttpResponse:
    """It is there no more."""
    found = seat_or_404(request, group, seat)
    form = EndSeat(*sent(request), seen=found, suggested={"on": request.today})
    page = page_about(
        request, found, title="End the seat", button="Record the end", danger=True, done="The end was recorded."
    )
    return answered(request, page, form, form.end, seat=found)


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


def page_about(request: DeskRequest, seat: Seat, **words: Any) -> FormPage:
    """A form about one term of a seat; afterwards the term that came of it is shown."""
    return FormPage(
        caption=f"{seat.group}: {seat}",
        back=reverse("seat", args=[request.space.slug, seat.group_id, seat.pk]),
        to=lambda term: reverse("seat", args=[request.space.slug, seat.group_id, term]),
        crumbs=crumbs_to(request.space, "groups", seat.group),
        template=FORM,
        **words,
    )
