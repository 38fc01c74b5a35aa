"""How clocks are told: why one stands or was late, and each state."""

from django.db import models

from goldthread.foundation.clocks import State


class Reason(models.TextChoices):
    """Why a clock stands, and why one was late (statutory.md 0.3)."""

    AWAITING_OTHER_AGENCY = "awaiting_other_agency", "Waiting for another agency"
    FAMILY_UNAVAILABLE = "family_unavailable", "The family could not be reached"
    CHILD_MISSING = "child_missing", "The child was missing"
    CRIMINAL_PROCEEDINGS = "criminal_proceedings", "Criminal proceedings"
    CORONER = "coroner", "The coroner’s investigation"
    CAPACITY = "capacity", "Not enough staff"
    RECORDING_ERROR = "recording_error", "It was recorded wrongly"
    NOT_APPLICABLE = "not_applicable", "The limit does not apply here"
    OTHER = "other", "Another reason"


ONCE_STOOD_FOR = [(code, words) for code, words in Reason.choices if code != Reason.RECORDING_ERROR]
"""What a row may say. What was recorded wrongly is corrected: no clock ever stood for it."""
NO_PAUSE = (Reason.CAPACITY, Reason.NOT_APPLICABLE)
"""Why a clock was late, and nothing that it waits for: the law gives nobody more time for these."""
TO_STAND = [(code, words) for code, words in ONCE_STOOD_FOR if code not in NO_PAUSE]
"""For what a clock is made to stand."""

IN_WORDS = {
    State.NOT_STARTED: "Not started",
    State.RUNNING: "Running",
    State.DUE_SOON: "Due soon",
    State.OVERDUE: "Overdue",
    State.MET: "Met in time",
    State.MET_LATE: "Met late",
    State.PAUSED: "Paused",
    State.CANCELLED: "Not owed now",
}
"""Each state as a person reads it."""

NEVER_DONE = "Not done in time"
"""What was late, and is owed no more."""

NEVER_TO_BE = "Will not be done"
"""What was owed, and of which somebody said why it will not be done."""

BEFORE_IT_CAME = "Fell due before it came from a file"
LATE = (State.OVERDUE, State.MET_LATE)
"""What asks for a reason."""


def words_of_state(state: State, *, is_counted: bool, is_over: bool, is_given_up: bool) -> str:
    """As a person reads it. Imported history is not shamed as late, and what is over is not said to be so still."""
    if not is_counted and state in LATE:
        return BEFORE_IT_CAME
    if is_over and state == State.OVERDUE:
        return NEVER_TO_BE if is_given_up else NEVER_DONE
    return IN_WORDS[state]
