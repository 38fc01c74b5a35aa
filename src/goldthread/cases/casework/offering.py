"""Which steps a case offers as it stands, and what must come before one of them."""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import for_whom, is_for, may_in
from goldthread.cases.casework.queries import sees_all_of
from goldthread.cases.casework.recording import owed_in_writing
from goldthread.cases.declaring.steps import Step
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed

FIRST = "First: {what}."
MAKE_FIRST = "First make: {what}."


class Offered(NamedTuple):
    """``first`` says what must come before the step; nothing where it may be recorded now."""

    step: Step
    first: str


def steps_open(case: Case, standing: Standing, recorded: Collection[str]) -> list[Offered]:
    """What this person may record in a case as it stands. ``recorded`` are the steps that were.

    What needs another step first is among them only where that one may be recorded now, or was. Whoever does not read
    all of a case is not told what is owed in writing.
    """
    there = list(case.rules.steps_in(case.stage))
    reached = {*recorded, *(step.code for step in there)}
    written = cache(lambda: written_first(case) if sees_all_of(case, standing) else "")
    return [
        Offered(step, _first(case, step, standing, recorded) or (written() if waits_for_writing(case, step) else ""))
        for step in there
        if reached.issuperset(step.needs)
        and not (step.once and step.code in recorded)
        and may_in(case, step.by, standing, by_agency=step.by_agency)
    ]


def _first(case: Case, step: Step, standing: Standing, recorded: Collection[str]) -> str:
    """What keeps this person from a step: that it is another's, or that others come first."""
    if not is_for(case, step, standing):
        return for_whom(case, step)
    return steps_first(case, step, recorded)


def steps_first(case: Case, step: Step, recorded: Collection[str]) -> str:
    """Which steps that it needs were not recorded."""
    missing = [case.rules.step(need).title for need in step.needs if need not in recorded]
    return FIRST.format(what=listed([lower_first(one) for one in missing])) if missing else ""


def waits_for_writing(case: Case, step: Step) -> bool:
    """Whether it ends a case, whatever is answered, without a word of what becomes of the rest."""
    ends = [case.rules.stage(one).ends for one in step.destinations]
    return bool(ends) and all(ends) and not step.left_open


def written_first(case: Case) -> str:
    """Which letters are owed and not made."""
    owed = owed_in_writing(case)
    return MAKE_FIRST.format(what=listed([*dict.fromkeys(owed)])) if owed else ""
