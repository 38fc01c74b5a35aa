"""Disagreements for tests. Nothing here is real."""

from datetime import UTC, datetime
from typing import Any

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.models import Case
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space

RAISED_AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
"""A Monday."""


def as_raised(raised_by: Agency, against: Agency, **said: Any) -> dict[str, Any]:
    return {
        "safety": "safe",
        "raised_by": raised_by,
        "against": against,
        "child": "Our number 4711",
        "topic": "threshold",
        "concern": "We think that the child needs a social worker.",
        "wanted": "Make an assessment.",
        **said,
    }


def a_disagreement(space: Space, raised_by: Agency, against: Agency, *, by: Actor, at: datetime = RAISED_AT) -> Case:
    all_live(space)
    said = as_raised(raised_by, against)
    return open_case(
        space=space, pathway="professional-disagreement", step="raised", said=said, happened_at=at, by=by, at=at
    )


def taken_up(case: Case, stage: int, *, by: Actor, at: datetime) -> Case:
    said = {"why": "It was not settled.", "to_whom": "The next managers"}
    record_step(case=case, step=f"to_stage_{stage}", said=said, happened_at=at, by=by, at=at)
    return case
