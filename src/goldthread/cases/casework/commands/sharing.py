"""What was an agency's own is shared with the others."""

from datetime import datetime

from goldthread.cases.casework.commands.stepping import CASE_WORK
from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord
from goldthread.cases.casework.permissions import acting_on
from goldthread.cases.casework.recording import step_that_kept, write_event
from goldthread.cases.casework.sharing import ALL_WHO_SEE_IT, keep_sharing
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused


@command(*CASE_WORK, event="record shared", about="record")
def share_record(*, record: CaseRecord, basis: LawfulBasis, by: Actor, at: datetime) -> CaseRecord:
    """From now on all who see the case read it, on a lawful basis. That cannot be taken back: it may have been read."""
    case: Case = Case.objects.get(pk=record.case_id)
    step = step_that_kept(case, record)
    holding = acting_on(case, step.by, by, at, by_agency=step.by_agency, first=record.agency_id)
    if not record.own_until or getattr(record, record.own_until):
        raise Refused("All who see the case can read it already.")
    keep_sharing(case, record, basis, what=step.done, shared_with=ALL_WHO_SEE_IT, holding=holding, by=by, at=at)
    setattr(record, record.own_until, True)
    record.save(update_fields=[record.own_until])
    write_event(case, CaseEvent.Kind.SHARED, step=step.code, record_id=record.pk, holding=holding, by=by, at=at)
    return record
