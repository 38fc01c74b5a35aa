"""Passkeys: signing in by one, and adding, naming and removing one's own."""

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.utils import passthrough_next_redirect_url
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.foundation.access.doors import HEADED_FOR, SETTING_UP, SIGNED_IN, access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.accounts import passkeys
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.second_factor import has_app, has_passed, note_passed
from goldthread.foundation.sign_in.jobs import write_letter
from goldthread.foundation.sign_in.letters import PASSKEY_ADDED, PASSKEY_REMOVED
from goldthread.foundation.sign_in.passkey_forms import (
    NOT_TAKEN,
    AddPasskeyForm,
    PasskeyOfAnybodyForm,
    PasskeyOfOneForm,
    RenamePasskeyForm,
)
from goldthread.foundation.sign_in.setting_up import confirmed_or_first, end_other_sessions

View = Callable[..., HttpResponse]
confirmed_just_now = reauthentication_required(app="allauth.mfa")


class SecondStep(AuthenticateView):
    """The second step of signing in: a code, or one of the person's passkeys."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.stage.login.user
        ways = {"has_app": has_app(user), "has_passkeys": passkeys.passkeys_of(user).exists()}
        return {**super().get_context_data(**kwargs), **ways}


class SignInByPasskey(LoginWebAuthnView):
    """Signing in without a password: the passkey says who it is and asks for fingerprint, face or PIN."""

    def get_form_class(self) -> type[PasskeyOfAnybodyForm]:
        return PasskeyOfAnybodyForm

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.cleaned_data["credential"]
        note_passed(self.request, user, passkeys.KIND, passwordless=True)
        return perform_login(self.request, Login(user=user, email=user.email))

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, f"{NOT_TAKEN}.")
        return redirect(passthrough_next_redirect_url(self.request, reverse("account_login"), REDIRECT_FIELD_NAME))


class ConfirmByPasskey(ReauthenticateWebAuthnView):
    """A passkey again, before something that matters."""

    template_name = "mfa/webauthn/reauthenticate.html"

    def get_form_class(self) -> type[PasskeyOfOneForm]:
        return PasskeyOfOneForm

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        return super(ReauthenticateWebAuthnView, self).form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response({**self.get_context_data(), "form": form})


@access(SIGNED_IN)
def own_passkeys(request: DeskRequest) -> HttpResponse:
    """What one has, and when each was used."""
    return render(request, "sign_in/passkeys.html", {"passkeys": passkeys.passkeys_of(request.user)})


@access(SETTING_UP)
def add_passkey(request: DeskRequest) -> HttpResponse:
    """Add one; for somebody without a second factor it is the first."""
    return confirmed_or_first(request, _add)


def _add(request: DeskRequest) -> HttpResponse:
    user, form = request.user, AddPasskeyForm(request.POST or None)
    if form.is_valid():
        with as_person(user.pk, "passkey added"):
            made_codes = form.add_for(user)
        if made_codes is not None:
            end_other_sessions(request)
            note_passed(request, user, passkeys.KIND)
            write_letter(user, PASSKEY_ADDED)
            messages.success(request, "Your passkey was added. You can sign in with it from now on.")
            return redirect("mfa_view_recovery_codes" if made_codes else _headed_for(request))
    shown = {"form": form, "options": passkeys.options_to_add(user), "is_first": not has_passed(request)}
    return render(request, "sign_in/add_passkey.html", shown)


def _headed_for(request: DeskRequest) -> str:
    return request.session.pop(HEADED_FOR, reverse("own_passkeys"))


@access(SIGNED_IN)
@confirmed_just_now
def rename_passkey(request: DeskRequest, pk: int) -> HttpResponse:
    """Call one otherwise."""
    found = _own(request, pk)
    form = RenamePasskeyForm(request.POST or None, initial={"name": passkeys.name_of(found)})
    if form.is_valid():
        with as_person(request.user.pk, "passkey renamed"):
            passkeys.rename(found, form.cleaned_data["name"])
        return redirect("own_passkeys")
    return render(request, "sign_in/rename_passkey.html", {"form": form, "passkey": found})


@access(SIGNED_IN)
@confirmed_just_now
def remove_passkey(request: DeskRequest, pk: int) -> HttpResponse:
    """Take one away; every other session ends, since a device that is lost may hold one."""
    found = _own(request, pk)
    if request.method == "POST":
        try:
            with as_person(request.user.pk, "passkey removed"):
                passkeys.remove(found)
        except passkeys.OnlyOne:
            messages.error(request, "This is your only second factor. Set up another passkey or an app first.")
            return redirect("own_passkeys")
        end_other_sessions(request)
        write_letter(request.user, PASSKEY_REMOVED)
        messages.success(request, f"“{passkeys.name_of(found)}” was removed. Every other session has been signed out.")
        return redirect("own_passkeys")
    return render(request, "sign_in/remove_passkey.html", {"passkey": found})


def _own(request: DeskRequest, pk: int) -> Authenticator:
    return get_object_or_404(passkeys.passkeys_of(request.user), pk=pk)
