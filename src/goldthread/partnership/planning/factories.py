"""Plans for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.groups.models import Group
from goldthread.partnership.planning.commands import (
    ActivityDetails,
    AssessmentDetails,
    CampaignDetails,
    FigureDetails,
    PriorityDetails,
    Report,
    add_activity,
    add_campaign,
    add_figure_of_need,
    add_need,
    add_needs_assessment,
    add_priority,
    report_activity,
)
from goldthread.partnership.planning.models import (
    Activity,
    ActivityProgress,
    Campaign,
    Need,
    NeedsAssessment,
    Priority,
)

PLANNED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
TESTS = System("tests")


def a_priority(board: Group, title: str = "Neglect", **details: Any) -> Priority:
    """A priority of a board for 2026-27."""
    said = PriorityDetails(title, **{"first_year": 2026, "last_year": 2026, **details})
    return add_priority(space=board.space, board=board, details=said, by=TESTS, at=PLANNED_AT)


def an_activity(priority: Priority, words: str = "Train all schools", **details: Any) -> Activity:
    """Nobody leads it yet, and no day is set, unless said."""
    said = ActivityDetails(words, **details)
    return add_activity(priority=priority, details=said, was_due=True, by=TESTS, at=PLANNED_AT)


def a_report(activity: Activity, says: str = "under_way", said_on: date = date(2026, 11, 2)) -> ActivityProgress:
    report = Report(says, said_on, "As the lead told the board")
    return report_activity(activity=activity, report=report, by=TESTS, at=PLANNED_AT)


def an_assessment(board: Group, title: str = "Needs of children 2026", **details: Any) -> NeedsAssessment:
    said = AssessmentDetails(title, **{"looked_at": "Returns of three years", **details})
    return add_needs_assessment(space=board.space, board=board, details=said, by=TESTS, at=PLANNED_AT)


def a_need(assessment: NeedsAssessment, words: str = "Neglect is seen late") -> Need:
    """With a figure."""
    need = add_need(assessment=assessment, words=words, by=TESTS, at=PLANNED_AT)
    figure = FigureDetails("children on a plan for neglect", Decimal("41"), "2025-26", "Yearly return", "children")
    add_figure_of_need(need=need, details=figure, by=TESTS, at=PLANNED_AT)
    return need


def a_campaign(priority: Priority, title: str = "A play in schools", **details: Any) -> Campaign:
    return add_campaign(priority=priority, details=CampaignDetails(title, **details), by=TESTS, at=PLANNED_AT)
