"""What parts above hold a record against before it is kept, besides its fields and its own rule."""

from collections.abc import Callable

from goldthread.cases.casework.models import Case, CaseRecord
from goldthread.cases.declaring.steps import Step

Check = Callable[[Case, Step, CaseRecord], None]
HELD_AGAINST: list[Check] = []
"""Each raises Refused where a record, new or put right, cannot be. They register when they start."""


def hold_against_others(case: Case, step: Step, record: CaseRecord) -> None:
    for check in HELD_AGAINST:
        check(case, step, record)


def register_check(check: Check) -> None:
    if check not in HELD_AGAINST:
        HELD_AGAINST.append(check)
