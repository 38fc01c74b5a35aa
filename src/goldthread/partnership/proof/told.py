"""What proof says of a thread: what is known of each outcome and recommendation, and the tests that are set."""

from collections.abc import Iterable
from datetime import date

from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.telling import TELLERS, Mark, Telling, Told, ToldTest, Tone
from goldthread.partnership.proof.proving import (
    OutcomeProof,
    RecommendationProof,
    Tested,
    proofs_from,
    proofs_of_outcomes,
)
from goldthread.partnership.proof.states import MEANING, State

NAME = "proof"
MARKS: dict[State, Mark] = {
    State.UNPROVEN: "square",
    State.PROVEN: "square-tick",
    State.DISPROVEN: "square-cross",
    State.EXPIRED: "square-slash",
}
TONES: dict[State, Tone] = {
    State.UNPROVEN: "warn",
    State.PROVEN: "good",
    State.DISPROVEN: "bad",
    State.EXPIRED: "bad",
}


def told(state: State, why: str) -> Told:
    return Told(state.value, why, MARKS[state], TONES[state])


def tell(parts: Parts, on: date) -> Telling:
    """What is known on a day of everything on a thread."""
    outcomes = proofs_of_outcomes(parts, on)
    known = {f"outcome-{proof.outcome.pk}": told(proof.state, f"{MEANING[proof.state]}.") for proof in outcomes}
    for proof in proofs_from(parts, outcomes):
        known[_key(proof)] = told(proof.state, proof.why)
    tests = {proof.outcome.pk: list(_tests(proof)) for proof in outcomes if proof.standing}
    return Telling(known, tests)


def _key(proof: RecommendationProof) -> str:
    """A finding whose response is a recommendation counts as one where its words are not recorded."""
    return f"recommendation-{proof.recommendation.pk}" if proof.recommendation else f"finding-{proof.finding.pk}"


def _tests(proof: OutcomeProof) -> Iterable[ToldTest]:
    for tested in proof.standing:
        words = str(tested.test)
        yield ToldTest(f"practice-test-{tested.test.pk}", words, _detail(tested), told(tested.state, ""))


def _detail(tested: Tested) -> str:
    return f"Pass mark: {tested.marks[-1]}"


def register() -> None:
    """Once, when the program starts."""
    TELLERS[NAME] = tell
