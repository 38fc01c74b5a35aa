"""What the link of an invitation opens. A GET shows what is offered and consumes nothing."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from goldthread.foundation.access.doors import access, public
from goldthread.foundation.access.requests import Request
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.accounts.second_factor import has_passed
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.commands import accept_as, accept_with_new_account
from goldthread.foundation.invitations.forms import NewAccountForm
from goldthread.foundation.invitations.letters import offered
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.invitations.queries import account_of, invitation_behind

BY_LINK = System("whoever holds the link of an invitation")


@access(public("an invited person has no account yet; the link holds a secret"))
@never_cache
@sensitive_post_parameters("password")
def invitation(request: Request, space_id: str, secret: str) -> HttpResponse:
    """Show what is offered and accept it, for somebody new, somebody known, or say why not."""
    found = invitation_behind(int(space_id), secret)
    if found is None:
        return render(request, "invitations/closed.html", {"state": "unknown"}, status=404)
    if not found.is_open(request.now):
        return render(request, "invitations/closed.html", {"state": found.state(request.now)}, status=410)
    account = account_of(found)
    if request.user.is_authenticated and request.user != account:
        return _show(request, found, "invitations/for_another.html")
    if account is None:
        return _with_new_account(request, found)
    return _with_account(request, found, account)


def _with_new_account(request: Request, found: Invitation) -> HttpResponse:
    form = NewAccountForm(request.POST or None, email=found.email, initial={"name": found.name})
    if form.is_valid():
        try:
            user = accept_with_new_account(invitation=found, **form.cleaned_data, by=BY_LINK, at=request.now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            login = Login(user=user, email=user.email, redirect_url=settings.LOGIN_REDIRECT_URL)
            return perform_password_login(request, {"email": user.email}, login)
    return _show(request, found, "invitations/new_account.html", form=form)


def _with_account(request: Request, found: Invitation, account: User) -> HttpResponse:
    if not request.user.is_authenticated:
        return _show(request, found, "invitations/sign_in_first.html")
    if not has_passed(request):
        return redirect("mfa_activate_totp")
    if request.method == "POST":
        try:
            accept_as(invitation=found, user=account, by=BY_LINK, at=request.now)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, f"You are now {offered(found)} in {found.space.name}.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return _show(request, found, "invitations/accept.html")


def _show(request: Request, found: Invitation, template: str, **more: object) -> HttpResponse:
    return render(request, template, {"invitation": found, "offered": offered(found), **more})
