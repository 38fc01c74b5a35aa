"""Pages about the people of a partnership: roles held, and invitations to hold one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.people import (
    EndRole,
    InviteForm,
    SendAgain,
    TakeSecondFactorAway,
    Withdraw,
)
from goldthread.partnership.governance.lists import PEOPLE, with_state
from goldthread.partnership.governance.queries.people import holdings_of, people_with_a_role

FORM = "governance/form.html"


@access(Can.VIEW_PEOPLE)
def people(request: DeskRequest) -> HttpResponse:
    """Who holds which role, and who has been asked."""
    standing, space = request.standing, request.space
    invitations = Invitation.objects.filter(space=space).select_related("agency", "space")
    return respond(
        request,
        PEOPLE,
        with_state(holdings_of(space.pk), request.today, may_manage=standing.may(Can.MANAGE_PEOPLE, space.pk)),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="governance/people.html",
        invitations=invitations.filter(accepted_at=None, withdrawn_at=None).order_by("name", "pk"),
        may_manage=standing.may(Can.MANAGE_PEOPLE, space.pk),
        may_import=standing.may(Can.IMPORT, space.pk),
        crumbs=crumbs_to(space),
    )


@access(Can.MANAGE_PEOPLE)
def invite(request: DeskRequest) -> HttpResponse:
    """Somebody is asked to hold a role."""
    form = InviteForm(*sent(request), space=request.space, day=request.today)
    is_live = request.space.is_live
    page = page_among(
        request,
        step="invite",
        title="Invite somebody",
        intro="They get a link that works once. What each role may do is on the roles page.",
        button="Invite",
        done="The invitation is sent." if is_live else "The invitation waits until you go live.",
    )
    return answered(request, page, form, form.invite, space=request.space)


@access(Can.MANAGE_PEOPLE)
def end_role(request: DeskRequest, holding: int) -> HttpResponse:
    """Somebody holds a role for the last time on a day."""
    found = get_object_or_404(holdings_of(request.space.pk), pk=holding)
    form = EndRole(*sent(request), seen=found, suggested={"last_day": request.today})
    page = page_among(
        request,
        title="End a role",
        caption=f"{found.user.name}: {found.get_role_display()}",
        button="End the role",
        danger=True,
        done="The end of the role was recorded.",
    )
    return answered(request, page, form, form.end, holding=found)


@access(Can.MANAGE_PEOPLE)
def take_second_factor_away(request: DeskRequest) -> HttpResponse:
    """Somebody lost app, passkeys and recovery codes, and is to set up a second factor again."""
    people = [one for one in people_with_a_role(request.space.pk, request.today) if one != request.user]
    form = TakeSecondFactorAway(*sent(request), people=people)
    page = page_among(
        request,
        title="Somebody lost their second factor",
        intro=(
            "First make sure that it is they who ask: speak to them face to face, or ring a number that you already"
            " have. Do not rely on an email or a message, nor on a number that came with it. Then they are signed out"
            " everywhere, told by email, and set up another second factor when they next sign in."
        ),
        button="Take the second factor away",
        danger=True,
        done="The second factor was taken away. They set up another when they next sign in.",
    )
    return answered(request, page, form, form.take_away, space=request.space)


@access(Can.MANAGE_PEOPLE)
def withdraw(request: DeskRequest, invitation: int) -> HttpResponse:
    """An offer is taken back before it was accepted."""
    found = open_invitation_or_404(request, invitation)
    form = Withdraw(*sent(request), seen=found)
    page = page_among(
        request,
        title="Withdraw the invitation",
        caption=found.name,
        button="Withdraw it",
        danger=True,
        done="The invitation was withdrawn. Its link no longer works.",
    )
    return answered(request, page, form, form.withdraw, invitation=found)


@access(Can.MANAGE_PEOPLE)
def send_again(request: DeskRequest, invitation: int) -> HttpResponse:
    """A new link; the one sent before stops working."""
    found = open_invitation_or_404(request, invitation)
    form = SendAgain(*sent(request), seen=found)
    page = page_among(
        request,
        title="Send the invitation again",
        caption=found.name,
        button="Send a new link",
        done="A new link was made for the invitation. The old one no longer works.",
    )
    return answered(request, page, form, form.send, invitation=found)


def open_invitation_or_404(request: DeskRequest, invitation: int) -> Invitation:
    return get_object_or_404(Invitation.objects.open(), space=request.space, pk=invitation)


def page_among(request: DeskRequest, **words: Any) -> FormPage:
    """A form about people."""
    return FormPage(
        back=reverse("people", args=[request.space.slug]),
        crumbs=crumbs_to(request.space, "people"),
        template=FORM,
        **words,
    )
