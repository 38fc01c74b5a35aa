"""Signing in and looking after one's own account."""

from base64 import b64encode
from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.account.views import PasswordChangeView, PasswordResetFromKeyView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from goldthread.foundation.access.doors import HEADED_FOR, SETTING_UP, SIGNED_IN, access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.accounts import second_factor
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.locking import LOCKED_FOR
from goldthread.foundation.accounts.passkeys import name_of, passkeys_of
from goldthread.foundation.sign_in.forms import SetUpForm
from goldthread.foundation.sign_in.jobs import write_letter
from goldthread.foundation.sign_in.letters import SECOND_FACTOR_CHANGED
from goldthread.foundation.sign_in.places import Place, note_place, places_of
from goldthread.foundation.sign_in.setting_up import confirmed_or_first, end_other_sessions

BEGIN_ANEW = (
    "Goldthread’s own keys were changed while you were setting up your app, so the key that you were shown no longer"
    " counts. Remove it from your app, and scan the one below."
)


@access(SIGNED_IN)
def your_account(request: DeskRequest) -> HttpResponse:
    """Who one is here: name, roles, password, second factor, sessions."""
    shown = {
        "holdings": request.standing.holdings,
        "spaces": request.standing.spaces,
        "has_app": second_factor.has_app(request.user),
        "passkeys": [name_of(one) for one in passkeys_of(request.user)],
        "recovery_codes_left": second_factor.recovery_codes_left(request.user),
        "sessions": len(_places(request)),
    }
    return render(request, "sign_in/your_account.html", shown)


@access(SETTING_UP)
@sensitive_post_parameters("code")
def set_up_second_factor(request: DeskRequest) -> HttpResponse:
    """Set up an authenticator app; for somebody who has one, another in its place."""
    return confirmed_or_first(request, _set_up)


def _set_up(request: DeskRequest) -> HttpResponse:
    if second_factor.forget_what_cannot_be_read(request.session):
        messages.warning(request, BEGIN_ANEW)
        return redirect("mfa_activate_totp")
    user, secret = request.user, second_factor.proposed_secret(request.session)
    form = SetUpForm(request.POST or None, secret=secret, request=request)
    if form.is_valid():
        with as_person(user.pk, "second factor set up"):
            second_factor.set_up(user, secret, form.period)
        del request.session[second_factor.SECRET_IN_SESSION]
        end_other_sessions(request)
        second_factor.note_passed(request, user)
        write_letter(user, SECOND_FACTOR_CHANGED)
        return redirect("mfa_view_recovery_codes")
    is_first = not second_factor.has_passed(request)
    shown = {"form": form, "key": in_fours(secret), "picture": picture_of(request, secret), "is_first": is_first}
    return render(request, "mfa/totp/activate_form.html", shown)


def picture_of(request: DeskRequest, secret: str) -> str:
    """The QR code that an app scans, as a data address: no other page has it, and nothing keeps it."""
    adapter = get_adapter()
    drawing = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


def in_fours(secret: str) -> str:
    """A key as it is easily copied by hand."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


class RecoveryCodes(ViewRecoveryCodesView):
    """Recovery codes, shown once; then on to where the person was headed before all this."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        go_on = self.request.session.pop(HEADED_FOR, reverse("your_account"))
        return {**super().get_context_data(**kwargs), "go_on": go_on}


class NewRecoveryCodes(GenerateRecoveryCodesView):
    """New recovery codes in place of the old ones."""

    def form_valid(self, form: Any) -> HttpResponse:
        with as_person(self.request.user.pk, "recovery codes replaced"):
            return super().form_valid(form)


class ChangePassword(PasswordChangeView):
    """A new password for somebody who is signed in; the session goes on under another key."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        note_place(self.request, self.request.user, self.request.now)
        return answer


class PasswordByLink(PasswordResetFromKeyView):
    """A new password for whoever holds the link: from then on it is the account's own person who acts."""

    def form_valid(self, form: Any) -> HttpResponse:
        with as_person(self.reset_user.pk, "password chosen by a link"):
            return super().form_valid(form)


@access(SIGNED_IN)
def sessions(request: DeskRequest) -> HttpResponse:
    """Where one is signed in; a POST ends every session but this one."""
    if request.method == "POST":
        end_other_sessions(request)
        messages.success(request, "Every other session has been signed out.")
        return redirect("sessions")
    return render(request, "sign_in/sessions.html", {"places": _places(request)})


@access(SIGNED_IN)
@require_POST
def sign_out_everywhere(request: DeskRequest) -> HttpResponse:
    """End every session, this one too."""
    with as_person(request.user.pk, "signed out everywhere"):
        request.user.end_every_session()
    logout(request, show_message=False)
    messages.success(request, "You have signed out everywhere.")
    return redirect("account_login")


def _places(request: DeskRequest) -> list[Place]:
    return places_of(request.user, request.session.session_key or "", request.now)


def locked(request: HttpRequest, response: object = None, credentials: object = None) -> HttpResponse:
    """What is shown while sign-in is locked, whether the account exists or not."""
    minutes = int(LOCKED_FOR.total_seconds() // 60)
    answer = render(request, "sign_in/locked.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(minutes * 60)
    return answer
