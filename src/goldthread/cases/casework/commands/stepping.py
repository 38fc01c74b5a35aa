"""Something happens in a case."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Came, Case, CaseEvent, CaseRecord
from goldthread.cases.casework.permissions import acting_on
from goldthread.cases.casework.recording import Said, record_on
from goldthread.cases.casework.shown import happened
from goldthread.cases.declaring.projecting import moment_of
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed

CASE_WORK = (Can.RECORD_CASES, Can.DECIDE_CASES, Can.SHARE_CASES, Can.CLOSE_CASES)
"""What opens the command at all; which of them a step asks, its pathway says."""


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
) -> CaseRecord:
    """One step of the case's pathway happened: its record is kept and the case goes where it leads.

    Refused out of order, twice where it happens once, and in a case that is closed.
    """
    declared = step_of(case, step)
    holding = acting_on(case, declared.by, by, at, by_agency=declared.by_agency)
    check_open_to(case, declared)
    check_not_before_it_began(case, happened_at)
    return record_on(case, declared, said, happened_at=happened_at, by=by, at=at, holding=holding, came=came)


def check_not_before_it_began(case: Case, happened_at: datetime) -> None:
    """What tells only its day may have been at any time of it."""
    if moment_of(happened_at).last < moment_of(case.opened_at).first:
        began = happened(case.opened_at)
        raise Refused(f"{case} began on {began}. Enter that moment or a later one.", "happened_at")


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
    missing = [case.rules.step(need).title for need in step.needs if need not in before]
    if missing:
        raise Refused(f"First: {listed([lower_first(one) for one in missing], 'and')}.")


def _when(case: Case, step: Step) -> str:
    if case.is_closed and case.closed_at is not None:
        return f" It was closed on {in_words(timezone.localdate(case.closed_at))}."
    stages = [f"“{case.rules.stage(one).title}”" for one in step.within]
    return f" That is for a case at {listed(stages, 'or')}."


def _recorded(case: Case, codes: list[str]) -> list[str]:
    found = CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.STEP, step__in=codes)
    return list(found.values_list("step", flat=True).distinct())
