"""Who came: seat by seat, and guests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Seat
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Meeting

How = Attendance.How
NOT_YET = "Attendance is recorded on the day of the meeting or after it."


@dataclass(frozen=True)
class Came:
    """How a seat was filled. ``name`` is who stood in for its holder and deputy.

    ``came_for`` is the first item that they were there for, if they came late; ``left_after`` the last, if they left.
    """

    seat: Seat
    how: str
    name: str = ""
    came_for: AgendaItem | None = None
    left_after: AgendaItem | None = None


@command(Can.RECORD_MEETINGS, event="attendance recorded", about="meeting", alone=IN_TURN)
def record_attendance(*, meeting: Meeting, came: Iterable[Came], by: Actor, at: datetime) -> Meeting:
    """How each seat was filled. What was recorded of a seat before gives way; a seat that is not named stays unsaid.

    A substitute is refused where the group's terms allow none (seed 001: named deputies and no substitutes).
    """
    check_may_record(meeting, at)
    said = {one.seat.pk: one for one in came}
    for one in said.values():
        _check(meeting, one)
    meeting.attendances.exclude(seat=None).exclude(seat__in=said).delete()
    for one in said.values():
        Attendance.objects.update_or_create(
            space_id=meeting.space_id,
            meeting=meeting,
            seat=one.seat,
            defaults={
                "how": one.how,
                "name": one.name.strip(),
                "came_for": one.came_for,
                "left_after": one.left_after,
            },
        )
    meeting.state = Meeting.State.HELD
    meeting.save()  # also where it was held already, so that another who records it now notices
    return meeting


@command(Can.RECORD_MEETINGS, event="guest recorded", about="meeting", alone=IN_TURN)
def record_guest(*, meeting: Meeting, name: str, by: Actor, at: datetime, agency: Agency | None = None) -> Attendance:
    """Somebody came who holds no seat. They do not count for the quorum."""
    check_may_record(meeting, at)
    if not name.strip():
        raise Refused("Enter who came.", "name")
    held(meeting)
    return Attendance.objects.create(
        space_id=meeting.space_id, meeting=meeting, how=How.GUEST, name=name.strip(), agency=agency
    )


def check_may_record(meeting: Meeting, at: datetime) -> None:
    """Raise Refused for a meeting that is still to come, was cancelled, or whose minutes are signed off."""
    if meeting.is_locked:
        raise Refused("The minutes are signed off. Add a correction instead.")
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused("This meeting was cancelled, so nobody came or stayed away.")
    if meeting.on > timezone.localdate(at):
        raise Refused(NOT_YET)


def held(meeting: Meeting) -> Meeting:
    """It was held, now that it is said who came or what was said."""
    if meeting.state == Meeting.State.PLANNED:
        meeting.state = Meeting.State.HELD
        meeting.save(update_fields=["state"])
    return meeting


def _check(meeting: Meeting, one: Came) -> None:
    group, field = meeting.group.as_on(meeting.on), f"how-{one.seat.pk}"
    if one.seat.group_id != meeting.group_id or not one.seat.is_in_force(meeting.on):
        raise Refused(f"{one.seat} was no seat of {group.name} on that day.", field)
    if one.how == How.GUEST:
        raise Refused("Guests are recorded by themselves.", field)
    if one.how == How.SUBSTITUTE and group.substitutes_allowed is False:
        raise Refused(
            f"{group.name} allows no substitutes, only named deputies. Record apologies for {one.seat}, and whoever"
            " came as a guest: a guest does not count for the quorum.",
            field,
        )
    if one.how == How.SUBSTITUTE and not one.name.strip():
        raise Refused(f"Enter who stood in for {one.seat}.", f"name-{one.seat.pk}")
    if one.how == How.DEPUTY and not (one.seat.deputy_id or one.seat.deputy_name):
        raise Refused(f"{one.seat} has no named deputy. Name one on the seat, or say who stood in.", field)
    if one.came_for and one.left_after and one.came_for.place > one.left_after.place:
        raise Refused(f"{one.seat} cannot have left before they came.", f"left-{one.seat.pk}")
