"""How each field of a record is to be handled: what it is, who may see it, how long it stays.

Retention, subject access, redaction and practice copies all read these lines, so a field without one
does not pass the guard (tests/guards/test_every_field_is_classed.py). Tiers are those of the access
model: T0 public, T1 network, T2 partnership, T3 case, T4 restricted case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Tier(StrEnum):
    """Who may see a field, from anyone (T0) to named individuals with a grant (T4)."""

    PUBLIC = "T0"
    NETWORK = "T1"
    PARTNERSHIP = "T2"
    CASE = "T3"
    RESTRICTED = "T4"


class Replaced(StrEnum):
    """What stands in a field's place in a practice copy."""

    KEPT = "kept"
    BY_A_MADE_UP_NAME = "a made-up name"
    BY_A_MADE_UP_ADDRESS = "a made-up e-mail address"
    BY_A_SENTENCE = "a plain sentence"
    EMPTIED = "nothing"


@dataclass(frozen=True)
class Handling:
    """One way of handling a field.

    ``kept`` is a retention class by name (``foundation/retention/classes.py``); its length is a setting of the
    partnership, because the rules for it differ between authorities.
    """

    what: str
    tier: Tier
    kept: str
    replaced: Replaced
    masked_in_trail: bool = False

    def kept_as(self, kept: str) -> "Handling":
        """The same way of handling, for a record that stays as long as another class does."""
        return replace(self, kept=kept)


KEY = Handling("a key or version that means nothing outside", Tier.PARTNERSHIP, "as its record", Replaced.KEPT)
PUBLISHED = Handling("a fact that is published", Tier.PUBLIC, "partnership record", Replaced.KEPT)
WORKED_OUT = Handling(
    "worked out from other fields of its record, which the trail keeps",
    Tier.PUBLIC,
    "as its record",
    Replaced.KEPT,
    masked_in_trail=True,
)
BUSINESS = Handling("partnership business", Tier.PARTNERSHIP, "partnership record", Replaced.KEPT)
BUSINESS_TEXT = Handling(
    "words of partnership business, which may name people",
    Tier.PARTNERSHIP,
    "partnership record",
    Replaced.BY_A_SENTENCE,
)
LEARNING = Handling(
    "a fact of a review; open to all once the review is published",
    Tier.RESTRICTED,
    "review record",
    Replaced.KEPT,
)
LEARNING_TEXT = Handling(
    "words of a review; open to all once the review is published",
    Tier.RESTRICTED,
    "review record",
    Replaced.BY_A_SENTENCE,
)
PAPER = LEARNING.kept_as("review working paper")
PAPER_TEXT = LEARNING_TEXT.kept_as("review working paper")
TELLS_WHO = Handling(
    "what tells who a person in a review is",
    Tier.RESTRICTED,
    "review working paper",
    Replaced.EMPTIED,
    masked_in_trail=True,
)
RIGHTS = Handling("a fact of a matter of information rights", Tier.RESTRICTED, "rights record", Replaced.KEPT)
RIGHTS_TEXT = Handling(
    "words of a matter of information rights, which may name people",
    Tier.RESTRICTED,
    "rights record",
    Replaced.BY_A_SENTENCE,
    masked_in_trail=True,
)
TELLS_WHO_ASKED = Handling(
    "what tells who asked for what is held about them, and what was held",
    Tier.RESTRICTED,
    "until some time after the request is closed",
    Replaced.EMPTIED,
    masked_in_trail=True,
)
CASE = Handling("a fact of a case", Tier.RESTRICTED, "case record", Replaced.KEPT)
CASE_TEXT = Handling(
    "words of a case, which may name children and families",
    Tier.RESTRICTED,
    "case record",
    Replaced.BY_A_SENTENCE,
    masked_in_trail=True,
)
CASE_NAME = Handling(
    "what tells who somebody in a case is",
    Tier.RESTRICTED,
    "case record",
    Replaced.BY_A_MADE_UP_NAME,
    masked_in_trail=True,
)
QUOTED = Handling(
    "what somebody said; shown to others only where they agreed to it",
    Tier.RESTRICTED,
    "review record",
    Replaced.BY_A_SENTENCE,
    masked_in_trail=True,
)
ACCESS_LOG = Handling(
    "who did something, and doing what; of a reading, who opened which record",
    Tier.PARTNERSHIP,
    "access log",
    Replaced.KEPT,
)
SIGHT = Handling(
    "who was given sight of a record or is kept from it, as what and from when to when",
    Tier.CASE,
    "as its record",
    Replaced.KEPT,
)
SIGHT_TEXT = Handling(
    "why somebody was given sight of a record or is kept from it, which may name people",
    Tier.RESTRICTED,
    "as its record",
    Replaced.BY_A_SENTENCE,
    masked_in_trail=True,
)
PERSON_NAME = Handling("the name of a person who works here", Tier.PARTNERSHIP, "account", Replaced.BY_A_MADE_UP_NAME)
PERSON_CONTACT = Handling(
    "how to reach a person who works here", Tier.PARTNERSHIP, "account", Replaced.BY_A_MADE_UP_ADDRESS
)
ACCOUNT = Handling("the state of an account", Tier.RESTRICTED, "account", Replaced.KEPT)
SECRET = Handling("a secret, only as its hash", Tier.RESTRICTED, "account", Replaced.EMPTIED, masked_in_trail=True)
WHEREABOUTS = Handling(
    "where and by what somebody is signed in",
    Tier.RESTRICTED,
    "until the day after the session ends",
    Replaced.EMPTIED,
    masked_in_trail=True,
)
PASSING = Handling(
    "work in progress that expires",
    Tier.RESTRICTED,
    "until done or 90 days",
    Replaced.EMPTIED,
    masked_in_trail=True,
)


def classed(**groups: tuple[Handling, str]) -> Mapping[str, Handling]:
    """Return field -> handling from groups of field names.

    Example: ``classed(names=(PERSON_NAME, "name"), state=(ACCOUNT, "is_active last_login"))``.
    The keyword says to a reader what the group is; it has no other use.
    """
    fields: dict[str, Handling] = {}
    for handling, names in groups.values():
        for name in names.split():
            if name in fields:
                raise ValueError(f"the field {name} is classed twice")
            fields[name] = handling
    return fields
