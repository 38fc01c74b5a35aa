"""A case that was closed is opened again."""

from datetime import datetime

from goldthread.cases.casework.clocks import count_clocks
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import WHEN_REOPENED, write_event
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused


@command(Can.CLOSE_CASES, event="case opened again", about="case")
def reopen_case(*, case: Case, why: str, by: Actor, at: datetime) -> Case:
    """It goes back to the stage in which it was before it was closed; its outcome is open again. Who owes something
    again by it is told.
    """
    holding = acting_in(case.rules, Can.CLOSE_CASES, by, at, case.space_id)
    if not case.is_closed:
        raise Refused(f"{case} is open.")
    reason = said(why, "Say why it is opened again.", "why")
    stage = _before(case)
    case.move_to(stage, at)
    case.outcome = case.outcome_here = ""
    case.left_open = False
    case.save(update_fields=["stage", "stage_since", "closed_at", "outcome", "outcome_here", "left_open"])
    write_event(case, CaseEvent.Kind.REOPENED, moved_to=stage, words=reason, holding=holding, by=by, at=at)
    count_clocks(case, at)
    for tell_who_owes_again in WHEN_REOPENED:
        tell_who_owes_again(case, by, at)
    return case


def _before(case: Case) -> str:
    """The last stage that it was moved to and that does not end a case; the first one if there was none."""
    open_stages = [stage.code for stage in case.rules.stages if not stage.ends]
    moved = case.events.filter(moved_to__in=open_stages).order_by("-pk")
    return moved.values_list("moved_to", flat=True).first() or open_stages[0]
