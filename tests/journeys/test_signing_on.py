"""An agency's own sign-on: set up and tried by the manager, joined by a claim, and left when the claim is gone."""

import warnings
from typing import Any

import pytest
from django.conf import settings

with warnings.catch_warnings():
    # A library of the provider's, for tests alone, tells of its own next version.
    warnings.simplefilter("ignore")
    from oidc_provider_mock import User, run_server_in_thread

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey

LEADS = "safeguarding-leads"
LEAD = User(
    sub="lead-1",
    claims={"email": "wren.field@signmere.example", "email_verified": True, "name": "Wren Field", "groups": [LEADS]},
)
GONE = User(sub="lead-1", claims={**LEAD.claims, "groups": ["staff"]})


@pytest.fixture
def address(house: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the provider sends people back to: the house of the journeys."""
    monkeypatch.setattr(settings, "ADDRESS", house)
    return house


def set_up(manager: Any, issuer: str) -> None:
    manager.go("/p/signmere/people/")
    manager.follow("Sign-on of agencies")
    manager.press("Set up an agency's sign-on")
    manager.page.get_by_label("Agency").select_option(label="Signmere Council")
    manager.type("Issuer address", "http://login.signmere.example")
    manager.type("Client ID", "goldthread")
    manager.page.get_by_label("Client secret", exact=True).fill("made-up-for-a-journey")
    manager.type("Email domains of its people", "signmere.example")
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


def to_the_provider(person: Any) -> None:
    person.go("/sign-in/")
    person.follow("Sign in with your organisation")
    person.type("Email address", "wren.field@signmere.example")
    person.press("Continue")
    with person.page.expect_navigation():
        person.page.get_by_role("button", name="Go on to Signmere Council").click()
    with person.page.expect_navigation(url=f"{person.house}/**"):
        person.page.get_by_role("button", name="lead-1").first.click()
    person.look()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_claim_lets_in_and_its_end_keeps_out(visit, address, scripts):
    slug = "signmere"
    with own_partnership("Signmere", slug, ["Share what was learned"]):
        with run_server_in_thread(user_claims=[LEAD]) as provider:
            issuer, port = f"http://localhost:{provider.server_port}", provider.server_port
            set_up(visit("manager", anew=True, scripts=scripts), issuer)
            person = visit(width=320, scripts=scripts)
            to_the_provider(person)
            assert "Your account" in person.heading or "authenticator" in person.heading
        with run_server_in_thread(port, user_claims=[GONE]):
            to_the_provider(later := visit(width=320, scripts=scripts))
            assert later.sees("Your organisation gives you no role here.")
