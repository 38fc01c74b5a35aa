"""A record of a case is put right. What it said before stays in the trail."""

from copy import copy
from datetime import datetime
from functools import partial

from goldthread.cases.casework.answers import check_answers
from goldthread.cases.casework.clocks import count_clocks
from goldthread.cases.casework.commands.stepping import CASE_WORK, check_not_before_it_began
from goldthread.cases.casework.held_against import hold_against_others
from goldthread.cases.casework.models import Case, CaseEvent, CaseRecord
from goldthread.cases.casework.only_once import check_only_one, keeps_nothing
from goldthread.cases.casework.permissions import acting_on, check_is_for
from goldthread.cases.casework.recording import (
    Said,
    check_moment,
    ended_by,
    said_of_outcome,
    say,
    step_that_kept,
    write_event,
)
from goldthread.cases.casework.shown import happened
from goldthread.cases.casework.sight_of_records import change_sight, kept_by, named_for_sight
from goldthread.cases.casework.sitting import check_who_sat
from goldthread.cases.declaring.projecting import moment_of
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import said as must_say
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.ui.plain_words import lower_first

CLOSED = "{case} is closed. Open it again first, and say why."
ANOTHER_OR_NOT = (
    "Whether it was a second {one} about the same is not corrected, since more follows from it. Record that as a new"
    " step."
)
WHY_CORRECTED = "why_corrected"
"""Where a form asks for it: a record may have a "why" of its own."""
BIRTH_ALONE = "{case} is closed, so nothing but the day of birth is corrected. For anything else open it again first."


@command(*CASE_WORK, event="record corrected", about="record")
def correct_record(
    *, record: CaseRecord, said: Said, happened_at: datetime, why: str, by: Actor, at: datetime
) -> CaseRecord:
    """What was recorded was wrong. The clocks are counted anew; where the case stands is not changed by it.

    An answer that decides where the case goes cannot be corrected: that is a step of its own, or the case is opened
    again. An agency that should not have been named sees the case no longer, and the one that is named now does. The
    case gets a new version whatever was corrected: whoever had a form of it open read what was wrong, and is told.

    Of a closed case only a day of birth is corrected, since nobody could otherwise say when its period of retention is
    over: opening it again would move the day it ended.
    """
    case = Case.objects.get(pk=record.case_id)
    step = step_that_kept(case, record)
    holding = acting_on(case, step.by, by, at, by_agency=step.by_agency, first=record.agency_id)
    check_is_for(case, step, by, at)
    if holding is not None and holding.agency_id not in (None, record.agency_id):
        raise NotAllowed("This was recorded by another agency.")
    if case.is_closed and not case.rules.says_birth(step):
        raise Refused(CLOSED.format(case=case))
    before = copy(record)
    reason = must_say(why, "Say why it is corrected.", WHY_CORRECTED)
    check_moment(happened_at, at)
    if happened_at != record.happened_at:
        _move(case, step, record, happened_at)
    named = named_for_sight(step, record)
    say(
        record,
        said_of_outcome(record, case, step, said),
        at,
        after=[
            partial(check_answers, case, step, record, before),
            partial(check_who_sat, case, step, record, before),
            partial(check_only_one, case, step, record, by=by, at=at),
            partial(hold_against_others, case, step, record),
            partial(_check_may_change, case, step, before, record),
        ],
    )
    if step.opens and (step.since or happened_at != before.happened_at):
        _check_before_all_else(case, step, record)
    record.save()
    case.save(update_fields=["opened_at", "stage_since"])
    change_sight(case, step, record, named, by=by, at=at)
    said_of = {"step": step.code, "record_id": record.pk, "words": reason}
    write_event(case, CaseEvent.Kind.CORRECTED, **said_of, holding=holding, by=by, at=at)
    count_clocks(case, at)
    return record


def _check_may_change(case: Case, step: Step, before: CaseRecord, record: CaseRecord) -> None:
    """A correction does not change where the case goes, how it ended or who sees the record."""
    if case.is_closed and _changed(before, record) - {*case.rules.says_birth(step)}:
        raise Refused(BIRTH_ALONE.format(case=case))
    if step.destination(record) != (led := step.destination(before)):
        title = lower_first(case.rules.stage(led).title) if led else "where it is"
        raise Refused(f"This answer took the case to {title}. Record what changed as a new step.", step.decided_by)
    if ended_by(step, record) != ended_by(step, before):
        raise Refused(
            "An outcome is never corrected. If another was agreed, record that, with what changed since.", step.outcome
        )
    if keeps_nothing(step, case.rules, record) != keeps_nothing(step, case.rules, before):
        raise Refused(ANOTHER_OR_NOT.format(one=case.rules.one))
    if _is_shared(record) != _is_shared(before):
        raise Refused("It is shared with others on a page of its own, and never taken back.", record.own_until)


def _changed(before: CaseRecord, record: CaseRecord) -> set[str]:
    """What somebody says otherwise now; not what follows from that."""
    fields = (one for one in record._meta.concrete_fields if one.editable)
    return {one.name for one in fields if one.value_from_object(before) != one.value_from_object(record)}


def _move(case: Case, step: Step, record: CaseRecord, happened_at: datetime) -> None:
    """It happened at another moment, and the timeline says so too. With what it began with, the case itself began then;
    nothing was before that. The case is changed and not kept.
    """
    if step.opens:
        case.opened_at = happened_at
    else:
        check_not_before_it_began(case, happened_at)
    if _brought_it_there(case, step, record):
        case.stage_since = happened_at
    record.happened_at = happened_at
    told = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step=step.code, record_id=record.pk)
    told.update(happened_at=happened_at)


def _brought_it_there(case: Case, step: Step, record: CaseRecord) -> bool:
    """Whether it was this that moved the case to the stage in which it is."""
    moved = CaseEvent.objects.filter(case=case).exclude(moved_to="").order_by("-pk").first()
    return moved is not None and (moved.step, moved.record_id) == (step.code, record.pk)


def _check_before_all_else(case: Case, step: Step, record: CaseRecord) -> None:
    """What a case begins with, or the day from which on things may have happened in it."""
    named = step.since if step.since and getattr(record, step.since) else "happened_at"
    kept = kept_by(case, (step for step in case.rules.steps if not step.opens))
    first = min((other.happened_at for _, other in kept), key=lambda one: moment_of(one).last, default=None)
    if first is not None and moment_of(first).last < moment_of(getattr(record, named)).first:
        raise Refused(
            f"Something else happened in {case} on {happened(first)}. Enter that moment or an earlier one.", named
        )


def _is_shared(record: CaseRecord) -> bool:
    return bool(record.own_until and getattr(record, record.own_until))
