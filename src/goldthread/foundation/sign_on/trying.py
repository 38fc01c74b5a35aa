"""Asking a provider what it says of itself, before anybody signs in by it."""

from dataclasses import dataclass

from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.sign_on.provider import keys_of, provider_of
from goldthread.foundation.sign_on.refusals import NotSignedOn
from goldthread.foundation.ui.words import plural


@dataclass(frozen=True)
class Tried:
    """What came back, in sentences. The client secret is not tried: only a sign-in shows whether that is right."""

    went_well: bool
    sentences: list[str]


def tried(sign_on: SignOn) -> Tried:
    """Read the provider's own description and its keys afresh."""
    try:
        provider = provider_of(sign_on.issuer, afresh=True)
        keys = keys_of(provider, afresh=True)
    except NotSignedOn as refused:
        return Tried(False, [refused.sentence])
    if not keys:
        return Tried(False, ["It answers, but publishes no key that it signs with."])
    return Tried(
        True,
        [
            f"It answers as {provider.issuer}.",
            f"It sends people to {provider.authorization}.",
            f"It publishes {plural(len(keys), 'key')} that it signs with.",
            "Next, turn it on and sign in by it in another browser: only that tries the client secret.",
        ],
    )
