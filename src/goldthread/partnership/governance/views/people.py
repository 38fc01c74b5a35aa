"""Pages about the people of a partnership: roles held, and invitations to hold one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.governance.forms.people import EndRole, InviteForm, SendAgain, Withdraw
from goldthread.partnership.governance.lists import PEOPLE, with_state
from goldthread.partnership.governance.queries.people import holdings_of

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
    form = InviteForm(request.POST or None, space=request.space, day=request.today)
    if form.is_valid() and form.invite(space=request.space, by=request.user, at=request.now):
        is_live = request.space.is_live
        messages.success(request, "The invitation is sent." if is_live else "The invitation waits until you go live.")
        return redirect("people", request.space.slug)
    page = {
        "form": form,
        "title": "Invite somebody",
        "intro": "They get a link that works once. What each role may do is on the roles page.",
        "button": "Invite",
    }
    return render(request, FORM, page | around(request))


@access(Can.MANAGE_PEOPLE)
def end_role(request: DeskRequest, holding: int) -> HttpResponse:
    """Somebody holds a role for the last time on a day."""
    found = get_object_or_404(holdings_of(request.space.pk), pk=holding)
    form = EndRole(request.POST or None, seen=found, initial={"last_day": request.today})
    if form.is_valid() and form.end(holding=found, by=request.user, at=request.now):
        messages.success(request, "The end of the role was recorded.")
        return redirect("people", request.space.slug)
    page = {
        "form": form,
        "title": "End a role",
        "caption": f"{found.user.name}, {found.get_role_display().lower()}",
        "button": "End the role",
        "danger": True,
    }
    return render(request, FORM, page | around(request))


@access(Can.MANAGE_PEOPLE)
def withdraw(request: DeskRequest, invitation: int) -> HttpResponse:
    """An offer is taken back before it was accepted."""
    found = open_invitation_or_404(request, invitation)
    form = Withdraw(request.POST or None, seen=found)
    if form.is_valid() and form.withdraw(invitation=found, by=request.user, at=request.now):
        messages.success(request, "The invitation was withdrawn. Its link no longer works.")
        return redirect("people", request.space.slug)
    page = {"form": form, "title": "Withdraw the invitation", "button": "Withdraw it", "danger": True}
    return render(request, FORM, page | around(request) | {"caption": found.name})


@access(Can.MANAGE_PEOPLE)
def send_again(request: DeskRequest, invitation: int) -> HttpResponse:
    """A new link; the one sent before stops working."""
    found = open_invitation_or_404(request, invitation)
    form = SendAgain(request.POST or None, seen=found)
    if form.is_valid() and form.send(invitation=found, by=request.user, at=request.now):
        messages.success(request, "A new link was made for the invitation. The old one no longer works.")
        return redirect("people", request.space.slug)
    page = {"form": form, "title": "Send the invitation again", "button": "Send a new link"}
    return render(request, FORM, page | around(request) | {"caption": found.name})


def open_invitation_or_404(request: DeskRequest, invitation: int) -> Invitation:
    return get_object_or_404(Invitation.objects.open(), space=request.space, pk=invitation)


def around(request: DeskRequest) -> dict[str, Any]:
    """What any form about people stands in."""
    return {
        "cancel": reverse("people", args=[request.space.slug]),
        "crumbs": crumbs_to(request.space, "people"),
    }
