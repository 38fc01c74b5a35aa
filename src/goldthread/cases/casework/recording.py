"""A typed record is made, and the case goes where its step leads. What opening and every later step share."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone

from goldthread.cases.casework.answers import check_answers
from goldthread.cases.casework.clocks import Decided, count_clocks, count_first_clocks
from goldthread.cases.casework.held_against import hold_against_others
from goldthread.cases.casework.models import Came, Case, CaseEvent, CaseRecord, OwnEntry
from goldthread.cases.casework.models.records import LAST_FIRST
from goldthread.cases.casework.only_once import check_only_one, give_up
from goldthread.cases.casework.outcomes import choose, outcomes_in
from goldthread.cases.casework.sight_of_records import end_sight_until, give_sight
from goldthread.cases.casework.sitting import check_who_sat
from goldthread.cases.declaring.own_fields import OWN_FIELDS
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Actor, Held, account_of
from goldthread.foundation.commands.checking import CHECK_THE_YEAR
from goldthread.foundation.commands.refusals import Refused, refuse_all, wrong
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.records.near_days import is_too_early

IN_TIME_TO_COME = "This must be now or in the past. Record it once it has happened."
WHEN_CLOSED: list[Callable[[Case, datetime], None]] = []
"""What parts above do where a case is closed, such as to end what still waits. They register when they start."""
WHEN_REOPENED: list[Callable[[Case, Actor, datetime], None]] = []
"""The same where a closed case is opened again: what that makes somebody owe once more, they are told."""
WHEN_RECORDED: list[Callable[[Case, Step, CaseRecord, datetime], None]] = []
"""The same once a step was recorded and its clocks are counted, such as to tell somebody."""
OWED_IN_WRITING: list[Callable[[Case, Collection[str] | None], list[str]]] = []
"""What parts above know to be owed in writing of the records of some steps of a case, or of all: each by its title."""
NOT_MADE = "{title}: not made yet"
BY_LEADING: dict[str, Any] = {"standing_as": Grant.As.LEAD, "purpose": "leads the case", "by_leading": True}
"""What is said of the sight that somebody has by leading a case."""
SHARED_LATER = "It is your agency’s own when it is recorded. Share it then, on its page, and say on which lawful basis."
NO_SUCH_FIELD = "A field was sent that this step does not ask: {names}."

Said = dict[str, Any]
"""What a step's record is to say, by the names of its fields."""


def check_moment(happened_at: datetime, at: datetime) -> None:
    """Not to come, and no slip of the hand."""
    # What tells today alone is kept by the second in which it is told.
    if happened_at.replace(microsecond=0) > at:
        raise Refused(IN_TIME_TO_COME, "happened_at")
    if is_too_early(timezone.localdate(happened_at)):
        raise Refused(CHECK_THE_YEAR, "happened_at")


Checks = Sequence[Callable[[], object]]


def say(record: CaseRecord | OwnEntry, said: Said, at: datetime, *, before: Checks = (), after: Checks = ()) -> None:
    """Let a record say this, and hold it against its fields and its own rule. Raise Refused with all that is wrong,
    also by the checks ``before`` and ``after`` those. What a field cannot keep is held against no more, unless the rule
    minds gaps.
    """
    asked = {field.name for field in record._meta.concrete_fields} - set(OWN_FIELDS)
    if unknown := sorted(set(said) - asked):
        raise Refused(NO_SUCH_FIELD.format(names=", ".join(unknown)))
    for name, value in said.items():
        setattr(record, name, value)
    today, early = timezone.localdate(at), [one for check in before for one in wrong(check)]
    if unkept := [*_unkept(record)]:
        ruled = wrong(record.check_it, today) if record.minds_gaps else ()
        refuse_all([*early, *unkept, *_elsewhere(ruled, {one.field for one in unkept})])
    checks: list[Callable[[], object]] = [partial(record.check_it, today), *after]
    refuse_all([*early, *(one for check in checks for one in wrong(check))])


def _unkept(record: CaseRecord | OwnEntry) -> Iterator[Refused]:
    """Answers that their own fields do not take."""
    try:
        record.clean_fields(exclude=OWN_FIELDS)
    except ValidationError as told:
        yield from (Refused(sentences[0], field) for field, sentences in told.message_dict.items())


def _elsewhere(refusals: Iterable[Refused], told: Collection[str | None]) -> Iterator[Refused]:
    """Those of other fields than were told already."""
    return (one for one in refusals if one.field is None or one.field not in told)


def said_of_outcome(record: CaseRecord, case: Case, step: Step, said: Said) -> Said:
    """What is said, with the outcome that a partnership calls otherwise as the pathway has it."""
    return choose(record, step, said, outcomes_in(case.space_id, case.rules)) if step.outcome else said


def record_on(
    case: Case,
    step: Step,
    said: Said,
    *,
    happened_at: datetime,
    by: Actor,
    at: datetime,
    holding: Held | None,
    came: str = Came.TYPED,
    decided: Decided | None = None,
    before: Checks = (),
) -> CaseRecord:
    """Keep the record, move the case, write the timeline and count the clocks. The case is locked, or new.

    What waits in a case that is closed by it ends. Where it only adds to a case, that gets a new version all the same:
    whoever had the page of another step open saw less than there is now, and is told. ``decided`` is given where this
    is the first record of a new case, one of many: its clocks are counted by that. ``before`` are checks of whoever
    calls, whose refusals are told with all others.
    """
    record = new_record(case, step, happened_at=happened_at, by=by, holding=holding, came=came)
    say(
        record,
        said_of_outcome(record, case, step, {**step.settled, **said}),
        at,
        before=[*before, partial(check_moment, happened_at, at)],
        after=[
            partial(check_answers, case, step, record),
            partial(check_who_sat, case, step, record),
            partial(check_only_one, case, step, record, by=by, at=at),
            partial(hold_against_others, case, step, record),
        ],
    )
    if record.own_until and getattr(record, record.own_until):
        raise Refused(SHARED_LATER, record.own_until)
    record.save(force_insert=True)
    give_up(case, step, record)
    if step.begins is not None:
        step.begins(case, record, by, at)
    give_sight(case, [getattr(record, name) for name in step.sight], by=by, at=at)
    end_sight_until(case, step, by=by, at=at)
    moved_to, is_changed = moved_by(case, step, record, lambda: _agreed(case))
    if is_changed or not step.opens:
        case.save(update_fields=["stage", "stage_since", "closed_at", "outcome", "outcome_here"])
    new_event(case, step, record, moved_to=moved_to, holding=holding).save(force_insert=True)
    _keep_left_open(case)
    if decided is None:
        count_clocks(case, at)
    else:
        count_first_clocks(case, {step.code: [record]}, decided)
    for tell in WHEN_RECORDED if decided is None else ():
        tell(case, step, record, at)
    if is_changed and case.is_closed:
        for end_what_waits in WHEN_CLOSED:
            end_what_waits(case, at)
    return record


def _keep_left_open(case: Case) -> None:
    """By itself, after the timeline says what was recorded: of that it is worked out, and whoever has an older page is
    told of what the timeline says since the case changed.
    """
    is_left = case.is_closed and bool(owed_in_writing(case))
    if is_left != case.left_open:
        case.left_open = is_left
        case.save(update_fields=["left_open"])


def owed_in_writing(case: Case, steps: Collection[str] | None = None) -> list[str]:
    """The titles of what is owed in writing of the records of some steps, or of all, and was not made."""
    return [title for owed in OWED_IN_WRITING for title in owed(case, steps)]


def new_record(
    case: Case, step: Step, *, happened_at: datetime, by: Actor, holding: Held | None, came: str
) -> CaseRecord:
    """The record of a step before it says anything. Nothing is kept yet."""
    record: CaseRecord = step.record(
        space_id=case.space_id,
        case=case,
        happened_at=happened_at,
        came=came,
        recorded_by_id=account_of(by),
        agency_id=holding.agency_id if holding else None,
    )
    return record


def new_event(case: Case, step: Step, record: CaseRecord, *, moved_to: str, holding: Held | None) -> CaseEvent:
    """What the timeline says of a step that was recorded. Nothing is kept yet."""
    return CaseEvent(
        space_id=case.space_id,
        case=case,
        kind=CaseEvent.Kind.STEP,
        step=step.code,
        record_id=record.pk,
        moved_to=moved_to,
        happened_at=record.happened_at,
        by_id=record.recorded_by_id,
        came=record.came,
        **CaseEvent.acting(holding),
    )


def write_event(
    case: Case, kind: CaseEvent.Kind, *, holding: Held | None, by: Actor, at: datetime, **said: Any
) -> CaseEvent:
    """What the timeline says of anything else that was done now."""
    return CaseEvent.objects.create(
        space_id=case.space_id,
        case=case,
        kind=kind,
        happened_at=at,
        by_id=account_of(by),
        **said,
        **CaseEvent.acting(holding),
    )


def step_that_kept(case: Case, record: CaseRecord) -> Step:
    """The step that kept a record: several may keep records of one kind, and the timeline tells them apart."""
    alike = [step.code for step in case.rules.steps if step.record is type(record)]
    kept = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step__in=alike, record_id=record.pk)
    return case.rules.step(kept.values_list("step", flat=True)[0])


class Ended(NamedTuple):
    """With which outcome, and what the partnership called it where that was one of its own."""

    outcome: str = ""
    here: str = ""


def ended_by(step: Step, record: CaseRecord) -> Ended:
    """The outcome that a record says; nothing where its step says none."""
    outcome = str(getattr(record, step.outcome) or "") if step.outcome else ""
    return Ended(outcome, record.outcome_here if outcome else "")


def _agreed(case: Case) -> Ended:
    """The outcome that an earlier step said last, for a case that is closed by another.

    Of several of one day it is the one that was recorded last: of some only the day is known. What closed a case that
    was opened again says none any more.
    """
    deciding = {step.code: step for step in case.rules.steps if step.outcome}
    undone = CaseEvent.objects.filter(case=case).undone_endings(case.rules)
    said = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step__in=deciding)
    said = said.exclude(pk__in=undone.values("pk"))
    last = said.order_by(*LAST_FIRST).first()
    if last is None:
        return Ended()
    step = deciding[last.step]
    return ended_by(step, step.record.objects.get(pk=last.record_id))


def moved_by(case: Case, step: Step, record: CaseRecord, agreed: Callable[[], Ended]) -> tuple[str, bool]:
    """Let a case go where a record leads, without keeping it: the stage, empty where it stays, and whether the case
    says anything else now. ``agreed`` tells the outcome that an earlier step said last.
    """
    to = step.destination(record)
    ended = ended_by(step, record)
    if not to and not ended.outcome:
        return "", False
    if step.opens and to == case.stage and not ended.outcome:
        return to, False  # it was made there, and nothing has changed
    if to and to != case.stage:
        case.move_to(to, record.happened_at)
    if case.is_closed and ended.outcome:
        case.outcome, case.outcome_here = ended
    elif case.is_closed and not case.outcome:
        case.outcome, case.outcome_here = agreed()
    return to, True
