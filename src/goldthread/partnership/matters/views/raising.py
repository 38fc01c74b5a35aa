"""What may be raised, the form for one kind of matter, and how long replies may take."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.groups.queries import groups_on
from goldthread.partnership.matters.forms import RaiseMatter, ReplyTimes, owners_named
from goldthread.partnership.matters.kinds import KINDS, MatterKind, To
from goldthread.partnership.matters.times import reply_times
from goldthread.partnership.matters.views.in_sight import crumbs_to_matters, names_known

RAISERS = (Can.RAISE_MATTERS, Can.CHALLENGE_PARTNERS, Can.RECORD_PLANS)


@access(*RAISERS)
def choose(request: DeskRequest) -> HttpResponse:
    """The kinds of matter that a person may raise, each with what it is for."""
    space = request.space
    kinds = [kind for kind in KINDS.values() if request.standing.may(kind.raised_with, space.pk)]
    cards = [
        {"title": kind.one, "text": kind.about, "href": reverse("raise_matter_of", args=[space.slug, kind.code])}
        for kind in kinds
    ]
    has_board = bool(boards_on(space.pk, request.today))
    return render(
        request, "matters/raise.html", {"cards": cards, "has_board": has_board, "crumbs": crumbs_to_matters(request)}
    )


@access(*RAISERS)
def raise_one(request: DeskRequest, kind: str) -> HttpResponse:
    """One kind of matter is raised."""
    space, standing = request.space, request.standing
    found = KINDS.get(kind)
    boards = boards_on(space.pk, request.today)
    if found is None or not boards or not standing.may(found.raised_with, space.pk):
        raise Http404
    is_office = space.pk in standing.whole_spaces_where(Can.RECORD_PLANS)
    agencies, groups = agencies_on(space.pk, request.today), groups_on(space.pk, request.today)
    own = [one for one in agencies if one.pk in standing.agencies_where(found.raised_with)]
    form = RaiseMatter(
        *sent(request),
        kind=found,
        boards=boards,
        to=owners_named(agencies if To.AGENCY in found.to else [], groups if To.GROUP in found.to else []),
        whose=owners_named(agencies, boards) if is_office else owners_named(own, []),
        is_office=is_office,
        known=names_known(space, request),
    )
    return answered(request, _page(request, found), form, form.raise_it, space=space)


def _page(request: DeskRequest, kind: MatterKind) -> FormPage:
    slug = request.space.slug
    return FormPage(
        title=f"Raise: {kind.one}",
        intro=kind.about,
        button="Send",
        done="It was raised and has a number. This page shows what becomes of it.",
        back=reverse("matters", args=[slug]),
        to=lambda pk: reverse("raised_matter", args=[slug, pk]),
        step=f"raise-matter-{kind.code}",
        crumbs=crumbs_to_matters(request),
    )


@access(Can.RECORD_PLANS)
def times(request: DeskRequest) -> HttpResponse:
    """How many days each kind of matter gives for a reply."""
    space = request.space
    back = reverse("matters", args=[space.slug])
    form = ReplyTimes(*sent(request), initial=reply_times(space.pk))
    page = FormPage(
        title="Days to reply",
        intro="They count from the day on which something is raised. What was raised before keeps the day that it has.",
        done="The days to reply were kept.",
        back=back,
        crumbs=crumbs_to_matters(request),
    )
    return answered(request, page, form, form.keep, space=space)
