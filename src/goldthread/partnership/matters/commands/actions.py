"""Something is to be done about a matter: an action of the one register."""

from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.numbering import given_by, next_reference
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.command import command
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.matters.commands.turning import check_not_ended
from goldthread.partnership.matters.models import ORIGIN, RaisedMatter


@command(Can.RECORD_ACTIONS, event="action raised from a matter", about="matter")
def raise_action_of_matter(
    *,
    matter: RaisedMatter,
    title: str,
    due_on: date,
    by: Actor,
    at: datetime,
    agency: Agency | None = None,
    group: Group | None = None,
) -> Action:
    """An agency or a group owes something because of it. The matter stays open until it is said what became of it."""
    check_not_ended(matter)
    check_not_before(due_on, matter.raised_on, "due_on", "It was raised")
    origin = Origin(ORIGIN, matter.pk)
    return add_action(
        space=matter.space,
        reference=next_reference(f"M{matter.number}.", given_by(matter.space, origin)),
        details=ActionDetails(title=title, due=PartialDate.from_date(due_on)),
        origin=origin,
        agencies=[agency] if agency else [],
        groups=[group] if group else [],
        by=by,
        at=at,
    )
