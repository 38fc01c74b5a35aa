"""Minutes: written under each item, issued, signed off, corrected and approved at a later meeting."""

from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.locking import sign_off_decisions
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.agenda import may_go, take_off
from goldthread.partnership.meetings.commands.attendance import check_may_record, held
from goldthread.partnership.meetings.commands.putting import later_on_topic, put_on_agendas_begun
from goldthread.partnership.meetings.deciding import decisions_of
from goldthread.partnership.meetings.letters import write_issued
from goldthread.partnership.meetings.models import AgendaItem, Correction, Meeting, Topic

LOCKED = (
    "The minutes are signed off. Add a correction instead: what they say stays, and the correction stands below it."
)


@command(Can.RECORD_MEETINGS, event="minutes written", about="item", alone=IN_TURN)
def write_minutes(*, item: AgendaItem, words: str, by: Actor, at: datetime) -> AgendaItem:
    """What was said of an item. They can be written anew until they are signed off."""
    _check_open(item.meeting)
    check_may_record(item.meeting, at)
    held(item.meeting)
    item.minutes = words.strip()
    item.save()
    return item


@command(Can.RECORD_MEETINGS, event="topic carried over", about="item", alone=IN_TURN)
def carry_over(*, item: AgendaItem, by: Actor, at: datetime) -> AgendaItem:
    """The item comes to every later meeting, under matters arising, until it is closed.

    Also to those whose agenda was begun already.
    """
    _check_open(item.meeting)
    if item.topic:
        raise Refused("This is carried over already.")
    item.topic = Topic.objects.create(
        space_id=item.space_id, group=item.meeting.group, title=item.title, audience=item.audience
    )
    item.save()
    put_on_agendas_begun(item.topic, item.meeting)
    return item


@command(Can.RECORD_MEETINGS, event="topic closed", about="item", alone=IN_TURN)
def close_topic(*, item: AgendaItem, why: str, by: Actor, at: datetime) -> AgendaItem:
    """What the item goes on with is closed at its meeting: it comes to none after it.

    It is taken off agendas that were begun already. Where something was filed or written under it there, it stays, and
    is marked as closed.
    """
    _check_open(item.meeting)
    topic = check_goes_on(item)
    if not why.strip():
        raise Refused("Enter why it is closed.", "why")
    topic.closed_at, topic.why_closed = item.meeting, why.strip()
    topic.save()
    for later in later_on_topic(item).select_related("meeting"):
        if may_go(later):
            take_off(later)
    return item


@command(Can.RECORD_MEETINGS, event="minutes issued", about="meeting", alone=IN_TURN)
def issue_minutes(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The draft minutes go to those who are on the group."""
    _check_open(meeting)
    _check_written(meeting)
    meeting.minutes_issued_at = at
    meeting.save()
    write_issued(meeting, "Draft minutes", at)
    return meeting


@command(Can.RECORD_MEETINGS, event="minutes signed off", about="meeting", alone=IN_TURN)
def sign_off_minutes(*, meeting: Meeting, signed_off_as: str, by: Actor, at: datetime) -> Meeting:
    """They are locked, with every decision in them. ``signed_off_as`` is the post of whoever says they are right."""
    _check_open(meeting)
    _check_written(meeting)
    if not signed_off_as.strip():
        raise Refused("Enter the post of whoever signs them off.", "signed_off_as")
    meeting.signed_off_at, meeting.signed_off_as = at, signed_off_as.strip()
    meeting.minutes_issued_at = meeting.minutes_issued_at or at
    meeting.save()
    sign_off_decisions(decisions_of(meeting), at)
    return meeting


@command(Can.RECORD_MEETINGS, event="minutes corrected", about="meeting", alone=IN_TURN)
def correct_minutes(
    *,
    meeting: Meeting,
    words: str,
    reason: str,
    by: Actor,
    at: datetime,
    item: AgendaItem | None = None,
    agreed_at: Meeting | None = None,
) -> Correction:
    """What minutes that were signed off should have said. It stands beside what they say."""
    if not meeting.is_locked:
        raise Refused("The minutes are not signed off yet. Change them where they stand.")
    if not words.strip():
        raise Refused("Enter what the minutes should have said.", "words")
    if not reason.strip():
        raise Refused("Enter why.", "reason")
    if item and item.meeting_id != meeting.pk:
        raise Refused("Select an item of this meeting.", "item")
    if agreed_at:
        agreed_at = held(_later(meeting, agreed_at, at, "agreed_at"))
    return Correction.objects.create(
        space_id=meeting.space_id,
        meeting=meeting,
        item=item,
        words=words.strip(),
        reason=reason.strip(),
        agreed_at=agreed_at,
        made_at=at,
    )


@command(Can.RECORD_MEETINGS, event="minutes approved", about="meeting", alone=IN_TURN)
def approve_minutes(*, meeting: Meeting, approved_at: Meeting, by: Actor, at: datetime) -> Meeting:
    """A later meeting of the group agreed that the minutes are a true record."""
    if not meeting.is_locked:
        raise Refused("Sign the minutes off first: what is approved must not change after it.")
    if meeting.approved_at:
        raise Refused(f"They were approved at {meeting.approved_at}.")
    meeting.approved_at = held(_later(meeting, approved_at, at, "approved_at"))
    meeting.save()
    return meeting


def _later(meeting: Meeting, chosen: Meeting, at: datetime, field: str) -> Meeting:
    """A later meeting of the group that can have agreed to something, as it stands now and not when it was chosen.

    That its own minutes are signed off by now does not matter.
    """
    later = Meeting.objects.select_for_update(of=("self",)).select_related("group", "space").get(pk=chosen.pk)
    if later.group_id != meeting.group_id or later.on <= meeting.on:
        raise Refused("Select a later meeting of the group.", field)
    if later.state == Meeting.State.CANCELLED:
        raise Refused("That meeting was cancelled.", field)
    if later.on > timezone.localdate(at):
        raise Refused("That meeting is still to come.", field)
    return later


def check_goes_on(item: AgendaItem) -> Topic:
    """The open topic of an item. Raise Refused where there is none."""
    if item.topic is None:
        raise Refused("This is not carried over.")
    if item.topic.closed_at:
        raise Refused(f"It was closed at {item.topic.closed_at}.")
    return item.topic


def _check_open(meeting: Meeting) -> None:
    if meeting.is_locked:
        raise Refused(LOCKED)


def _check_written(meeting: Meeting) -> None:
    if meeting.state != Meeting.State.HELD:
        raise Refused("Record who came first: only a meeting that was held has minutes.")
    if not meeting.items.exclude(minutes="").exists():
        raise Refused("No minutes are written yet.")
