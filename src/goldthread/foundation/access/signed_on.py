"""Which roles count in a session: it depends on whether a person's own organisation signed them in.

An organisation vouches for what is held for it and for nothing else, so a session that it began opens only that. What
its claim gave, in turn, counts only there: a person who has left it and still knows a password finds it gone.
"""

from collections.abc import Callable, MutableMapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from goldthread.foundation.access.models import Holding

IN_SESSION = "signed_on"


@dataclass(frozen=True)
class SignedOn:
    """How an organisation began a session: for whom, for which agencies over all spaces, and when, in seconds.

    ``registration`` names us at its provider, ``provider_session`` what the provider calls its own session; both are
    digests, by which it can later say that the person signed out there.
    """

    user: int
    agencies: list[int]
    registration: str = ""
    provider_session: str = ""
    at: float = 0


STILL_ON: list[Callable[[SignedOn, date], frozenset[int]]] = []
"""Whoever keeps sign-ons says here for which of its agencies a session still counts: for none whose sign-on was turned
off, and for none at all once the person signed out where it began."""


def note_signed_on(session: MutableMapping[str, Any], signed_on: SignedOn) -> None:
    """Keep with the session whom an organisation signed in."""
    session[IN_SESSION] = asdict(signed_on)


def signed_on_in(session: MutableMapping[str, Any], user_id: int) -> SignedOn | None:
    """How this person's organisation began the session; nothing if it did not."""
    kept = session.get(IN_SESSION)
    return SignedOn(**kept) if kept and kept["user"] == user_id else None


def counted_in(session: MutableMapping[str, Any], user_id: int, on: date) -> Callable[[Holding], bool]:
    """Say of a role of this person whether it counts in the session."""
    signed_on = signed_on_in(session, user_id)
    if signed_on is None:
        return lambda holding: not holding.by_sign_on
    agencies = frozenset(signed_on.agencies)
    for still_on in STILL_ON:
        agencies &= still_on(signed_on, on)
    return lambda holding: holding.agency_id in agencies
