"""Pages about agencies."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.shown import how_chased, may_set_for
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
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
    """Every agency there is or was, besides the settings of the area, which have a register of their own."""
    rows = with_standing(Agency.objects.filter(space=request.space).besides_settings(), request.today)
    return respond(
        request,
        AGENCIES,
        rows,
        may_export=request.standing.may(Can.EXPORT, request.space.pk),
        noted=noting_what_is_taken(request.space),
        template="governance/agencies.html",
        may_record=request.standing.may(Can.RECORD_ORGANISATION, request.space.pk),
        may_chase=request.standing.may(Can.SET_CHASING, request.space.pk),
        crumbs=crumbs_to(request.space),
    )


@access(Can.VIEW_PARTNERSHIP)
def agency(request: DeskRequest, agency: int) -> HttpResponse:
    """One agency: what is said of it now and was before, and its seats today."""
    found = get_object_or_404(Agency.objects.select_related("load"), space=request.space, pk=agency)
    may_set = may_set_for(request.standing, request.space, [found])
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
        "chased": how_chased(request.space, may_set, request.today)[0] if may_set else None,
        "crumbs": crumbs_to(request.space, "agencies"),
    }
    return render(request, "governance/agency.html", page)


@access(Can.RECORD_ORGANISATION)
def add_agency(request: DeskRequest) -> HttpResponse:
    """An agency takes part."""
    form = AddAgency(*sent(request))
    page = FormPage(
        step="add-agency",
        title="Add an agency",
        button="Add the agency",
        done="The agency was added.",
        back=reverse("agencies", args=[request.space.slug]),
        to=lambda number: reverse("agency", args=[request.space.slug, number]),
        crumbs=crumbs_to(request.space, "agencies"),
        template=FORM,
    )
    return answered(request, page, form, form.add, space=request.space)


@access(Can.RECORD_ORGANISATION)
def change_agency(request: DeskRequest, agency: int) -> HttpResponse:
    """What is said of it changes from a day."""
    found = get_object_or_404(Agency, space=request.space, pk=agency)
    form = ChangeAgency(*sent(request), seen=found, initial=found.words(), suggested={"from_on": request.today})
    page = page_about(
        request,
        found,
        step=f"change-agency-{found.pk}",
        title="Change the agency",
        intro="For what is different from a day on. If something was written wrongly, correct it instead.",
        done="The change was saved.",
    )
    return answered(request, page, form, form.change, agency=found)


@access(Can.RECORD_ORGANISATION)
def correct_agency(request: DeskRequest, agency: int) -> HttpResponse:
    """What was written was wrong."""
    found = get_object_or_404(Agency, space=request.space, pk=agency)
    dates = {name: getattr(found, name) for name in ("starts_on", "ends_on", "dates_note")}
    form = CorrectAgency(*sent(request), seen=found, initial=found.words() | dates)
    page = page_about(
        request,
        found,
        step=f"correct-agency-{found.pk}",
        title="Correct the agency",
        intro="For what was written wrongly. The trail keeps what was there before.",
        done="The correction was saved.",
    )
    return answered(request, page, form, form.correct, agency=found)


@access(Can.RECORD_ORGANISATION)
def end_agency(request: DeskRequest, agency: int) -> HttpResponse:
    """It takes part no longer."""
    found = get_object_or_404(Agency, space=request.space, pk=agency)
    form = EndAgency(*sent(request), seen=found, suggested={"on": request.today})
    page = page_about(
        request,
        found,
        title="End the agency’s part",
        intro="Nothing is deleted: the agency and its seats stay as they were until that day.",
        button="Record the end",
        danger=True,
        done="The end was recorded. Everything about the agency stays.",
    )
    return answered(request, page, form, form.end, agency=found)


def page_about(request: DeskRequest, agency: Agency, **words: Any) -> FormPage:
    """A form about one agency."""
    return FormPage(
        caption=agency.name,
        back=reverse("agency", args=[request.space.slug, agency.pk]),
        crumbs=crumbs_to(request.space, "agencies", agency),
        template=FORM,
        **words,
    )
