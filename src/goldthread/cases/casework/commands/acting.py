"""Something is to be done about a case: an action of the one register."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.casework.asking import agencies_to_ask
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import write_event
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import ActionDetails, Origin, put_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.numbering import given_by, next_reference
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_not_before
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import PartialDate

CALLED = "Case action "
"""Its reference leads nobody to the case: the agency that owes it may not see that."""


@command(Can.DECIDE_CASES, event="action set in a case", about="case")
def set_action(*, case: Case, title: str, agency: Agency, due_on: date, by: Actor, at: datetime) -> Action:
    """An agency owes something because of a case. It sees what it owes; the case only if it was given sight of it.

    Raise Refused for one that takes no part in the pathway, or has a conflict of interest in the case.
    """
    holding = acting_in(case.rules, Can.DECIDE_CASES, by, at, case.space_id)
    if case.is_closed:
        raise Refused(f"{case} is closed, so you cannot set an action now.")
    agencies_to_ask(case, [agency], at)
    check_not_before(due_on, timezone.localdate(case.opened_at), "due_on", "It began")
    origin = Origin(CASE_KIND, case.pk)
    write_event(case, CaseEvent.Kind.ACTION, words=f"Owed by: {agency.name}", holding=holding, by=by, at=at)
    return put_action(
        space=case.space,
        reference=next_reference(CALLED, given_by(case.space, origin)),
        details=ActionDetails(title=title, due=PartialDate.from_date(due_on)),
        origin=origin,
        agencies=[agency],
        at=at,
    )
