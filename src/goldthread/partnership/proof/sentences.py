"""What is done about a recommendation and what is known of it, in one plain sentence."""

from goldthread.foundation.ui.words import plural
from goldthread.partnership.proof.proving import RecommendationProof
from goldthread.partnership.proof.states import State

KNOWN = {
    State.UNPROVEN: "whether practice changed is not known",
    State.PROVEN: "tests of practice show that practice changed",
    State.DISPROVEN: "a test of practice shows that practice did not change as it should",
    State.EXPIRED: "practice was shown to have changed, and its tests or their evidence count no longer",
}


def told_of(proof: RecommendationProof, *, with_actions: bool) -> str:
    """ "1 of 2 actions is reported done, none with evidence accepted; whether practice changed is not known: …".

    Without sight of the whole plan nothing is said of actions: what a person does not see is not counted.
    """
    known = f"{KNOWN[proof.state]}. {proof.why}"
    return f"{_done(proof)}; {known}" if with_actions else f"{known[:1].upper()}{known[1:]}"


def _done(proof: RecommendationProof) -> str:
    owed = len(proof.actions)
    if not owed:
        return "No action serves this finding"
    if not proof.done:
        return f"None of {plural(owed, 'action')} is done" if owed > 1 else "The one action is not done"
    done = f"{proof.done} of {plural(owed, 'action')} {'is' if proof.done == 1 else 'are'} done or reported done"
    return f"{done}, {proof.accepted or 'none'} with evidence accepted"
