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
from goldthread.foundation.records.dates import PartialDate, in_words
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.attendance import check_may_record, held
from goldthread.partnership.meetings.deciding import ITEM, actions_given_on
from goldthread.partnership.meetings.models import AgendaItem, Meeting


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

    It carries the item: whoever may not see that, now or after its audience changed or a conflict of interest was
    recorded, does not see the action, unless they answer for whoever owes it (``deciding.actions_seen``).
    """
    check_may_record(item.meeting, at)
    agencies, groups = list(agencies), list(groups)
    if not what.strip():
        raise Refused("Enter what is to be done.", "what")
    if not (agencies or groups):
        raise Refused("Select who owes it.", "owner")
    if due_on < item.meeting.on:
        raise Refused(f"The meeting was on {in_words(item.meeting.on)}. Enter that day or a later one.", "due_on")
    # Locked, so that no two actions take one number. A group that meets twice on a day counts on.
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=item.meeting_id)
    held(meeting)
    begins = f"{meeting.group.code.upper()} {meeting.on:%Y-%m-%d}/"
    return add_action(
        space=item.space,
        reference=next_reference(begins, actions_given_on(meeting.group, meeting.on)),
        details=ActionDetails(title=what.strip(), due=PartialDate.from_date(due_on)),
        origin=Origin(ITEM, item.pk),
        agencies=agencies,
        groups=groups,
        by=by,
        at=at,
    )
