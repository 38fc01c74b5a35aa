"""Who made an archive: whoever holds the public key can close one, so it is signed with the key of the trail."""

from collections.abc import Callable

from django.conf import settings

from goldthread.foundation.trail.keys import TrailKey

WHAT = b"backup|"


def signer() -> Callable[[bytes], dict[str, str]] | None:
    """What signs the digests of an archive; nothing on a machine without the key of the trail."""
    path = settings.TRAIL_KEY_FILE
    if not path or not path.exists():
        return None
    key = TrailKey.read(path)
    return lambda digests: {"key": key.name, "signature": key.sign(WHAT + digests).hex()}


def is_ours(digests: bytes, signature: dict[str, str] | None) -> bool | None:
    """Whether the key of this trail, now or before, signed it; nothing where there is no key here to tell by."""
    path = settings.TRAIL_KEY_FILE
    if not path or not path.exists():
        return None
    if not signature:
        return False
    return TrailKey.read(path).made(signature["key"], bytes.fromhex(signature["signature"]), WHAT + digests)
