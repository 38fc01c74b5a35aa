"""Who leads a case."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.commands.opening import LEADS
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.permissions import acting_in, holding_for
from goldthread.cases.casework.recording import write_event
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.giving import stop_grant, write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.queries import grants_of, is_hidden


@command(Can.DECIDE_CASES, event="case handed to another", about="case")
def hand_to(*, case: Case, lead: User, by: Actor, at: datetime) -> Case:
    """Another person of those who run the pathway leads the case from now on."""
    holding = acting_in(case.rules, Can.DECIDE_CASES, by, at, case.space_id)
    if case.is_closed:
        raise Refused(f"{case} is closed. Open it again first.")
    theirs = standing_of(lead, timezone.localdate(at), at)
    role = holding_for(case.rules, Can.RECORD_CASES, theirs, case.space_id)
    if role is None or role.agency_id is not None or is_hidden(theirs, case):
        raise Refused("Choose somebody who runs this pathway and has no conflict of interest.", "lead")
    if case.lead_id == lead.pk:
        raise Refused("They lead it already.", "lead")
    for grant in grants_of(CASE_KIND, case.pk, at).filter(standing_as=Grant.As.LEAD):
        stop_grant(grant, by=by, at=at)
    write_grant(case, account=lead, standing_as=Grant.As.LEAD, purpose=LEADS, by=by, at=at)
    case.lead = lead
    case.save(update_fields=["lead"])
    write_event(case, CaseEvent.Kind.LEAD, holding=holding, by=by, at=at)
    return case
