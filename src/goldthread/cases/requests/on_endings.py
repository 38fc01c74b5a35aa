"""What becomes of requests that wait where their case is closed, or their agency takes no more part in the pathway."""

from datetime import datetime

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.recording import WHEN_CLOSED
from goldthread.cases.going_live.commands import WHEN_ENDED
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.requests.commands.changing import let_off
from goldthread.cases.requests.models import Lane
from goldthread.foundation.access.standing import Actor

CLOSED = "The case was closed."
ENDED = "Its agreement for this kind of case has ended."


def when_closed(case: Case, at: datetime) -> None:
    """Nobody need reply any more from the moment at which it ended, which may be told later. What an agency told
    before that is recorded all the same.
    """
    rows = Lane.objects.filter(space_id=case.space_id, request__case=case)
    let_off(rows, CLOSED, case.closed_at or at, at, with_case=True)


def when_ended(part: TakingPart, by: Actor, at: datetime) -> None:
    """It is asked nothing more, and told nothing more: no letter goes. What it told before is recorded all the same."""
    rows = Lane.objects.filter(space_id=part.space_id, agency_id=part.agency_id, request__case__pathway=part.pathway)
    let_off(rows, ENDED, at, at, with_case=True)


def register() -> None:
    """Called when the program starts."""
    if when_closed not in WHEN_CLOSED:
        WHEN_CLOSED.append(when_closed)
    if when_ended not in WHEN_ENDED:
        WHEN_ENDED.append(when_ended)
