"""Which roles count in a session: it depends on whether a person's own organisation signed them in.

An organisation vouches for what is held for it and for nothing else, so a session that it began opens only that. What
its claim gave, in turn, counts only there: a person who has left it and still knows a password finds it gone.
"""

from collections.abc import Callable, Collection, MutableMapping
from datetime import date
from typing import Any

from goldthread.foundation.access.models import Holding

IN_SESSION = "signed_on"

STILL_ON: list[Callable[[frozenset[int], date], frozenset[int]]] = []
"""Whoever keeps sign-ons says here which of these agencies have one that is on: a session that one began opens nothing
any more once it is turned off."""


def note_signed_on(session: MutableMapping[str, Any], user_id: int, agencies: Collection[int]) -> None:
    """Keep with the session whom an organisation signed in, and the agencies that it is, over all spaces."""
    session[IN_SESSION] = {"user": user_id, "agencies": sorted(agencies)}


def was_signed_on(session: MutableMapping[str, Any], user_id: int) -> bool:
    """Whether this person's organisation began the session."""
    return (session.get(IN_SESSION) or {}).get("user") == user_id


def counted_in(session: MutableMapping[str, Any], user_id: int, on: date) -> Callable[[Holding], bool]:
    """Say of a role of this person whether it counts in the session."""
    if not was_signed_on(session, user_id):
        return lambda holding: not holding.by_sign_on
    agencies = frozenset(session[IN_SESSION]["agencies"])
    for still_on in STILL_ON:
        agencies = still_on(agencies, on)
    return lambda holding: holding.agency_id in agencies
