"""Something happens in a case."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.known_before import Typed
from goldthread.cases.casework.models import Came, Case, CaseEvent, CaseRecord
from goldthread.cases.casework.offering import sentences_missing, steps_first, written_first
from goldthread.cases.casework.permissions import acting_on, check_is_for
from goldthread.cases.casework.recording import Said, owed_in_writing, record_on, said_of_outcome
from goldthread.cases.casework.shown import happened
from goldthread.cases.casework.still_open import still_open
from goldthread.cases.declaring.projecting import moment_of
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused, refuse_all
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed

CASE_WORK = (Can.RECORD_CASES, Can.DECIDE_CASES, Can.DECIDE_ALONE, Can.SHARE_CASES, Can.CLOSE_CASES)
"""What opens the command at all; which of them a step asks, its pathway says."""
AGAIN = "“{done}” was recorded before. Say what changed since, or correct what was recorded."
NOT_WRITTEN = "No letter was made of it here. Make it first, or say how it went out and where the copy is kept."
LEFT_OPEN = "Not all is over in this case. Say what becomes of it, and who sees to it."


@command(*CASE_WORK, event="step recorded", about="case")
def record_step(
    *,
    case: Case,
    step: str,
    said: Said,
    happened_at: datetime,
    by: Actor,
    at: datetime,
    came: str = Came.TYPED,
    is_meant: bool = True,
) -> CaseRecord:
    """One step of the case's pathway happened: its record is kept and the case goes where it leads.

    Refused out of order, twice where it happens once, and in a case that is closed; and, unless it ``is_meant``, where
    it names a person whom another case names: a page asks first.
    """
    declared = step_of(case, step)
    holding = acting_on(case, declared.by, by, at, by_agency=declared.by_agency)
    check_is_for(case, declared, by, at)
    check_open_to(case, declared)
    before: list[Callable[[], None]] = [
        partial(check_not_before_it_began, case, happened_at),
        partial(check_says_why, case, declared, said, at),
    ]
    if _ends_by(case, declared, said):
        before += [partial(check_after_all_else, case, happened_at), partial(check_all_is_written, case, declared)]
    if not is_meant:
        typed = Typed(space=case.space, rules=case.rules, step=declared, by=by, at=at, case=case)
        typed.check_new(said, happened_at)
    told: dict[str, Any] = {"by": by, "at": at, "holding": holding, "came": came}
    return record_on(case, declared, said, happened_at=happened_at, before=before, **told)


def _ends_by(case: Case, step: Step, said: Said) -> bool:
    """Whether the case is closed by this. Of a step that goes by an answer, some may end it and others not."""
    if not step.decided_by:
        return case.rules.may_end_by(step)
    record = step.record()
    answers = said_of_outcome(record, case, step, said)
    if step.decided_by in answers:
        setattr(record, step.decided_by, answers[step.decided_by])
    led_to = step.destination(record)
    return bool(led_to) and case.rules.stage(led_to).ends


def asked_besides(case: Case, step: Step, left: Collection[str]) -> tuple[str, ...]:
    """The fields that must be filled as the case stands, though not in every case: why something is recorded once more,
    how that went out of which no letter was made, and what becomes of ``left``, which is not over at the end.
    """
    asked = {
        step.again: step.again and _recorded(case, [step.code]),
        step.in_writing: step.in_writing and owed_in_writing(case, step.needs),
        step.left_open: left,
    }
    return tuple(name for name, is_so in asked.items() if is_so)


def left_at_the_end(case: Case, step: Step, at: datetime) -> list[str]:
    """What is not over, for a step that asks what becomes of it."""
    return still_open(case, at) if step.left_open else []


def check_says_why(case: Case, step: Step, said: Said, at: datetime) -> None:
    sentences = {step.again: AGAIN.format(done=step.done), step.in_writing: NOT_WRITTEN, step.left_open: LEFT_OPEN}
    asked = asked_besides(case, step, left_at_the_end(case, step, at))
    refuse_all(Refused(sentences[name], name) for name in asked if not str(said.get(name) or "").strip())


def check_all_is_written(case: Case, step: Step) -> None:
    """What ends a case without a word of what becomes of the rest waits until all is written that is owed."""
    if not step.left_open and (first := written_first(case)):
        raise Refused(first)


def check_not_before_it_began(case: Case, happened_at: datetime) -> None:
    """What tells only its day may have been at any time of it."""
    if moment_of(happened_at).last >= moment_of(case.opened_at).first:
        return
    since = _known_since(case)
    if since is None:
        began = happened(case.opened_at)
        raise Refused(f"{case} began on {began}. Enter that moment or a later one.", "happened_at")
    if moment_of(happened_at).last < moment_of(since).first:
        began = happened(since) if isinstance(since, datetime) else in_words(since)
        raise Refused(f"{case} goes back to {began}. Enter that day or a later one.", "happened_at")


def _known_since(case: Case) -> date | None:
    """The day from which on things may have happened that are recorded in a case, where its first record says one."""
    for step in (one for one in case.rules.opening if one.since):
        if record := step.record.objects.filter(space_id=case.space_id, case_id=case.pk).first():
            since: date | None = getattr(record, step.since)
            return since
    return None


def check_after_all_else(case: Case, happened_at: datetime) -> None:
    """What ends a case is not before the last that happened in it, nor before it was opened again."""
    kinds = (CaseEvent.Kind.STEP, CaseEvent.Kind.REOPENED)
    days = CaseEvent.objects.filter(case=case, kind__in=kinds).values_list("happened_at", flat=True)
    last = max(days, key=lambda one: moment_of(one).first)
    if moment_of(happened_at).last < moment_of(last).first:
        raise Refused(
            f"Something else happened in {case} on {happened(last)}. Enter that moment or a later one.", "happened_at"
        )


def step_of(case: Case, code: str) -> Step:
    """The step of the case's pathway with this code, which does not open cases."""
    try:
        found = case.rules.step(code)
    except KeyError:
        raise Refused(f"There is no such step in {case.rules.title}.") from None
    if found.opens:
        raise Refused(f"{case} has begun already.")
    return found


def check_open_to(case: Case, step: Step) -> None:
    """Raise Refused, with what would have to be first, where a step cannot be recorded now."""
    if case.stage not in step.within:
        where = f"{case} is closed" if case.where.ends else f"{case} is at “{case.where.title}”"
        raise Refused(f"{where}, so you cannot {lower_first(step.title)} now.{_when(case, step)}")
    before = set(_recorded(case, [step.code, *step.needs]))
    if step.once and step.code in before:
        raise Refused(f"“{step.done}” was recorded already. If it is wrong, correct it instead.")
    if first := steps_first(case, step, before) or sentences_missing(case, step):
        raise Refused(first)


def _when(case: Case, step: Step) -> str:
    if case.is_closed and case.closed_at is not None:
        return f" It was closed on {in_words(timezone.localdate(case.closed_at))}."
    stages = [f"“{case.rules.stage(one).title}”" for one in step.within]
    return f" That is for a case at {listed(stages, 'or')}."


def _recorded(case: Case, codes: list[str]) -> list[str]:
    found = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step__in=codes)
    return list(found.values_list("step", flat=True).distinct())
