"""What is known of whether practice changed. Computed afresh from results each time, and typed by nobody.

One rule serves at every level: of a test from its results, of an outcome statement from its tests, of a
recommendation from the outcome statements of its finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """What is known. The words are those shown."""

    UNPROVEN = "unproven"
    PROVEN = "proven"
    DISPROVEN = "disproven"
    EXPIRED = "expired"


MEANING = {
    State.UNPROVEN: "No test of practice has shown it yet",
    State.PROVEN: "Every test of practice was passed, and the results still count",
    State.DISPROVEN: "A test of practice was failed",
    State.EXPIRED: "A test of practice was passed, too long ago to count",
}


@dataclass(frozen=True)
class Outcome:
    """One result: the day on which it was known, whether the pass mark was reached, the last day it counts."""

    known_on: date
    passed: bool
    good_until: date


def state_of_results(results: Iterable[Outcome], on: date) -> State:
    """Of one test, by its latest result; of several on one day a failed one counts.

    A failed result stands until a later one: it does not become unknown by growing old.
    """
    latest = max(results, key=lambda one: (one.known_on, not one.passed, one.good_until), default=None)
    if latest is None:
        return State.UNPROVEN
    if not latest.passed:
        return State.DISPROVEN
    return State.PROVEN if on <= latest.good_until else State.EXPIRED


def state_of_all(states: Iterable[State]) -> State:
    """Of several together: disproven if any is, else expired if any is, proven only if all are; with none, unproven."""
    known = set(states)
    for telling in (State.DISPROVEN, State.EXPIRED):
        if telling in known:
            return telling
    return State.PROVEN if known == {State.PROVEN} else State.UNPROVEN
