"""An owner reports how an action goes, perhaps with evidence."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, account_of, standing_of
from goldthread.foundation.actions.models import Action, ActionEvidence, ActionOwner, ActionQuerySet
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.evidence.recording import Shown, record_evidence
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.progress.following import follow_report
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.owners import last_judgement
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.records.near_days import TOO_EARLY, is_too_early
from goldthread.foundation.spaces.models import Space

Says = ProgressReport.Says
Status = Action.Status

MISSING = {
    Says.HELD_UP: "Enter what holds it up, so that somebody can help.",
    Says.DONE: "Enter what was done.",
}
SETTLED = "This action is marked “{status}”. Ask whoever runs the plan to take it up again before you report on it."


@dataclass(frozen=True)
class Said:
    """What an owner says: how it goes, ``report`` in words, and the day on which it was done if it is.

    ``shown`` is evidence that comes with it, called ``evidence_title``.
    """

    says: str
    report: str = ""
    done_on: date | None = None
    shown: Shown | None = None
    evidence_title: str = ""


@command(Can.REPORT_PROGRESS, event="progress reported", about="action")
def report_progress(
    *, action: Action, said: Said, by: Actor, at: datetime, owner: Agency | Group | None = None
) -> ProgressReport:
    """One owner says how the action goes. It is reported done once each owner says that it is.

    ``owner`` may be left out where there is only one that the person may report for. Raise Refused where something is
    missing, or where the owner does not owe the action.
    """
    standing = standing_of(by, timezone.localdate(at))
    check_said(action, said, timezone.localdate(at))
    owner = _reporter(action, owner, standing)
    is_own = owner is None or owner in those_spoken_for([owner], by, timezone.localdate(at))
    report = ProgressReport.objects.create(
        space_id=action.space_id,
        action=action,
        agency=owner if isinstance(owner, Agency) else None,
        group=owner if isinstance(owner, Group) else None,
        says=said.says,
        words=said.report.strip(),
        done_on=said.done_on if said.says == Says.DONE else None,
        since=last_judgement(action),
        reported_at=at,
        reported_by_id=account_of(by),
        reported_through="" if account_of(by) else by.name,
        is_by_partnership=not is_own,
    )
    if said.shown:
        _add_evidence(report, said, by, at)
    follow_report(action, report)
    return report


def owners_to_report_for(action: Action, standing: Standing) -> list[Agency | Group]:
    """Owners for which a person may report: any for whoever runs the plan, else one's own agencies among them."""
    return those_to_report_for(action, action.owners.select_related("agency", "group").order_by("pk"), standing)


def those_to_report_for(action: Action, owners: Iterable[ActionOwner], standing: Standing) -> list[Agency | Group]:
    """The same where the owners were read already, as for many actions at once."""
    runs = runs_the_plan(action, standing)
    own = standing.agencies_where(Can.REPORT_PROGRESS)
    found = [owner.agency or owner.group for owner in owners if runs or owner.agency_id in own]
    return [owner for owner in found if owner]


def those_spoken_for(owners: Collection[Agency | Group], by: Actor, on: date) -> list[Agency | Group]:
    """Owners whose own word it is when a person reports: one's agencies, and groups on which one has a seat.

    For any other owner it is the partnership that records what it was told. The program itself, which brings in what
    owners have said, speaks for all.
    """
    standing = standing_of(by, on)
    if standing.is_system:
        return list(owners)
    agencies, account = standing.agencies_where(Can.REPORT_PROGRESS), account_of(by)
    asked = [owner.pk for owner in owners if isinstance(owner, Group)]
    held = Seat.objects.filter(Q(holder=account) | Q(deputy=account), group__in=asked).in_force(on)
    groups = set(held.values_list("group_id", flat=True)) if asked and account else set()
    return [owner for owner in owners if owner.pk in (groups if isinstance(owner, Group) else agencies)]


def reported_on_by(standing: Standing, space: Space) -> ActionQuerySet:
    """The actions of a space on which a person may report: any in sight, or those that one's own agencies owe."""
    actions = Action.objects.visible_to(standing).filter(space=space)
    if standing.is_system:
        return actions
    whole = standing.whole_spaces_where(Can.REPORT_PROGRESS)
    return actions.answered_for(whole, standing.agencies_where(Can.REPORT_PROGRESS))


def runs_the_plan(action: Action, standing: Standing) -> bool:
    """Whether a person may report for any owner, and where nobody owes it."""
    return standing.is_system or action.space_id in standing.whole_spaces_where(Can.REPORT_PROGRESS)


def check_said(action: Action, said: Said, today: date) -> None:
    """Raise Refused where something is missing, cannot be, or the action is settled."""
    if said.says not in Says.values:
        raise Refused("Select how the action is going.", "says")
    if action.status in (Status.CLOSED, *Action.ELSEWHERE_NOW):
        raise Refused(SETTLED.format(status=action.get_status_display()))
    if is_too_long(said.report):
        raise Refused(too_long("What you report"), "report")
    if said.says in MISSING and not said.report.strip():
        raise Refused(MISSING[Says(said.says)], "report")
    if said.says != Says.DONE:
        return
    if said.done_on is None:
        raise Refused("Enter the day on which it was done.", "done_on")
    if said.done_on > today:
        raise Refused("The day on which it was done must be today or in the past.", "done_on")
    if is_too_early(said.done_on):
        raise Refused(TOO_EARLY, "done_on")
    if action.started_on and said.done_on < action.started_on:
        raise Refused("An action cannot be done before it was started.", "done_on")


def _reporter(action: Action, owner: Agency | Group | None, standing: Standing) -> Agency | Group | None:
    """Whose report it is. Raise Refused where that cannot be told or is not theirs to say."""
    possible = owners_to_report_for(action, standing)
    if owner is not None:
        if owner not in possible:
            raise Refused("Choose an owner of this action for which you may report.", "owner")
        return owner
    if len(possible) > 1:
        raise Refused("Select whose report this is.", "owner")
    if not possible and (action.owners.exists() or not runs_the_plan(action, standing)):
        raise Refused("Only an agency that owes this action may report on it.", "owner")
    return possible[0] if possible else None


def _add_evidence(report: ProgressReport, said: Said, by: Actor, at: datetime) -> None:
    assert said.shown
    evidence = record_evidence(
        space=report.space,
        title=said.evidence_title.strip() or f"Evidence of {report.action.reference}",
        shown=said.shown,
        agency=report.agency,
        by=by,
        at=at,
    )
    ActionEvidence.objects.create(space_id=report.space_id, action=report.action, evidence=evidence)
