"""Who made an archive: whoever holds the public key can close one, so it is signed with the key of the trail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from goldthread.foundation.trail.keys import TrailKey

WHAT = b"backup|"
OF_A_LATER_ONE = (
    "Use an archive that was made after the key was changed. If there is none, and you are sure of this one because it"
    " never left your hands, restore with no GOLDTHREAD_TRAIL_KEY_FILE set."
)


@dataclass(frozen=True)
class Signature:
    """Whether an archive is ours (nothing where there is no key to tell by), what is said of it, and what to do."""

    by_us: bool | None
    said: str
    to_do: str = ""


NO_KEY_HERE = Signature(None, "It is not known who made the archive: there is no key of the trail here to tell by.")
OURS = Signature(True, "It was signed by the key of this trail.")
NOT_OURS = Signature(
    False,
    "The archive was not signed by the key of this trail, so somebody else may have made it.",
    "Put that key, with its file .before, in the place that GOLDTHREAD_TRAIL_KEY_FILE names. If the key is lost, and"
    " you are sure of the archive, restore with no GOLDTHREAD_TRAIL_KEY_FILE set.",
)


def signer() -> Callable[[bytes], dict[str, str]] | None:
    """What signs the digests of an archive; nothing on a machine without the key of the trail."""
    path = settings.TRAIL_KEY_FILE
    if not path or not path.exists():
        return None
    key = TrailKey.read(path)
    return lambda digests: {"key": key.name, "signature": key.sign(WHAT + digests).hex()}


def signature_of(digests: bytes, signature: dict[str, str] | None, made: datetime) -> Signature:
    """Whether the key of this trail signed it, or one before it that was in use when it was made and did not leak."""
    path = settings.TRAIL_KEY_FILE
    if not path or not path.exists():
        return NO_KEY_HERE
    key = TrailKey.read(path)
    if not signature or not key.made(signature["key"], bytes.fromhex(signature["signature"]), WHAT + digests):
        return NOT_OURS
    earlier = key.earlier(signature["key"])
    if earlier and earlier.leaked_on:
        return _leaked(earlier.leaked_on)
    if earlier and not earlier.was_in_use(made):
        return _late(earlier.until, made)
    return OURS


def _leaked(on: datetime) -> Signature:
    said = (
        "The archive was signed with a key of this trail that leaked, as was declared on"
        f" {_day(on)}, so somebody else may have made it."
    )
    return Signature(False, said, OF_A_LATER_ONE)


def _late(until: datetime, made: datetime) -> Signature:
    said = (
        f"The archive says that it was made on {_day(made)}, but was signed with a key of this trail that was changed"
        f" on {_day(until)}, so somebody else may have made it."
    )
    return Signature(False, said, OF_A_LATER_ONE)


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i")
