"""A board looks at what children in its area need."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import check_within_reach, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.planning.checking import check_board, check_order
from goldthread.partnership.planning.models import NamedFigure, Need, NeedsAssessment, PriorityOutcome

LARGEST = Decimal("1000000000")


@dataclass(frozen=True)
class AssessmentDetails:
    """What is said of a needs assessment: the period that it is about, and what was looked at."""

    title: str
    looked_at: str
    from_on: date | None = None
    to_on: date | None = None
    not_known: str = ""


@dataclass(frozen=True)
class FigureDetails:
    """One figure: nothing counts that does not say of which period it is and where it comes from."""

    measure: str
    value: Decimal
    period: str
    comes_from: str
    unit: str = ""


@command(Can.RECORD_PLANS, event="needs assessment added")
def add_needs_assessment(
    *, space: Space, board: Group, details: AssessmentDetails, by: Actor, at: datetime
) -> NeedsAssessment:
    """A board looked at the needs of children in its area."""
    check_board(space, board)
    return _say(NeedsAssessment(space=space, board=board), details, at)


@command(Can.RECORD_PLANS, event="needs assessment changed", about="assessment")
def change_needs_assessment(
    *, assessment: NeedsAssessment, details: AssessmentDetails, by: Actor, at: datetime
) -> NeedsAssessment:
    """What is said of it changes."""
    return _say(assessment, details, at)


@command(Can.RECORD_PLANS, event="need found", about="assessment")
def add_need(*, assessment: NeedsAssessment, words: str, by: Actor, at: datetime) -> Need:
    """One thing that the assessment found."""
    return Need.objects.create(
        space_id=assessment.space_id,
        assessment=assessment,
        number=next_number(assessment.needs.all()),
        words=said(words, "Enter what was found.", "words"),
    )


@command(Can.RECORD_PLANS, event="figure of a need given", about="need")
def add_figure_of_need(*, need: Need, details: FigureDetails, by: Actor, at: datetime) -> NamedFigure:
    """A figure shows a need."""
    return _figure(NamedFigure(space_id=need.space_id, need=need), details)


@command(Can.RECORD_PLANS, event="figure of an outcome given", about="outcome")
def add_figure_of_outcome(*, outcome: PriorityOutcome, details: FigureDetails, by: Actor, at: datetime) -> NamedFigure:
    """A figure shows how far an outcome came about."""
    return _figure(NamedFigure(space_id=outcome.space_id, outcome=outcome), details)


@command(Can.RECORD_PLANS, event="need corrected", about="need")
def correct_need(*, need: Need, words: str, by: Actor, at: datetime) -> Need:
    """It says better what was found."""
    need.words = said(words, "Enter what was found.", "words")
    need.save()
    return need


@command(Can.RECORD_PLANS, event="figure corrected", about="figure")
def correct_figure(*, figure: NamedFigure, details: FigureDetails, by: Actor, at: datetime) -> NamedFigure:
    """It was recorded wrongly. A figure of another period is given beside it instead."""
    return _figure(figure, details)


def _say(assessment: NeedsAssessment, details: AssessmentDetails, at: datetime) -> NeedsAssessment:
    for name in ("from_on", "to_on"):
        check_within_reach(getattr(details, name), timezone.localdate(at), name, "The period")
        setattr(assessment, name, getattr(details, name))
    check_order(details.from_on, details.to_on, "to_on")
    assessment.title = said(details.title, "Enter what it is called.", "title")
    assessment.looked_at = said(details.looked_at, "Enter what was looked at.", "looked_at")
    assessment.not_known = details.not_known.strip()
    assessment.save()
    return assessment


def _figure(figure: NamedFigure, details: FigureDetails) -> NamedFigure:
    if abs(details.value) > LARGEST:
        raise Refused("Check the figure: it is too large.", "value")
    figure.measure = said(details.measure, "Enter what was counted.", "measure")
    figure.value, figure.unit = details.value, details.unit.strip()
    figure.period = said(details.period, "Enter the period, such as 2025-26.", "period")
    figure.comes_from = said(details.comes_from, "Enter the source of the figure.", "comes_from")
    figure.save()
    return figure
