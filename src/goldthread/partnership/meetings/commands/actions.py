"""Actions that a meeting gives out, in one line under an item."""

from collections.abc import Iterable
from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.numbering import next_reference
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.attendance import check_may_record
from goldthread.partnership.meetings.models import AgendaItem, Audience, Meeting
from goldthread.partnership.meetings.queries.agenda import MEETING


@command(Can.RECORD_MEETINGS, event="action given at a meeting", about="item", alone=IN_TURN)
def give_action(
    *,
    item: AgendaItem,
    what: str,
    due_on: date,
    by: Actor,
    at: datetime,
    agencies: Iterable[Agency] = (),
    groups: Iterable[Group] = (),
) -> Action:
    """An agency or a group owes something by a day. It is one action of the one register, and says where it came from.

    One that comes from an item that not everybody may see is restricted as reviews before publication are.
    """
    check_may_record(item.meeting, at)
    agencies, groups = list(agencies), list(groups)
    if not what.strip():
        raise Refused("Enter what is to be done.", "what")
    if not (agencies or groups):
        raise Refused("Select who owes it.", "owner")
    # Locked, so that no two actions take one number.
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=item.meeting_id)
    origin = Origin(MEETING, meeting.pk, is_restricted=_is_restricted(item))
    begins = f"{meeting.group.code.upper()} {meeting.on:%Y-%m-%d}/"
    return add_action(
        space=item.space,
        reference=next_reference(item.space, origin, begins),
        details=ActionDetails(title=what.strip(), due=PartialDate.from_date(due_on)),
        origin=origin,
        agencies=agencies,
        groups=groups,
        by=by,
        at=at,
    )


def _is_restricted(item: AgendaItem) -> bool:
    """Whether somebody who may see the meeting may not see the item, by its audience, its record or an interest."""
    return item.audience != Audience.MEETING or bool(item.source) or item.conflicts.exists()
