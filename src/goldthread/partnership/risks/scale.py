"""The scale on which a risk is scored: likelihood and impact from 1 to 5, their product, and the words for each.

The words and where a band begins are local defaults, of the kind that most registers use.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

LOWEST, HIGHEST = 1, 5
MOST = HIGHEST * HIGHEST

LIKELIHOOD = {
    1: "Rare: not expected in years",
    2: "Unlikely: could happen once in some years",
    3: "Possible: could happen this year",
    4: "Likely: will probably happen this year",
    5: "Almost certain: happens, or will within weeks",
}
IMPACT = {
    1: "Negligible: no child notices",
    2: "Minor: put right at once, no child is less safe",
    3: "Moderate: some children wait longer or get less help",
    4: "Major: children are less safe, or a duty is not met",
    5: "Severe: a child may come to serious harm",
}


@dataclass(frozen=True)
class Band:
    """A part of the scale by name, from a score on."""

    code: str
    words: str
    least: int


BANDS = (
    Band("very-high", "Very high", 16),
    Band("high", "High", 10),
    Band("moderate", "Moderate", 5),
    Band("low", "Low", 1),
)


def is_on_scale(number: int) -> bool:
    return LOWEST <= number <= HIGHEST


def score_of(likelihood: int, impact: int) -> int:
    """From 1 to 25. Raise ValueError for what is not on the scale."""
    if not (is_on_scale(likelihood) and is_on_scale(impact)):
        raise ValueError(f"A risk is scored from {LOWEST} to {HIGHEST}, not {likelihood} and {impact}.")
    return likelihood * impact


def band_of(score: int) -> Band:
    return next(band for band in BANDS if score >= band.least)


def short(words: str) -> str:
    """ "Likely" of "Likely: will probably happen this year"."""
    return words.partition(":")[0]


class Scored(Protocol):
    """What is scored on a day, in the order in which it was written down."""

    scored_on: date
    number: int


AnyScored = TypeVar("AnyScored", bound=Scored)


def last_on(scores: Iterable[AnyScored], on: date) -> AnyScored | None:
    """The scoring that counts on a day: the last until then, and of two on one day the later."""
    until = [one for one in scores if one.scored_on <= on]
    return max(until, key=lambda one: (one.scored_on, one.number), default=None)
