"""Signing out at one's organisation ends what it began here, and a hostile notice ends nothing."""

import json
from dataclasses import replace
from datetime import timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.test import Client
from django.utils import timezone

from goldthread.foundation.access.signed_on import SignedOn
from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import SignIn, User
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.retention.commands.holds import About
from goldthread.foundation.retention.factories import a_hold
from goldthread.foundation.sign_on import signing_out
from goldthread.foundation.sign_on.jobs import forget_notices
from goldthread.foundation.sign_on.models import SignedOut
from goldthread.foundation.sign_on.queries import still_on
from goldthread.foundation.sign_on.refusals import Why

from .provider import CLIENT, running
from .signing import a_sign_on, is_in, sign_on_by

pytestmark = pytest.mark.django_db

EVENTS = {signing_out.EVENT: {}}


def address(sign_on):
    return f"/sign-in/organisation/{sign_on.space_id}-{sign_on.pk}/signed-out/"


def notice(fake, **changed):
    """What an honest provider sends, with what the test changes; None takes a claim away."""
    now = timezone.now()
    usual = {
        "iss": fake.issuer,
        "aud": CLIENT,
        "iat": int(now.timestamp()),
        "exp": int((now + timedelta(minutes=2)).timestamp()),
        "jti": f"notice-{now.timestamp()}",
        "sub": "subject-1",
        "events": EVENTS,
    }
    return {name: value for name, value in {**usual, **changed}.items() if value is not None}


def tell(sign_on, fake, *, typ="logout+jwt", sign=None, **changed):
    said = notice(fake, **changed)
    token = sign(said) if sign else fake.signed(said, typ=typ)
    return Client(enforce_csrf_checks=True).post(address(sign_on), {"logout_token": token})


def signed_on(fake, sign_on, **claims):
    client = Client()
    sign_on_by(client, fake, sign_on, **claims)
    assert is_in(client)
    return client


def the_person():
    with as_program("looked up by a test"):
        return User.objects.get(email="robin@police.example")


def test_every_session_that_the_organisation_began_ends(sign_on, fake):
    clients = [signed_on(fake, sign_on, sid=sid) for sid in (None, "one", "two")]

    answer = tell(sign_on, fake)

    assert (answer.status_code, answer.content, "no-store" in answer["Cache-Control"]) == (200, b"", True)
    assert [is_in(client) for client in clients] == [False, False, False]
    assert is_in(signed_on(fake, sign_on))


def test_a_session_that_is_named_ends_and_the_others_go_on(sign_on, fake):
    clients = [signed_on(fake, sign_on, sid=sid) for sid in ("one", "two")]

    assert tell(sign_on, fake, sid="one", sub=None).status_code == 200
    assert [is_in(client) for client in clients] == [False, True]
    assert tell(sign_on, fake, sid="two").status_code == 200
    assert [is_in(client) for client in clients] == [False, False]


def test_a_session_whose_name_was_never_told_is_not_left_open(sign_on, fake):
    client = signed_on(fake, sign_on)

    assert tell(sign_on, fake, sid="one").status_code == 200
    assert not is_in(client)


def test_somebody_elses_session_goes_on(sign_on, fake):
    client = signed_on(fake, sign_on, sid="one")

    assert tell(sign_on, fake, sub="subject-2", sid="one").status_code == 200
    assert tell(sign_on, fake, sub=None, sid="another").status_code == 200
    assert is_in(client)


def test_what_a_password_began_is_no_business_of_the_organisation(sign_on, fake):
    signed_on(fake, sign_on)
    by_password = DeskClient()
    by_password.force_login(the_person())

    assert tell(sign_on, fake).status_code == 200
    assert is_in(by_password)


def test_another_organisation_ends_nothing_of_this_one(partnership, sign_on, fake):
    """It names the same subject and session, and is believed for sessions that it began itself."""
    client = signed_on(fake, sign_on, sid="one")
    with running() as theirs:
        other = a_sign_on(an_agency(partnership, "Northborough Council"), theirs, domains=["council.example"])

        assert tell(other, theirs).status_code == 200
        assert tell(other, theirs, sub=None, sid="one").status_code == 200
        assert tell(sign_on, theirs).status_code == 400
    assert is_in(client)


@pytest.mark.parametrize("said", [{}, {"sid": "one"}, {"sid": "one", "sub": None}])
def test_a_sign_in_that_was_still_under_way_opens_nothing_either(sign_on, fake, said):
    """It asks for our own code meanwhile, so nothing of it can be found among the sessions yet."""
    began = SignedOn(**signed_on(fake, sign_on, sid="one").session["signed_on"])
    assert still_on(began, timezone.localdate()) == {sign_on.agency_id}

    assert tell(sign_on, fake, **said).status_code == 200

    assert still_on(began, timezone.localdate()) == set()
    afterwards = replace(began, at=timezone.now().timestamp() + 1)
    assert still_on(afterwards, timezone.localdate()) == {sign_on.agency_id}


HOSTILE = [
    ({"iss": "https://other.example"}, Why.OTHER_ISSUER),
    ({"iss": None}, Why.CLAIMS),
    ({"aud": "another-program"}, Why.AUDIENCE),
    ({"aud": [CLIENT, "another-program"]}, Why.AUDIENCE),
    ({"aud": None}, Why.CLAIMS),
    ({"iat": None}, Why.CLAIMS),
    ({"iat": 1}, Why.EXPIRED),
    ({"iat": 4_000_000_000}, Why.EARLY),
    ({"exp": 1}, Why.EXPIRED),
    ({"jti": None}, Why.CLAIMS),
    ({"jti": 7}, Why.UNREADABLE),
    ({"jti": "x" * 256}, Why.CLAIMS),
    ({"events": None}, Why.CLAIMS),
    ({"events": {}}, Why.NO_NOTICE),
    ({"events": [signing_out.EVENT]}, Why.NO_NOTICE),
    ({"events": {signing_out.EVENT: "yes"}}, Why.NO_NOTICE),
    ({"events": {"http://schemas.openid.net/event/another": {}}}, Why.NO_NOTICE),
    ({"nonce": "of a sign-in"}, Why.NO_NOTICE),
    ({"sub": None}, Why.CLAIMS),
    ({"sub": 7}, Why.UNREADABLE),
    ({"sub": "two\nlines"}, Why.CLAIMS),
    ({"sid": ["one"]}, Why.CLAIMS),
    ({"sid": ""}, Why.CLAIMS),
]


@pytest.mark.parametrize(
    ("changed", "why"), HOSTILE, ids=[f"{' '.join(one)} {n}" for n, (one, _) in enumerate(HOSTILE)]
)
def test_a_notice_that_says_something_wrong_ends_nothing(sign_on, fake, caplog, changed, why):
    client = signed_on(fake, sign_on, sid="one")

    refused(tell(sign_on, fake, **changed), why, client, caplog)


def refused(answer, why, client, caplog):
    assert (answer.status_code, json.loads(answer.content)["error"]) == (400, "invalid_request")
    assert json.loads(answer.content)["error_description"] == why.value[0]
    lines = [record.facts["why"] for record in caplog.records if record.name == "goldthread.sign_on"]
    assert lines == [why.value[0]]
    assert is_in(client)


def signed_by_nobody(fake):
    return lambda said: jwt.encode(said, None, algorithm="none", headers={"kid": fake.kid})


def with_a_shared_secret(fake):
    return lambda said: jwt.encode(said, "x" * 40, algorithm="HS256", headers={"kid": fake.kid})


def with_a_key_of_its_own(fake):
    return lambda said: fake.signed(said, generate_private_key(65537, 2048))


def of_another_type(fake):
    return lambda said: fake.signed(said, typ="at+jwt")


def nonsense(fake):
    return lambda said: "no.token.at-all"


def nothing(fake):
    return lambda said: ""


def endless(fake):
    return lambda said: "a" * 20_000


@pytest.mark.parametrize(
    ("signer", "why"),
    [
        (signed_by_nobody, Why.ALGORITHM),
        (with_a_shared_secret, Why.ALGORITHM),
        (with_a_key_of_its_own, Why.SIGNATURE),
        (of_another_type, Why.NO_NOTICE),
        (nonsense, Why.UNREADABLE),
        (nothing, Why.NO_NOTICE),
        (endless, Why.TOO_LARGE),
    ],
)
def test_a_notice_that_the_provider_did_not_sign_ends_nothing(sign_on, fake, caplog, signer, why):
    client = signed_on(fake, sign_on)

    refused(tell(sign_on, fake, sign=signer(fake)), why, client, caplog)


def test_a_notice_counts_once(sign_on, fake, caplog):
    signed_on(fake, sign_on)
    assert tell(sign_on, fake, jti="one").status_code == 200
    client = signed_on(fake, sign_on)

    refused(tell(sign_on, fake, jti="one"), Why.SEEN_BEFORE, client, caplog)


def test_the_token_that_signed_somebody_in_signs_nobody_out(sign_on, fake, caplog):
    client = signed_on(fake, sign_on)
    token = fake.signed(fake.said("any nonce"))

    answer = Client().post(address(sign_on), {"logout_token": token})

    refused(answer, Why.CLAIMS, client, caplog)


def test_a_sign_on_that_is_off_or_not_there_takes_no_notice(sign_on, fake):
    assert Client().post(f"/sign-in/organisation/{sign_on.space_id}-{sign_on.pk + 9}/signed-out/").status_code == 400
    assert Client().get(address(sign_on)).status_code == 405


def test_under_a_hold_the_session_ends_and_where_it_was_stays(sign_on, fake, partnership):
    client = signed_on(fake, sign_on)
    a_hold(partnership, About(retention_class="until-the-day-after-the-session-ends"))

    tell(sign_on, fake)

    assert not is_in(client)
    with as_program("looked up by a test"):
        assert SignIn.objects.count() == 1


def test_notices_are_forgotten_at_night_though_no_other_comes(sign_on, fake, monkeypatch):
    signed_on(fake, sign_on)
    tell(sign_on, fake)

    forget_notices()
    with as_program("looked up by a test"):
        assert SignedOut.objects.count() == 1

    monkeypatch.setattr(signing_out, "KEPT", timedelta(0))
    forget_notices()
    with as_program("looked up by a test"):
        assert SignedOut.objects.count() == 0


def test_notices_are_not_kept_for_ever(sign_on, fake, monkeypatch):
    signed_on(fake, sign_on)
    tell(sign_on, fake, jti="one")
    monkeypatch.setattr(signing_out, "KEPT", timedelta(0))
    tell(sign_on, fake, jti="two")

    with as_program("looked up by a test"):
        assert [one.notice for one in SignedOut.objects.all()] == [signing_out.digest("two")]
