"""An agency's own sign-on: set up and tried by the manager, joined by a claim, and left when the claim is gone."""

import warnings
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from goldthread.foundation.accounts.second_factor import PERIOD, code_in

with warnings.catch_warnings():
    # A library of the provider's, for tests alone, tells of its own next version.
    warnings.simplefilter("ignore")
    from oidc_provider_mock import User, run_server_in_thread

from .own_partnership import own_partnership

pytestmark = [
    pytest.mark.journey,
    # The provider's library, for tests alone, warns of its own next version in the midst of an answer.
    pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning"),
]

LEADS = "safeguarding-leads"


def one_who_is_in(slug: str, *groups: str) -> User:
    """The same person each time, in these groups of the directory."""
    said = {"email": f"wren.field@{slug}.example", "email_verified": True, "name": "Wren Field"}
    return User(sub="lead-1", claims={**said, "groups": list(groups)})


@pytest.fixture
def address(house: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the provider sends people back to: the house of the journeys."""
    monkeypatch.setattr(settings, "ADDRESS", house)
    return house


def set_up(manager: Any, name: str, issuer: str) -> None:
    slug = name.lower()
    manager.go(f"/p/{slug}/people/")
    manager.follow("Sign-on of agencies")
    manager.press("Set up an agency's sign-on")
    manager.page.get_by_label("Agency").select_option(label=f"{name} Council")
    manager.type("Issuer address", f"http://login.{slug}.example")
    manager.type("Client ID", "goldthread")
    manager.page.get_by_label("Client secret", exact=True).fill("made-up-for-a-journey")
    manager.type("Email domains of its people", f"{slug}.example")
    manager.type("Values of the claim", LEADS)
    manager.press("Save")
    assert manager.sees("Enter an address that begins with https://")
    manager.type("Issuer address", issuer)
    manager.page.get_by_label("Client secret", exact=True).fill("made-up-for-a-journey")
    manager.press("Save")
    manager.press("Try it")
    assert manager.sees(f"It answers as {issuer}.")
    manager.follow("Turn it on")
    manager.press("Turn it on")
    assert manager.sees("It is on.")


def to_the_provider(person: Any, name: str) -> None:
    person.go("/sign-in/")
    person.follow("Sign in with your organisation")
    person.type("Email address", f"wren.field@{name.lower()}.example")
    person.press("Continue")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name=f"Go on to {name} Council").click()
    with person.page.expect_navigation(url=f"{person.house}/**"):
        person.page.get_by_role("button", name="lead-1").first.click()
    person.look()


def set_up_an_app(person: Any) -> None:
    """As the person's telephone does: it reads the key and shows a code."""
    secret = person.page.locator("code.gt-reference").inner_text().replace(" ", "")
    person.type("Code from the app", code_in(secret, int(timezone.now().timestamp()) // PERIOD))
    person.press("Continue")
    person.press("I have kept them, continue")


@pytest.mark.parametrize(("name", "scripts"), [("Signmere", True), ("Plainmere", False)])
def test_a_claim_lets_in_and_its_end_keeps_out(visit, address, name, scripts):
    slug = name.lower()
    with own_partnership(name, slug, ["Share what was learned"]):
        with run_server_in_thread(user_claims=[one_who_is_in(slug, LEADS)]) as provider:
            issuer, port = f"http://localhost:{provider.server_port}", provider.server_port
            set_up(manager := visit("manager", anew=True, scripts=scripts), name, issuer)
            person = visit(width=320, scripts=scripts)
            to_the_provider(person, name)
            assert person.heading == "Set up your authenticator app", person.page.inner_text("main")
            set_up_an_app(person)
            person.go("/account/")
            assert person.sees("Agency safeguarding lead")
            person.go(f"/p/{slug}/")
            manager.go(f"/p/{slug}/people/")
            assert manager.page.get_by_text("Wren Field").count()
            forged = visit(width=320, scripts=scripts)
            forged.go("/sign-in/organisation/back/?code=taken-from-another&state=made-up")
            assert forged.heading == "Your organisation’s sign-on did not work"
            assert "Start again" in forged.page.inner_text("main")
        # It begins again with another key, which has no name: the one before is believed for a minute.
        cache.clear()
        with run_server_in_thread(port, user_claims=[one_who_is_in(slug, "staff")]):
            to_the_provider(later := visit(width=320, scripts=scripts), name)
            assert later.sees("Your organisation gives you no role here.")
            later.go(f"/p/{slug}/")
            assert later.heading == "Sign in"
        manager.go(f"/p/{slug}/people/")
        assert not manager.page.get_by_text("Wren Field").count()
