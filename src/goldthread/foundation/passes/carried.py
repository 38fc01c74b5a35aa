"""What the holder of a pass carries: a text that is shown once, and for a link a code that comes separately.

A text is ``gt_<space>_<pass>_<secret>``. Its beginning lets anybody who finds one say what it is and revoke it;
only the secret opens anything, and of it only a digest is kept. None of it is ever logged.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from secrets import randbelow, token_urlsafe

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

BYTES = 32
"""256 bits: guessing is hopeless, so wrong texts need not be counted."""

CODE_DIGITS = 8
"""Guessing five times hits one in twenty million."""

TEXT = re.compile(r"gt_([1-9][0-9]{0,14})_([1-9][0-9]{0,14})_([-\w]{43})", re.ASCII)


@dataclass(frozen=True)
class Text:
    """What a text names, and its secret."""

    space_id: int
    pass_id: int
    secret: str

    def __repr__(self) -> str:
        return f"Text of pass {self.pass_id}"

    def __str__(self) -> str:
        return f"gt_{self.space_id}_{self.pass_id}_{self.secret}"


def read_text(written: str) -> Text | None:
    """Take a text apart; nothing if it is none."""
    found = TEXT.fullmatch(written)
    return Text(int(found[1]), int(found[2]), found[3]) if found else None


def new_secret() -> str:
    return token_urlsafe(BYTES)


def new_code() -> str:
    return f"{randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def code_digest(secret_hash: str, code: str, secret_key: str | None = None) -> str:
    """What is kept of a link's code: keyed, since so short a code could be guessed from a plain digest."""
    digits = "".join(code.split())
    words = f"{secret_hash}:{digits}"
    return salted_hmac("goldthread.pass-code", words, secret=secret_key, algorithm="sha256").hexdigest()


def is_code(kept: str, secret_hash: str, code: str) -> bool:
    """Whether this is the code of a link, sent under today's secret key or under one that still counts."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(same(kept, code_digest(secret_hash, code, key)) for key in keys)


def same(kept: str, shown: str) -> bool:
    """Compare two digests in a time that tells nothing."""
    return constant_time_compare(kept, shown)
