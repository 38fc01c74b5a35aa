"""What is done for a priority is planned, reported on, and given out as actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened, check_within_reach, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.numbering import next_number
from goldthread.partnership.planning.models import ORIGIN, SAID_HERE, Activity, ActivityProgress, Priority

MAY_REPORT = (Can.RECORD_PLANS, Can.REPORT_PROGRESS)


@dataclass(frozen=True)
class ActivityDetails:
    """What is to be done, by whom and by when."""

    words: str
    agency: Agency | None = None
    group: Group | None = None
    post: str = ""
    due_by: date | None = None


@dataclass(frozen=True)
class Report:
    """How an activity goes, and what it changed for children."""

    says: str
    said_on: date
    words: str = ""
    changed: str = ""


@command(Can.RECORD_PLANS, event="activity planned", about="priority")
def add_activity(
    *, priority: Priority, details: ActivityDetails, by: Actor, at: datetime, was_due: bool = False
) -> Activity:
    """Something is to be done for a priority. ``was_due`` says that a day which has passed is meant."""
    _check_to_come(details.due_by, timezone.localdate(at), was_due=was_due)
    activity = Activity(space_id=priority.space_id, priority=priority, number=next_number(priority.activities.all()))
    return _say(activity, details, at)


@command(Can.RECORD_PLANS, event="activity changed", about="activity")
def change_activity(
    *, activity: Activity, details: ActivityDetails, by: Actor, at: datetime, was_due: bool = False
) -> Activity:
    """What is said of it changes; what was reported of it stays. Of another day that has passed it is asked again."""
    _check_to_come(details.due_by, timezone.localdate(at), was_due=was_due or details.due_by == activity.due_by)
    return _say(activity, details, at)


@command(*MAY_REPORT, event="progress of an activity reported", about="activity")
def report_activity(*, activity: Activity, report: Report, by: Actor, at: datetime) -> ActivityProgress:
    """Whoever keeps the plan, or answers for the agency that leads it, says how it goes. Earlier reports stay."""
    standing = standing_of(by, timezone.localdate(at))
    if not Activity.objects.reported_by(standing).filter(pk=activity.pk).exists():
        raise NotAllowed("Another agency leads this activity.")
    if report.says not in dict(SAID_HERE):
        raise Refused("Choose how it goes.", "says")
    check_happened(report.said_on, timezone.localdate(at), "said_on")
    later = activity.progress.filter(said_on__gt=report.said_on).exists()
    if later:
        raise Refused("Something was reported of a later day already. Report how it goes now.", "said_on")
    return ActivityProgress.objects.create(
        space_id=activity.space_id,
        activity=activity,
        says=report.says,
        said_on=report.said_on,
        words=said(report.words, "Say in a sentence how it goes.", "words"),
        changed=report.changed.strip(),
    )


@command(Can.RECORD_ACTIONS, event="action given out by an activity", about="activity")
def give_out_action(
    *,
    activity: Activity,
    reference: str,
    details: ActionDetails,
    by: Actor,
    at: datetime,
    agencies: Iterable[Agency] = (),
    groups: Iterable[Group] = (),
) -> Action:
    """Part of an activity is owed like any other action: it is chased, evidenced and judged in the one register."""
    return add_action(
        space=activity.space,
        reference=reference,
        details=details,
        origin=Origin(ORIGIN, activity.pk),
        agencies=agencies,
        groups=groups,
        by=by,
        at=at,
    )


def _check_to_come(due_by: date | None, today: date, *, was_due: bool) -> None:
    """What is overdue from the start is refused once, in case its day is a slip of the hand."""
    if due_by and due_by < today and not was_due:
        raise Refused(
            f"{in_words(due_by)} has passed, so it would be overdue from the start. Check the day. If it was due then,"
            " say so below.",
            "due_by",
        )


def _say(activity: Activity, details: ActivityDetails, at: datetime) -> Activity:
    if details.agency and details.group:
        raise Refused("Choose one agency or one group.", "lead")
    if any(one is not None and one.space_id != activity.space_id for one in (details.agency, details.group)):
        raise Refused("Choose an agency or a group of this partnership.", "lead")
    check_within_reach(details.due_by, timezone.localdate(at), "due_by", "The day by which it is to be done")
    activity.words = said(details.words, "Enter what is to be done.", "words")
    activity.agency, activity.group = details.agency, details.group
    activity.post, activity.due_by = details.post.strip(), details.due_by
    activity.save()
    return activity
