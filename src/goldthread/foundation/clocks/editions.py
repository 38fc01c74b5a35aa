"""What the law said when: each clock keeps the edition that was in force at its own trigger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from goldthread.foundation.clocks.limits import Limit


class Kind(StrEnum):
    """How binding a limit is (statutory.md 0.2): a report of what was late must not overstate the law."""

    STATUTORY = "statutory"
    GUIDANCE = "guidance"
    LOCAL = "local"


IN_WORDS = {
    Kind.STATUTORY: "the law",
    Kind.GUIDANCE: "statutory guidance: to be followed unless there is good reason not to",
    Kind.LOCAL: "a local limit, which the partnership sets",
}


@dataclass(frozen=True)
class Edition:
    """A document as it read from one day on, until another took its place. ``begins`` None: since ever.

    Of one that is ``undated`` no source that was read tells the days: a partnership that looked them up says them.
    """

    code: str
    title: str
    begins: date | None = None
    ends: date | None = None
    """The last day on which it was in force."""
    undated: bool = False

    def is_in_force(self, on: date) -> bool:
        return (self.begins is None or self.begins <= on) and (self.ends is None or on <= self.ends)

    def __post_init__(self) -> None:
        if self.begins and self.ends and self.ends < self.begins:
            raise ValueError(f"The edition {self.code} ends before it begins.")


@dataclass(frozen=True)
class Rule:
    """What one edition says of a limit, and where."""

    limit: Limit
    kind: Kind
    edition: Edition
    citation: str

    def __post_init__(self) -> None:
        if not self.citation:
            raise ValueError(f"The limit of {self.limit} says nowhere where it comes from.")


def rule_on(rules: Sequence[Rule], on: date) -> Rule | None:
    """The rule in force on a day; None where there was none yet, or is none any more."""
    return next((rule for rule in rules if rule.edition.is_in_force(on)), None)


def check_apart(rules: Sequence[Rule]) -> None:
    """Raise ValueError if two rules of one clock are in force on one day."""
    dated = sorted(rules, key=lambda rule: rule.edition.begins or date.min)
    for earlier, later in pairwise(dated):
        if earlier.edition.ends is None or (later.edition.begins or date.min) <= earlier.edition.ends:
            raise ValueError(f"{earlier.edition.code} and {later.edition.code} are in force on the same day.")
