"""A record of a case is put right. What it said before stays in the trail."""

from datetime import datetime

from goldthread.cases.casework.clocks import count_clocks
from goldthread.cases.casework.commands.stepping import CASE_WORK
from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.recording import Said, check_moment, say, step_that_kept
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.checking import said as must_say
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.ui.plain_words import lower_first

CLOSED = "{case} is closed. Open it again first, and say why."


@command(*CASE_WORK, event="record corrected", about="record")
def correct_record(
    *, record: CaseRecord, said: Said, happened_at: datetime, why: str, by: Actor, at: datetime
) -> CaseRecord:
    """What was recorded was wrong. The clocks are counted anew; where the case stands is not changed by it.

    An answer that decides where the case goes cannot be corrected: that is a step of its own, or the case is opened
    again.
    """
    case = Case.objects.select_for_update().get(pk=record.case_id)
    step = step_that_kept(case, record)
    holding = acting_in(case.rules, step.by, by, at, case.space_id, by_agency=step.by_agency)
    if holding is not None and holding.agency_id not in (None, record.agency_id):
        raise NotAllowed("This was recorded by another agency.")
    if case.is_closed:
        raise Refused(CLOSED.format(case=case))
    reason = must_say(why, "Say why it is corrected.", "why")
    check_moment(happened_at, at)
    led, decided = step.destination(record), str(getattr(record, step.outcome) or "") if step.outcome else ""
    record.happened_at = happened_at
    say(record, said, at)
    if step.destination(record) != led:
        title = lower_first(case.rules.stage(led).title) if led else "where it is"
        raise Refused(f"This answer took the case to {title}. Record what changed as a new step.", step.decided_by)
    if step.outcome and str(getattr(record, step.outcome) or "") != decided:
        raise Refused("The outcome is changed by closing the case anew, not by a correction.", step.outcome)
    record.save()
    CaseEvent.objects.create(
        space_id=case.space_id,
        case=case,
        kind=CaseEvent.Kind.CORRECTED,
        step=step.code,
        record_id=record.pk,
        words=reason,
        happened_at=at,
        by_id=account_of(by),
        **CaseEvent.acting(holding),
    )
    count_clocks(case, at)
    return record
