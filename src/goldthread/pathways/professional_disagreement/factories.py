"""Disagreements for tests. Nothing here is real."""

from datetime import datetime
from typing import Any

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import DISAGREEMENTS, a_case
from goldthread.cases.casework.models import Case
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency


def as_raised(raised_by: Agency, against: Agency, **said: Any) -> dict[str, Any]:
    return {**DISAGREEMENTS.said["raised"], "raised_by": raised_by, "against": against, **said}


a_disagreement = a_case


def taken_up(case: Case, stage: int, *, by: Actor, at: datetime) -> Case:
    said = {"why": "It was not settled.", "to_whom": "The next managers"}
    record_step(case=case, step=f"to_stage_{stage}", said=said, happened_at=at, by=by, at=at)
    return case
