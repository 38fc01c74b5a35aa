"""Carry plans out by the commands that people use."""

from collections.abc import Iterable
from datetime import datetime

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.models import Came
from goldthread.cases.simulation.planning import Plan
from goldthread.foundation.spaces.models import Space


def carry_out(plans: Iterable[Plan], space: Space, at: datetime) -> int:
    """How many cases there were. Each step is a transaction of its own, as it is for people."""
    number = 0
    for plan in plans:
        opening, *later = plan.happenings
        case = open_case(
            space=space,
            pathway=plan.pathway.code,
            step=opening.step,
            said=opening.said,
            happened_at=opening.happened_at,
            by=opening.acting.by,
            at=at,
            came=Came.SIMULATED,
        )
        for one in later:
            record_step(
                case=case,
                step=one.step,
                said=one.said,
                happened_at=one.happened_at,
                by=one.acting.by,
                at=at,
                came=Came.SIMULATED,
            )
        number += 1
    return number
