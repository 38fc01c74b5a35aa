"""A token that is not wholly right signs nobody in: the person reads why, and the log names nobody."""

import base64
import hashlib
import hmac
import json
import logging
from datetime import timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from django.utils import timezone
from jwt.algorithms import RSAAlgorithm

from goldthread.foundation.accounts.factories import everybody
from goldthread.foundation.sign_on import outbound
from goldthread.foundation.sign_on.refusals import Why

from .signing import BACK, come_back, holdings, is_in, set_out, sign_on_by, words_of

pytestmark = pytest.mark.django_db


def seconds(**from_now):
    return int((timezone.now() + timedelta(**from_now)).timestamp())


def refused(answer, why, client, space, caplog):
    """Nobody is in, nothing was made, the sentence is read, and the log has one line that names nobody."""
    reason, sentence = why.value
    assert answer.status_code == 403
    assert sentence in words_of(answer)
    assert not is_in(client)
    assert everybody() == []
    assert holdings(space) == []
    lines = [record for record in caplog.records if record.name == "goldthread.sign_on"]
    assert [line.facts["why"] for line in lines] == [reason]
    assert not any("robin" in str(line.__dict__).lower() for line in lines)


CLAIMS = [
    ({"iss": "https://other.example"}, Why.OTHER_ISSUER),
    ({"aud": "another-program"}, Why.AUDIENCE),
    ({"aud": ["goldthread", "another-program"]}, Why.AUDIENCE),
    ({"aud": ["goldthread", "another-program"], "azp": "another-program"}, Why.AUDIENCE),
    ({"azp": "another-program"}, Why.AUDIENCE),
    ({"aud": None}, Why.CLAIMS),
    ({"exp": seconds(minutes=-10)}, Why.EXPIRED),
    ({"exp": None}, Why.CLAIMS),
    ({"nbf": seconds(hours=10)}, Why.EARLY),
    ({"iat": seconds(hours=10)}, Why.EARLY),
    ({"nonce": None}, Why.CLAIMS),
    ({"nonce": "of-another-sign-in"}, Why.NONCE),
    ({"nonce": 7}, Why.NONCE),
    ({"nonce": "\ud800"}, Why.NONCE),
    ({"sub": None}, Why.CLAIMS),
    ({"sub": "x" * 256}, Why.CLAIMS),
    ({"sub": "two\nlines"}, Why.CLAIMS),
    ({"email": None}, Why.ADDRESS),
    ({"email": "no address"}, Why.ADDRESS),
    ({"email": ["robin@police.example"]}, Why.ADDRESS),
    ({"email_verified": False}, Why.ADDRESS),
    ({"email_verified": None}, Why.ADDRESS),
    ({"email_verified": "true"}, Why.ADDRESS),
    ({"email": "robin@council.example"}, Why.DOMAIN),
    ({"email": "robin@evil-police.example"}, Why.DOMAIN),
    ({"email": "robin@police.example.evil.example"}, Why.DOMAIN),
    ({"groups": {"leads": True}}, Why.GROUPS),
    ({"groups": ["leads", 7]}, Why.GROUPS),
    ({"groups": ["leads"] * 501}, Why.GROUPS),
    ({"groups": None, "_claim_names": {"groups": "src1"}}, Why.OVERAGE),
    ({"groups": ["LEADS", "leads "]}, Why.NO_ROLE),
    ({"groups": None}, Why.NO_ROLE),
]


@pytest.mark.parametrize(
    ("claims", "why"), CLAIMS, ids=[f"{' '.join(claims)} {number}" for number, (claims, _) in enumerate(CLAIMS)]
)
def test_a_token_that_says_something_wrong(partnership, sign_on, fake, caplog, claims, why):
    client = Client()

    answer = sign_on_by(client, fake, sign_on, **claims)

    refused(answer, why, client, partnership, caplog)


def in_base64(part):
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def signed_by_nobody(fake):
    return lambda claims: jwt.encode(claims, None, algorithm="none", headers={"kid": fake.kid})


def signed_with_the_public_key_as_secret(fake):
    """The old trick: the key that everybody may read, taken as a shared secret."""
    public = fake.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def sign(claims):
        head = in_base64(json.dumps({"alg": "HS256", "typ": "JWT", "kid": fake.kid}).encode())
        said = f"{head}.{in_base64(json.dumps(claims).encode())}"
        return f"{said}.{in_base64(hmac.new(public, said.encode(), hashlib.sha256).digest())}"

    return sign


def with_a_key_of_its_own(fake):
    """Under the name of a key that is published."""
    return lambda claims: fake.signed(claims, generate_private_key(65537, 2048))


def with_a_key_that_it_brings(fake):
    return lambda claims: fake.signed(claims, generate_private_key(65537, 2048), kid="mine", jku="http://evil.example")


def changed_afterwards(fake):
    def sign(claims):
        head, _, mark = fake.signed(claims).split(".")
        return f"{head}.{in_base64(json.dumps({**claims, 'sub': 'somebody-else'}).encode())}.{mark}"

    return sign


def naming_no_key(fake):
    """Where the provider publishes two, nothing says which of them it is."""
    published = [json.loads(RSAAlgorithm.to_jwk(fake.key.public_key())) | {"kid": kid} for kid in ("first", "second")]
    fake.answers["/keys"] = (200, "application/json", json.dumps({"keys": published}).encode())
    return lambda claims: jwt.encode(claims, fake.key, algorithm="RS256")


def naming_no_key_and_with_one_of_its_own(fake):
    return lambda claims: jwt.encode(claims, generate_private_key(65537, 2048), algorithm="RS256")


SIGNERS = [
    (signed_by_nobody, Why.ALGORITHM),
    (signed_with_the_public_key_as_secret, Why.ALGORITHM),
    (with_a_key_of_its_own, Why.SIGNATURE),
    (with_a_key_that_it_brings, Why.KEY),
    (changed_afterwards, Why.SIGNATURE),
    (naming_no_key, Why.KEY),
    (naming_no_key_and_with_one_of_its_own, Why.SIGNATURE),
    (lambda fake: lambda claims: "no.token.atall", Why.UNREADABLE),
    (lambda fake: lambda claims: fake.signed({**claims, "groups": ["x" * 20_000]}), Why.TOO_LARGE),
]


@pytest.mark.parametrize(("signer", "why"), SIGNERS)
def test_a_token_that_is_signed_wrongly(partnership, sign_on, fake, caplog, signer, why):
    client, fake.sign = Client(), signer(fake)

    answer = sign_on_by(client, fake, sign_on)

    refused(answer, why, client, partnership, caplog)


def test_a_provider_with_one_key_need_not_name_it(sign_on, fake):
    """OpenID Connect Core 10.1 asks for a name only where there are several."""
    client, fake.sign = Client(), lambda claims: jwt.encode(claims, fake.key, algorithm="RS256")

    sign_on_by(client, fake, sign_on)

    assert is_in(client)


def test_an_answer_with_the_state_of_another_browser(partnership, sign_on, fake, caplog):
    attacker, victim = Client(), Client()
    asked = set_out(attacker, sign_on)
    set_out(victim, sign_on)

    refused(come_back(victim, fake, asked), Why.NOT_YOURS, victim, partnership, caplog)


def test_an_answer_that_nobody_asked_for(partnership, sign_on, fake, caplog):
    client = Client()

    refused(client.get(BACK, {"code": "c", "state": "s"}), Why.NOT_YOURS, client, partnership, caplog)


def test_a_state_is_good_once_even_when_it_was_refused(partnership, sign_on, fake, caplog):
    client, fake.claims = Client(), {"groups": None}
    asked = set_out(client, sign_on)
    come_back(client, fake, asked)
    fake.claims, _ = {}, caplog.clear()

    refused(come_back(client, fake, asked), Why.NOT_YOURS, client, partnership, caplog)


def test_a_code_that_was_used_before(partnership, sign_on, fake, caplog):
    client = Client()
    asked = set_out(client, sign_on)

    answer = client.get(BACK, {"code": "used-before", "state": asked["state"]})

    refused(answer, Why.CODE, client, partnership, caplog)


def test_an_answer_of_another_provider_than_was_asked(partnership, sign_on, fake, caplog):
    client = Client()

    answer = come_back(client, fake, set_out(client, sign_on), iss="https://other.example")

    refused(answer, Why.OTHER_ISSUER, client, partnership, caplog)


def test_the_code_goes_with_a_proof_that_this_browser_asked(sign_on, fake):
    client = Client()
    asked = set_out(client, sign_on)
    come_back(client, fake, asked)

    digest = hashlib.sha256(fake.sent[0]["code_verifier"].encode()).digest()
    assert asked["code_challenge_method"] == "S256"
    assert asked["code_challenge"] == in_base64(digest)


ANSWERS = [
    ("/token", (500, "text/html", b"<h1>down</h1>"), Why.UNREACHABLE),
    ("/token", (200, "text/html", b"<h1>Sign in to the wifi</h1>"), Why.UNREADABLE),
    ("/token", (200, "application/json", b"[1]"), Why.UNREADABLE),
    ("/token", (200, "application/json", b"[" * 100_000), Why.UNREADABLE),
    ("/token", (200, "application/json", b" " * 300_000), Why.TOO_LARGE),
    ("/token", (302, "text/plain", b"http://127.0.0.1/"), Why.UNREACHABLE),
    ("/keys", (200, "application/json", b'{"keys": "none"}'), Why.UNREADABLE),
    ("/keys", (200, "application/json", b'{"keys": []}'), Why.KEY),
    ("/keys", (200, "application/json", b'{"keys": [{"kty": "oct", "kid": "first", "k": "c2VjcmV0"}]}'), Why.KEY),
    ("/keys", (200, "application/json", b'{"keys": [{"kty": "RSA", "kid": "first"}]}'), Why.UNREADABLE),
]


@pytest.mark.parametrize(("path", "given", "why"), ANSWERS)
def test_a_provider_that_answers_with_something_else(partnership, sign_on, fake, caplog, path, given, why):
    client, fake.answers = Client(), {path: given}

    refused(sign_on_by(client, fake, sign_on), why, client, partnership, caplog)


def test_a_provider_that_dawdles_is_not_waited_for(partnership, sign_on, fake, caplog, monkeypatch):
    client = Client()
    asked = set_out(client, sign_on)
    monkeypatch.setattr(outbound, "SECONDS", -1)
    monkeypatch.setattr(outbound.OpenerDirector, "open", lambda self, asked, timeout: Dawdling())

    refused(come_back(client, fake, asked), Why.UNREACHABLE, client, partnership, caplog)


class Dawdling:
    """An answer that never ends."""

    status = 200

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def read1(self, most):
        return b" "


def test_a_key_that_changed_meanwhile_is_asked_for_but_not_all_day(sign_on, fake):
    sign_on_by(Client(), fake, sign_on)
    fake.rotate("second")
    client = Client()
    sign_on_by(client, fake, sign_on)
    assert is_in(client)

    fake.sign = lambda claims: fake.signed(claims, kid="made-up")
    before = fake.asked.count("/keys")
    for _ in range(3):
        assert sign_on_by(Client(), fake, sign_on).status_code == 403
    assert fake.asked.count("/keys") == before


def test_the_log_tells_at_the_level_of_a_warning(sign_on, fake, caplog):
    sign_on_by(Client(), fake, sign_on, nonce="other")

    assert [one.levelno for one in caplog.records if one.name == "goldthread.sign_on"] == [logging.WARNING]
