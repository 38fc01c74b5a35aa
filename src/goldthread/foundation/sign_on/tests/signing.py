"""How tests set up a sign-on and walk to a provider and back, as a browser does."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient, recovery_codes_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.sign_on.commands import SignOnDetails, set_up_sign_on, turn_on
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .provider import CLIENT, SECRET, FakeProvider

TESTS = System("tests")
BACK = "/sign-in/organisation/back/"


def a_sign_on(agency: Agency, fake: FakeProvider, **changed) -> SignOn:
    """One that is on, and takes whoever is in the group "leads"."""
    said = {"domains": ["police.example"], "claim": "groups", "values": ["leads"], "second_factor_mark": "mfa"}
    details = SignOnDetails(issuer=fake.issuer, client_id=CLIENT, **{**said, **changed})
    now = timezone.now()
    made = set_up_sign_on(space=agency.space, agency=agency, details=details, secret=SECRET, by=TESTS, at=now)
    return turn_on(sign_on=made, by=TESTS, at=now)


def set_out(client: Client, sign_on: SignOn) -> dict[str, str]:
    """Go to the provider; what it is asked for."""
    answer = client.get(f"/sign-in/organisation/{sign_on.space_id}-{sign_on.pk}/")
    assert answer.status_code == 302, words_of(answer)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}


def come_back(client: Client, fake: FakeProvider, asked: dict[str, str], **changed: str) -> HttpResponse:
    """The provider takes the person for who they say they are, and sends them back with a code."""
    fake.codes["code-1"] = asked["nonce"]
    return client.get(BACK, {"code": "code-1", "state": asked["state"], **changed})


def sign_on_by(client: Client, fake: FakeProvider, sign_on: SignOn, **claims) -> HttpResponse:
    """There and back, with these claims; the provider says that it asked for a second factor."""
    fake.claims = {"amr": ["pwd", "mfa"], **claims}
    return come_back(client, fake, set_out(client, sign_on))


def is_in(client: Client) -> bool:
    """Whether somebody's own page opens."""
    return client.get("/account/").status_code == 200


def holdings(space) -> list[Holding]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Holding.objects.filter(space=space).select_related("user", "agency").order_by("pk"))


def words_of(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def said_in_the_trail(space) -> set[str]:
    """What was done, as the trail of a space calls it."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return set(TrailEntry.objects.filter(space=space.pk).values_list("doing", flat=True))


def give(space, user, role, agency=None):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))


def join_account(user, sign_on, fake):
    """As its owner does at Your account, with a role for the agency and who they are confirmed just now."""
    client = confirmed(user)
    answer = join_by(client, sign_on, fake)
    assert answer["Location"] == "/account/organisation/", words_of(answer)
    return client


def confirmed(user):
    client = DeskClient()
    client.force_login(user)
    assert client.post("/account/confirm/code/", {"code": recovery_codes_of(user)[0]}).status_code == 302
    return client


def join_by(client, sign_on, fake, **claims):
    answer = client.get(f"/account/organisation/{sign_on.space_id}-{sign_on.pk}/")
    if answer.status_code != 302 or not answer["Location"].startswith(fake.issuer):
        return answer
    asked = {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}
    fake.claims = claims
    return come_back(client, fake, asked)
