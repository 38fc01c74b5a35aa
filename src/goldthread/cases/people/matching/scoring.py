"""How likely two descriptions are of one person, and why, in words that a practitioner reads. A person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import log2

from goldthread.cases.people.matching.comparing import Finding, findings
from goldthread.cases.people.matching.household import doubt
from goldthread.cases.people.matching.known import Known, Register
from goldthread.cases.people.matching.levels import numbers, words_of

LIKELY, POSSIBLE = 0.9, 0.05
"""From which probability a match is likely, and from which it is possible. A possible one costs a look; one that is
missed, a child whose history nobody sees.
"""
WORTH_SAYING = 0.1
"""Bits below which a reason is none."""
WORTH_DOUBTING = 0.02
"""From which probability of it, that they are twins or of one household is told."""
BY_ANOTHER_NAME = ", by a former name or alias"
NUMBERS = frozenset({"nhs_number", "upn"})
MOST_BITS = 500.0


class Band(StrEnum):
    """What a match is called."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True)
class Reason:
    """One reason in words, and its weight in bits: above 0 for one person, below against."""

    says: str
    bits: float
    respect: str
    level: str


@dataclass(frozen=True)
class Match:
    """What speaks for and against two descriptions being of one person.

    ``weight`` is all that was found, in bits; ``probability`` is what it makes of the chance that one person, picked
    from the register, is the one who is looked for. Both lists have what weighs most first. That they may be twins or
    of one household is always weighed, and told where it is a real possibility.
    """

    probability: float
    weight: float
    band: Band
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]


EVERYBODY = Register()


def score(one: Known, other: Known, register: Register = EVERYBODY) -> Match:
    """Weigh two descriptions against each other among those of a register. Which comes first does not matter."""
    found = [*findings(one, other, register), *_of_mothers(one, other, register)]
    reasons = [_reason(each) for each in found]
    doubts = doubt(found, register)
    weight = sum(sorted(reason.bits for reason in reasons)) + doubts.bits
    probability = _probability(weight - log2(register.size))
    if (1 - probability) * doubts.share >= WORTH_DOUBTING:
        reasons.append(Reason(doubts.says, doubts.bits, "household", doubts.level))
    worth = (each for each in reasons if abs(each.bits) >= WORTH_SAYING)
    told = sorted(worth, key=lambda each: (-abs(each.bits), each.says))
    return Match(
        probability,
        weight,
        _band(probability, found),
        tuple(each for each in told if each.bits > 0),
        tuple(each for each in told if each.bits < 0),
    )


def _reason(found: Finding) -> Reason:
    says = words_of(found.respect, found.level)
    if found.by_another_name and found.bits > 0:
        says += BY_ANOTHER_NAME
    return Reason(says, found.bits, found.respect, found.level)


def _of_mothers(one: Known, other: Known, register: Register) -> Iterable[Finding]:
    """An unborn child is found by the mother; a mother's own mother takes no part."""
    bands = {score(*pair, register).band for pair in product(one.mothers, other.mothers)}
    alike = ((Band.LIKELY, "same"), (Band.POSSIBLE, "may_be"), (Band.UNLIKELY, "different"))
    level = next((level for band, level in alike if band in bands), None)
    return [Finding("mother", level, numbers()["mother", level].bits)] if level else []


def _probability(bits: float) -> float:
    return 1 / (1 + 2 ** -max(-MOST_BITS, min(MOST_BITS, bits)))


def _band(probability: float, found: list[Finding]) -> Band:
    """By probability; but a number in common is always worth a look, and two numbers are never called one person."""
    levels = {each.level for each in found if each.respect in NUMBERS}
    if probability >= LIKELY and "different" not in levels:
        return Band.LIKELY
    return Band.POSSIBLE if probability >= POSSIBLE or "same" in levels else Band.UNLIKELY
