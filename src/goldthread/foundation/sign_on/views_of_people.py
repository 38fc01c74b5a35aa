"""Signing in by one's organisation, and joining an account to it."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from goldthread.foundation.access.doors import SIGNED_IN, access, public
from goldthread.foundation.access.requests import DeskRequest, Request
from goldthread.foundation.access.signed_on import SignedOn, note_signed_on
from goldthread.foundation.accounts.second_factor import has_passed, note_passed
from goldthread.foundation.sign_in.adapters import AccountAdapter
from goldthread.foundation.sign_on import hop as hops
from goldthread.foundation.sign_on.claims import has_shown_second_factor
from goldthread.foundation.sign_on.forms import FindSignOn
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.sign_on.provider import address_of, provider_of
from goldthread.foundation.sign_on.queries import identities_of, sign_on_at, sign_ons_for, sign_ons_on
from goldthread.foundation.sign_on.refusals import NotSignedOn, Why
from goldthread.foundation.sign_on.signing import account_for, claims_for, join, said_in_the_log
from goldthread.foundation.sign_on.signing_out import provider_session_in, registration_of

HERE = public("this is where people sign in")


@access(HERE)
@never_cache
def find(request: Request) -> HttpResponse:
    """Which organisation's sign-on is somebody's. The answer is links: a form may lead nowhere but here."""
    form, found = FindSignOn(request.POST or None), None
    if form.is_valid():
        found = sign_ons_for(form.cleaned_data["email"], request.today)
        if not found:
            form.add_error("email", FindSignOn.NONE)
    return render(request, "sign_on/find.html", {"form": form, "found": found})


@access(HERE)
@require_GET
@never_cache
def go(request: Request, space_id: int, pk: int) -> HttpResponse:
    """Send the browser to the provider."""
    return _sent(request, space_id, pk)


@access(SIGNED_IN)
@require_GET
@never_cache
@reauthentication_required(app="allauth.mfa")
def go_and_join(request: DeskRequest, space_id: int, pk: int) -> HttpResponse:
    """The same for somebody who is signed in and has confirmed just now who they are, to join the account to it."""
    held = {one.agency_id for one in request.standing.holdings}
    found = sign_on_at(space_id, pk, request.today)
    if found is None or found.agency_id not in held:
        return _refused(request, NotSignedOn(Why.NOT_THERE), None)
    return _sent(request, space_id, pk, joining=request.user.pk)


@access(HERE)
@require_GET
@never_cache
def back(request: Request) -> HttpResponse:
    """Where the provider sends the browser back to, with a code or without."""
    found: SignOn | None = None
    try:
        hop = hops.end(request.session, request.GET.get("state", ""), request.now)
        found = sign_on_at(hop.space, hop.sign_on, request.today)
        if found is None:
            raise NotSignedOn(Why.NOT_THERE)
        code = request.GET.get("code", "")
        # A provider that says who answers must be the one that was asked (RFC 9207).
        if request.GET.get("iss", found.issuer) != found.issuer:
            raise NotSignedOn(Why.OTHER_ISSUER)
        if not code or "error" in request.GET:
            raise NotSignedOn(Why.DECLINED)
        claims = claims_for(found, hop, code, back_address())
        return _joined(request, found, hop, claims) if hop.joining else _signed_in(request, found, claims)
    except NotSignedOn as refused:
        return _refused(request, refused, found)


@access(SIGNED_IN)
def own(request: DeskRequest) -> HttpResponse:
    """What the account is bound to, and what it can be joined to."""
    held = {one.agency_id for one in request.standing.holdings}
    bound = {one.issuer for one in identities_of(request.user)}
    offered = [one for one in sign_ons_on(request.today) if one.agency_id in held]
    return render(request, "sign_on/own.html", {"offered": offered, "bound": bound})


def _sent(request: Request, space_id: int, pk: int, joining: int = 0) -> HttpResponse:
    found = sign_on_at(space_id, pk, request.today)
    try:
        if found is None:
            raise NotSignedOn(Why.NOT_THERE)
        provider = provider_of(found.issuer)
        hop = hops.begin(request.session, space=space_id, sign_on=pk, at=request.now, joining=joining)
        return redirect(address_of(provider, hop.asked(found.client_id, back_address())))
    except NotSignedOn as refused:
        return _refused(request, refused, found)


def _signed_in(request: Request, found: SignOn, claims: dict) -> HttpResponse:
    user, agencies = account_for(claims, found, request.now)
    if request.user.is_authenticated:
        # Whoever was signed in here before is not, from now on.
        logout(request, show_message=False)
    signed_on = SignedOn(
        user.pk, sorted(agencies), registration_of(found), provider_session_in(claims), request.now.timestamp()
    )
    note_signed_on(request.session, signed_on)
    if not has_shown_second_factor(claims, found):
        # Our own second factor is asked next, as after a password.
        return perform_login(request, Login(user=user, email=user.email, redirect_url=settings.LOGIN_REDIRECT_URL))
    AccountAdapter(request).login(request, user)
    note_passed(request, user)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _joined(request: Request, found: SignOn, hop: hops.Hop, claims: dict) -> HttpResponse:
    if not request.user.is_authenticated or request.user.pk != hop.joining or not has_passed(request):
        raise NotSignedOn(Why.NOT_YOURS)
    join(claims, found, request.user, request.now)
    messages.success(request, f"From now on you can sign in by {found.agency}.")
    return redirect("own_sign_on")


def _refused(request: Request, refused: NotSignedOn, found: SignOn | None) -> HttpResponse:
    said_in_the_log(refused, found)
    return render(request, "sign_on/refused.html", {"sentence": refused.sentence}, status=403)


def back_address() -> str:
    """Where a provider sends people back to, which its IT registers."""
    return f"{settings.ADDRESS.rstrip('/')}{reverse('sign_on_back')}"
