"""What agencies are told of whom a chronology is about."""

from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True)
class AskedOf:
    """Whom it is about, in words by which an agency finds them, why it is needed, and of which time, if of one."""

    about: str
    purpose: str
    first_on: date | None = None
    last_on: date | None = None


QUESTION = tuple(one.name for one in fields(AskedOf))
"""By these names a lane, and the form by which agencies are asked, have it."""
