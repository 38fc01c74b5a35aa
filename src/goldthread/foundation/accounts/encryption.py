"""Secrets that must be read back (keys of second factors), encrypted under a key made from the secret key.

When the secret key changes, older ones still open what they closed, until everything is closed anew.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

CLOSED_ANEW: list[Callable[[], int]] = []
"""Whoever keeps what ``encrypt`` gave registers here what closes all of it anew, in the database; it says how much."""


def encrypt(text: str) -> str:
    """Encrypt under the newest key."""
    return _keys().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """Read what any of the keys encrypted. Raise InvalidToken for anything else."""
    return _keys().decrypt(encrypted.encode()).decode()


def close_anew(encrypted: str) -> str:
    """The same secret under the newest key."""
    return _keys().rotate(encrypted.encode()).decode()


def close_everything_anew() -> int:
    """Leave nothing that only an older key opens; give how many secrets there are."""
    return sum(close() for close in CLOSED_ANEW)


def _keys() -> MultiFernet:
    """The newest key first; older secret keys still open what they closed, so that keys can be changed."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"goldthread second factor")
    return Fernet(urlsafe_b64encode(derived.derive(force_bytes(secret))))
