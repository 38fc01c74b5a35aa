"""A device that holds passkeys, as honest or as hostile as a test wants it."""

import json
from hashlib import sha256
from html import unescape
from re import search
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from django.http import HttpResponse
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.models import User
from goldthread.foundation.accounts.passkeys import passkeys_of

UP, UV, AT = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV, AuthenticatorData.FLAG.AT
ADD = "/account/passkeys/new/"
HERE = "http://localhost:8000"


class Device:
    """One passkey. ``origin`` and ``verifies`` say where it believes to be, and whether it asks who holds it."""

    def __init__(self, origin: str = HERE, *, verifies: bool = True) -> None:
        self.key, self.number = generate_private_key(SECP256R1()), token_bytes(16)
        self.origin, self.verifies, self.person = origin, verifies, b""

    def made(self, options: dict[str, Any]) -> dict[str, Any]:
        """What the browser sends when a passkey is made."""
        asked = options["publicKey"]
        self.person = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.number, public)
        said = self._said(asked["rp"]["id"], AT, credential)
        return self._answer(
            {
                "clientDataJSON": websafe_encode(self._client_data("webauthn.create", asked)),
                "attestationObject": websafe_encode(AttestationObject.create("none", said, {})),
            }
        )

    def used(self, options: dict[str, Any], person: bytes | None = None) -> dict[str, Any]:
        """What the browser sends when it is used; ``person`` claims to be somebody else's."""
        asked = options["publicKey"]
        data, said = self._client_data("webauthn.get", asked), self._said(asked["rpId"])
        signed = self.key.sign(said + sha256(data).digest(), ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": websafe_encode(data),
                "authenticatorData": websafe_encode(said),
                "signature": websafe_encode(signed),
                "userHandle": websafe_encode(self.person if person is None else person),
            }
        )

    def _said(self, rp_id: str, more: int = 0, credential: bytes = b"") -> AuthenticatorData:
        flags = AuthenticatorData.FLAG(UP | (UV if self.verifies else 0) | more)
        return AuthenticatorData.create(sha256(rp_id.encode()).digest(), flags, 1, credential)

    def _client_data(self, kind: str, asked: dict[str, Any]) -> bytes:
        return CollectedClientData.create(type=kind, challenge=asked["challenge"], origin=self.origin)

    def _answer(self, response: dict[str, str]) -> dict[str, Any]:
        number = websafe_encode(self.number)
        return {"id": number, "rawId": number, "type": "public-key", "response": response, "clientExtensionResults": {}}


def options_on(page: HttpResponse) -> dict[str, Any]:
    """What a page hands the browser's script."""
    found = search(r"data-gt-options='([^']*)'", page.content.decode())
    assert found, "the page holds no options for a passkey"
    return json.loads(unescape(found[1]))


def options_to_sign_in(client: Client) -> dict[str, Any]:
    """What the sign-in page's script asks for when the button is pressed."""
    return client.get("/sign-in/passkey/", HTTP_ACCEPT="application/json").json()["request_options"]


def sent(client: Client, address: str, answer: Any, **more: str) -> HttpResponse:
    """What the script sends."""
    return client.post(address, {"credential": json.dumps(answer), **more})


def add_passkey(client: Client, name: str = "Laptop", device: Device | None = None) -> tuple[Device, HttpResponse]:
    """Add one by the page, as the person does."""
    device = device or Device()
    return device, sent(client, ADD, device.made(options_on(client.get(ADD))), name=name)


def sign_in_by(client: Client, device: Device, person: bytes | None = None) -> HttpResponse:
    """Sign in without a password."""
    return sent(client, "/sign-in/passkey/", device.used(options_to_sign_in(client), person))


def held_by(user: User) -> list[str]:
    """What the person calls the passkeys that they have."""
    with as_person(user.pk):
        return [one.data["name"] for one in passkeys_of(user)]


def number_of(user: User) -> int:
    """The number of the one that they have."""
    with as_person(user.pk):
        return passkeys_of(user).get().pk
