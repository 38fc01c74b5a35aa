"""Pages on which is said who is chased for an agency."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.commands import may_set, seats_of
from goldthread.foundation.chasing.forms import NameCover, SetChasing, WithdrawCover
from goldthread.foundation.chasing.models import ChasedAgency, Cover
from goldthread.foundation.chasing.shown import people_for
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.queries import in_order


@access(Can.SET_CHASING)
def set_up(request: DeskRequest, agency: int) -> HttpResponse:
    """Team inbox and the seat above."""
    found = _agency(request, agency)
    said = ChasedAgency.objects.filter(agency=found).first()
    form = SetChasing(
        *sent(request),
        seats=in_order(seats_of(found, request.today).select_related("group")),
        suggested={"inbox": said.inbox, "seat": str(said.seat_id or "")} if said else None,
    )
    page = _page(request, found, "Who is chased", "What you said is kept.")
    return answered(request, page, form, form.set, agency=found)


@access(Can.SET_CHASING)
def cover(request: DeskRequest, agency: int) -> HttpResponse:
    """Somebody is away and somebody else covers."""
    found = _agency(request, agency)
    form = NameCover(*sent(request), people=people_for(found, request.today), suggested={"from_on": request.today})
    page = _page(
        request,
        found,
        "Name cover for an absence",
        "The cover was named.",
        intro="From the first day to the last, digests about this agency go to whoever covers."
        " Both must hold a role for the agency.",
    )
    return answered(request, page, form, form.name_cover, agency=found)


@access(Can.SET_CHASING)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """The person is back."""
    rows = Cover.objects.filter(space=request.space).select_related("agency", "absent", "covered_by")
    found = get_object_or_404(rows, pk=pk)
    agency = _agency(request, found.agency_id)
    form = WithdrawCover(*sent(request), seen=found)
    page = _page(
        request,
        agency,
        "Withdraw the cover",
        "The cover was withdrawn.",
        intro=f"Digests go to {found.absent.name} again, and no longer to {found.covered_by.name} in their place.",
        button="Withdraw",
    )
    return answered(request, page, form, form.withdraw, cover=found)


def _agency(request: DeskRequest, number: int) -> Agency:
    """An agency for which the person may say who is chased. Raise Http404."""
    found = get_object_or_404(Agency, space=request.space, pk=number)
    if not may_set(found, request.user, request.today):
        raise Http404
    return found


def _page(request: DeskRequest, agency: Agency, title: str, done: str, **words: str) -> FormPage:
    slug, back = request.space.slug, reverse("agency", args=[request.space.slug, agency.pk])
    return FormPage(
        title=title,
        caption=agency.name,
        back=f"{back}#chasing",
        done=done,
        crumbs=[
            {"text": "Agencies", "href": reverse("agencies", args=[slug])},
            {"text": agency.name, "href": back},
        ],
        **words,  # type: ignore[arg-type]
    )
