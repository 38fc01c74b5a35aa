"""What a link of an invitation carries: a secret that is kept only as its digest."""

from hashlib import sha256
from secrets import token_urlsafe

from django.urls import reverse

BYTES = 32
"""256 bits: guessing is hopeless, so wrong links need not be counted."""


def new_secret() -> str:
    return token_urlsafe(BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def link_of(space_id: int, secret: str) -> str:
    """Path of the page that the secret opens."""
    return reverse("invitation", kwargs={"space_id": space_id, "secret": secret})
