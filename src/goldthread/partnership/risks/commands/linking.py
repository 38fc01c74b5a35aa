"""A risk is linked to what it hangs together with, and actions are raised to bring it down."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.numbering import given_by, next_reference
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.risks.commands.scoring import check_open
from goldthread.partnership.risks.models import ORIGIN, Risk, RiskLink

FIELD_OF = {Action: "action", RaisedMatter: "matter", Finding: "finding"}


@command(Can.RECORD_PLANS, event="risk linked", about="risk")
def link_risk(*, risk: Risk, to: Action | RaisedMatter | Finding, by: Actor, at: datetime) -> RiskLink:
    """The risk hangs together with an action, a matter or a finding, and each page leads to the other."""
    check_open(risk)
    seen = type(to).objects.visible_to(standing_of(by, timezone.localdate(at)))
    if to.space_id != risk.space_id or not seen.filter(pk=to.pk).exists():
        raise Refused("Choose something of this partnership.", "to")
    field = FIELD_OF[type(to)]
    if RiskLink.objects.filter(risk=risk, **{field: to}).exists():
        raise Refused("It is linked to this already.", "to")
    return RiskLink.objects.create(space_id=risk.space_id, risk=risk, **{field: to})


@command(Can.RECORD_ACTIONS, event="action raised from a risk", about="risk")
def raise_action_of_risk(
    *,
    risk: Risk,
    title: str,
    due_on: date,
    by: Actor,
    at: datetime,
    agency: Agency | None = None,
    group: Group | None = None,
) -> Action:
    """An agency or a group owes something that brings the risk down."""
    check_open(risk)
    check_not_before(due_on, risk.raised_on, "due_on", "It was raised")
    origin = Origin(ORIGIN, risk.pk)
    return add_action(
        space=risk.space,
        reference=next_reference(f"R{risk.number}.", given_by(risk.space, origin)),
        details=ActionDetails(title=title, due=PartialDate.from_date(due_on)),
        origin=origin,
        agencies=[agency] if agency else [],
        groups=[group] if group else [],
        by=by,
        at=at,
    )
