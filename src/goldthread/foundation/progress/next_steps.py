"""What a person may do next with an action, as its status allows."""

from dataclasses import dataclass

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.progress.reporting import owners_to_report_for, runs_the_plan

Status = Action.Status
SETTLED = (Status.CLOSED, *Action.ELSEWHERE_NOW)


@dataclass(frozen=True)
class Step:
    """What it is called and the name of its address."""

    text: str
    address: str


REPORT = Step("Report progress", "report_progress")
ACCEPT = Step("Accept as done", "accept_action")
ASK = Step("Ask for more", "ask_for_more")
SUPERSEDE = Step("Mark as superseded", "supersede_action")
TRANSFER = Step("Mark as transferred", "transfer_action")
REOPEN = Step("Take it up again", "reopen_action")


def next_steps(action: Action, standing: Standing) -> list[Step]:
    """In the order in which they are offered; the first is the one that is usual."""
    steps = judging(action) if standing.may(Can.JUDGE_EVIDENCE, action.space_id) else []
    return [REPORT, *steps] if may_report(action, standing) else steps


def may_report(action: Action, standing: Standing) -> bool:
    """Whether a person may report on it as it stands now."""
    if action.status in SETTLED or not standing.may(Can.REPORT_PROGRESS, action.space_id):
        return False
    return runs_the_plan(action, standing) or bool(owners_to_report_for(action, standing))


def judging(action: Action) -> list[Step]:
    """How an action in this status can be judged."""
    if action.status in Action.ELSEWHERE_NOW:
        return [REOPEN]
    if action.status == Status.CLOSED:
        return [ASK, REOPEN]
    reported = [ACCEPT, ASK] if action.status == Status.COMPLETE_PENDING_EVIDENCE else []
    return [*reported, SUPERSEDE, TRANSFER]
