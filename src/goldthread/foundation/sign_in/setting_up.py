"""Who may set up a second factor: somebody who has none, or who has confirmed just now who they are."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.second_factor import has_passed, has_second_factor
from goldthread.foundation.sign_in.places import note_place

Page = Callable[[DeskRequest], HttpResponse]


def confirmed_or_first(request: DeskRequest, page: Page) -> HttpResponse:
    """Show the page to those who may set up a second factor; send others to where they must go first."""
    if request.user.is_demonstration:
        messages.info(request, "Demonstration accounts share a fixed code, which cannot be replaced.")
        return redirect("your_account")
    if has_passed(request):
        return reauthentication_required(app="allauth.mfa")(page)(request)
    if has_second_factor(request.user):
        # A session from before the factor was set up elsewhere must show it like any other.
        logout(request, show_message=False)
        return redirect("account_login")
    return page(request)


def end_other_sessions(request: DeskRequest) -> None:
    """Sign the person out wherever else they are signed in."""
    with as_person(request.user.pk, "other sessions ended"):
        request.user.end_every_session()
    update_session_auth_hash(request, request.user)
    note_place(request, request.user, request.now)
