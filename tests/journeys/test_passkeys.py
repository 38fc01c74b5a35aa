"""A passkey in a real browser: made, used alone and after the password, taken away; the device is Chromium's own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from goldthread.foundation.accounts.factories import PASSWORD, code_of, make_user
from goldthread.foundation.accounts.models import User

from .visiting import Visitor

pytestmark = pytest.mark.journey

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named(house: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The house under a name: passkeys belong to a name, and a machine's number has none."""
    address = house.replace("127.0.0.1", "localhost")
    monkeypatch.setattr(settings, "ADDRESS", address)
    return address


@pytest.fixture
def somebody(house: str) -> Iterator[Callable[..., User]]:
    """Make an account of no demonstration, whose second factor is its own."""
    yield make_user
    # The browser's driver runs an event loop, beside which Django keeps connections of their own.
    connections.close_all()


def with_a_device(visitor: Visitor, address: str, **device: Any) -> Visitor:
    visitor.house = address
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **device}})
    return visitor


def give_password(visitor: Visitor, user: User) -> None:
    visitor.go("/sign-in/")
    visitor.type("Email address", user.email)
    visitor.page.locator("input[type=password]").fill(PASSWORD)
    visitor.press("Continue")


def is_in(visitor: Visitor) -> bool:
    visitor.go("/account/")
    return visitor.heading == "Your account"


@pytest.mark.parametrize("width", [1200, 320])
def test_a_passkey_from_its_making_to_its_end(visit, named, somebody, width):
    user = somebody(f"passkey-{width}@demo.example", "Rowan Sedge")
    person = with_a_device(visit(width=width), named)
    give_password(person, user)
    person.page.locator("input[name=code]").fill(code_of(user, timezone.now()))
    person.press("Sign in")

    person.go("/account/passkeys/")
    person.press("Add a passkey")
    person.type("Name of the passkey", "Work laptop")
    person.press("Make the passkey")
    assert person.sees("Your passkey was added.")
    assert person.sees("Work laptop")
    person.sign_out()

    person.go("/sign-in/")
    person.press("Sign in with a passkey")
    assert is_in(person)
    person.sign_out()

    give_password(person, user)
    person.press("Use a passkey")
    assert is_in(person)

    person.go("/account/passkeys/")
    person.follow("Work laptop")
    person.follow("Remove this passkey")
    person.press("Remove it")
    assert person.sees("was removed")
    person.sign_out()
    person.go("/sign-in/")
    person.press("Sign in with a passkey")
    assert person.sees("Your passkey was not taken.")
    assert not is_in(person)


def test_a_newcomer_sets_up_a_passkey_and_no_app(visit, named, somebody):
    user = somebody("newcomer-with-passkey@demo.example", "Ash Fenn", with_app=False)
    person = with_a_device(visit(width=320), named)
    give_password(person, user)
    person.follow("set up a passkey instead")
    person.type("Name of the passkey", "Phone")
    person.press("Make the passkey")
    assert person.heading == "Your recovery codes"
    person.press("I have kept them, continue")
    person.sign_out()

    person.go("/sign-in/")
    person.press("Sign in with a passkey")
    assert is_in(person)


def test_a_device_that_knows_nobody_says_so_and_the_password_still_works(visit, named, somebody):
    user = somebody("no-passkey@demo.example", "Lark Holm")
    person = with_a_device(visit(width=320), named, isUserVerified=False)
    person.go("/sign-in/")
    person.page.get_by_role("button", name="Sign in with a passkey").click()
    person.page.get_by_text("No passkey was used.").wait_for()
    give_password(person, user)
    assert person.heading == "Enter a code from your authenticator app"


def test_without_javascript_the_page_says_so(visit, named):
    person = visit(width=320, scripts=False)
    person.go("/sign-in/")
    assert person.sees("Passkeys need JavaScript")
    assert not person.page.get_by_role("button", name="Sign in with a passkey").is_visible()
