"""Whoever runs the plan judges an action: accepts it, asks for more, or says that it goes on elsewhere."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.actions.counting_evidence import shown_on
from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.progress.models import Judgement
from goldthread.foundation.progress.owners import names_of, owing
from goldthread.foundation.records.near_days import is_too_far, too_far

Status = Action.Status
Verdict = Judgement.Verdict
ENDINGS = "endings of actions"
"""Judged as a whole: of two actions, each of which is to take the other's place, one goes on."""


@command(Can.JUDGE_EVIDENCE, event="evidence accepted", about="action")
def accept_as_done(*, action: Action, by: Actor, at: datetime, why: str = "") -> Judgement:
    """The evidence shows that the action was done. Whether practice changed is another question."""
    owners = owing(action)
    waiting = [one for one in owners if not one.is_done]
    # What was reported done as a whole, before owners reported here, says it of them all.
    if waiting and any(one.report for one in owners):
        raise Refused(f"{names_of(waiting)} has not said yet that it is done.")
    check_is_reported_done(action)
    if not Action.objects.filter(shown_on(timezone.localdate(at)), pk=action.pk).exists():
        raise Refused("No evidence that counts today is here. Ask for it first.")
    return _judge(action, Status.CLOSED, Verdict.ACCEPTED, by, at, why=why)


@command(Can.JUDGE_EVIDENCE, event="more asked of an action", about="action")
def ask_for_more(*, action: Action, what: str, answer_by: date, by: Actor, at: datetime) -> Judgement:
    """What was reported or shown is not enough. The action is in progress again, to be answered by a day."""
    check_was_reported_done(action)
    if not what.strip():
        raise Refused("Enter what more is needed.", "what")
    today = timezone.localdate(at)
    if answer_by <= today:
        raise Refused("The day to answer by must be in the future.", "answer_by")
    if is_too_far(answer_by, today):
        raise Refused(too_far("The day to answer by", today), "answer_by")
    action.done_on = None
    return _judge(action, Status.IN_PROGRESS, Verdict.MORE_ASKED, by, at, why=what, answer_by=answer_by)


@command(Can.JUDGE_EVIDENCE, event="action superseded", about="action", alone=ENDINGS)
def supersede_action(
    *, action: Action, why: str, by: Actor, at: datetime, superseded_by: Action | None = None
) -> Judgement:
    """Another action takes its place, or it is no longer needed. It stays to be seen."""
    check_goes_on(action)
    if not why.strip():
        raise Refused("Enter why the action is superseded.", "why")
    if superseded_by is not None:
        _check_successor(action, superseded_by, by, at)
    return _judge(action, Status.SUPERSEDED, Verdict.SUPERSEDED, by, at, why=why, superseded_by=superseded_by)


@command(Can.JUDGE_EVIDENCE, event="action transferred", about="action", alone=ENDINGS)
def transfer_action(*, action: Action, to: str, why: str, by: Actor, at: datetime) -> Judgement:
    """It goes on in somebody else's plan, such as another board's. Here it is neither owed nor done."""
    check_goes_on(action)
    if not to.strip():
        raise Refused("Enter to whom the action is transferred.", "to")
    if not why.strip():
        raise Refused("Enter why the action is transferred.", "why")
    return _judge(action, Status.TRANSFERRED, Verdict.TRANSFERRED, by, at, why=why, to=to.strip())


@command(Can.JUDGE_EVIDENCE, event="action taken up again", about="action")
def reopen_action(*, action: Action, why: str, by: Actor, at: datetime) -> Judgement:
    """It was superseded, transferred or closed and is owed again."""
    check_is_settled(action)
    if not why.strip():
        raise Refused("Enter why the action is taken up again.", "why")
    action.done_on = None
    return _judge(action, Status.IN_PROGRESS if action.started_on else Status.OPEN, Verdict.REOPENED, by, at, why=why)


def _judge(action: Action, status: str, verdict: str, by: Actor, at: datetime, *, why: str, **said: Any) -> Judgement:
    action.status = status
    action.answer_by = said.get("answer_by")
    action.save()
    return Judgement.objects.create(
        space_id=action.space_id,
        action=action,
        verdict=verdict,
        why=why.strip(),
        judged_at=at,
        judged_by_id=account_of(by),
        **said,
    )


def check_is_reported_done(action: Action) -> None:
    if action.status != Status.COMPLETE_PENDING_EVIDENCE:
        raise Refused("Only an action that is reported done can be accepted.")


def check_was_reported_done(action: Action) -> None:
    if action.status not in (Status.COMPLETE_PENDING_EVIDENCE, Status.CLOSED):
        raise Refused("More can be asked of an action once it is reported done.")


def check_is_settled(action: Action) -> None:
    if action.status not in (Status.CLOSED, *Action.ELSEWHERE_NOW):
        raise Refused("Only an action that is closed, superseded or transferred can be taken up again.")


def check_goes_on(action: Action) -> None:
    if action.status in (Status.CLOSED, *Action.ELSEWHERE_NOW):
        raise Refused("This action is settled already. Take it up again first.")


def _check_successor(action: Action, successor: Action, by: Actor, at: datetime) -> None:
    """In the plan of the same partnership, in sight, not the action itself, and not one that has ended."""
    seen = Action.objects.visible_to(standing_of(by, timezone.localdate(at))).filter(space=action.space_id)
    found = seen.exclude(pk=action.pk).filter(pk=successor.pk).first()
    if found is None:
        raise Refused("Choose another action of this partnership.", "superseded_by")
    if found.status in Action.ELSEWHERE_NOW:
        raise Refused("That action is itself superseded or transferred. Choose one that goes on.", "superseded_by")
