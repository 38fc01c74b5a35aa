"""What is known of whether practice changed. Computed afresh from results each time, and typed by nobody.

One rule serves at every level: of a test from its results, of an outcome statement from its tests, of a
recommendation from the outcome statements of its finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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
    State.EXPIRED: "A test of practice was passed, and its result or its evidence counts no longer",
}


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: the day on which it was withdrawn and the last day on which it shows anything, if any."""

    withdrawn_on: date | None = None
    runs_out_on: date | None = None


@dataclass(frozen=True)
class Outcome:
    """One result: the day on which it was known, whether the pass mark was reached, the last day it counts.

    Without ``evidence`` it was recorded when what shows a result was told in words, and these do not run out.
    """

    known_on: date
    passed: bool
    good_until: date
    evidence: tuple[Piece, ...] = ()

    @property
    def counts_until(self) -> date:
        """The last day on which it counts: no longer than its time, and no longer than something shows it."""
        return min(self.good_until, shown_until(self.evidence))


def shown_until(evidence: Iterable[Piece]) -> date:
    """The last day on which any of the evidence shows anything; from the day it is withdrawn it shows nothing."""
    return max((_until(piece) for piece in evidence), default=date.max)


def _until(piece: Piece) -> date:
    withdrawn = piece.withdrawn_on - timedelta(days=1) if piece.withdrawn_on else date.max
    return min(withdrawn, piece.runs_out_on or date.max)


def state_of_results(results: Iterable[Outcome], on: date) -> State:
    """Of one test, by its latest result; of several on one day a failed one counts.

    A failed result stands until a later one: it does not become unknown by growing old, nor by its evidence being
    withdrawn. A passed one expires with its time or with its evidence, whichever ends first.
    """
    latest = max(results, key=lambda one: (one.known_on, not one.passed, one.counts_until), default=None)
    if latest is None:
        return State.UNPROVEN
    if not latest.passed:
        return State.DISPROVEN
    return State.PROVEN if on <= latest.counts_until else State.EXPIRED


def state_of_all(states: Iterable[State]) -> State:
    """Of several together: disproven if any is, else expired if any is, proven only if all are; with none, unproven."""
    known = set(states)
    for telling in (State.DISPROVEN, State.EXPIRED):
        if telling in known:
            return telling
    return State.PROVEN if known == {State.PROVEN} else State.UNPROVEN
