"""The way to a provider and back: what this browser is given to bring home, once."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from goldthread.foundation.sign_on.refusals import NotSignedOn, Why

IN_SESSION = "sign_on_hop"
MINUTES = 10
BYTES = 32


@dataclass(frozen=True)
class Hop:
    """One journey to a provider. ``joining`` is the account that is to be bound, of somebody who is signed in."""

    space: int
    sign_on: int
    state: str
    nonce: str
    verifier: str
    began: float
    joining: int = 0

    def asked(self, client_id: str, back: str) -> dict[str, str]:
        """What the provider is asked for: a code, for this browser (PKCE) and this journey (state, nonce)."""
        digest = urlsafe_b64encode(sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        return {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": back,
            "scope": "openid email profile",
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": digest,
            "code_challenge_method": "S256",
        }


def begin(session: MutableMapping[str, Any], *, space: int, sign_on: int, at: datetime, joining: int = 0) -> Hop:
    """Keep with the session what the answer will be held against. An earlier journey is forgotten."""
    state, nonce, verifier = (token_urlsafe(BYTES) for _ in range(3))
    hop = Hop(space, sign_on, state, nonce, verifier, at.timestamp(), joining)
    session[IN_SESSION] = asdict(hop)
    return hop


def end(session: MutableMapping[str, Any], state: str, at: datetime) -> Hop:
    """The journey that this answer ends. It is over now, whatever the answer says, so none is used twice."""
    kept = session.pop(IN_SESSION, None)
    if kept is None or not hmac.compare_digest(kept["state"].encode(), state.encode()):
        raise NotSignedOn(Why.NOT_YOURS)
    if at.timestamp() - kept["began"] > MINUTES * 60:
        raise NotSignedOn(Why.TOO_LATE)
    return Hop(**kept)
