"""The forward plan of a year by month, and how many reports that were called in came and were considered."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import month as month_words
from goldthread.partnership.forward_plan.models import CONSIDERED, SOON, CalledReport, CalledReportQuerySet, State
from goldthread.partnership.planning.years import first_day, last_day, year_in_words


def reports_in(space: Space, standing: Standing, on: date) -> CalledReportQuerySet:
    """Those that a person may see, each with where it stands."""
    return CalledReport.objects.visible_to(standing).filter(space=space).with_names().with_state(on)


def reports_to_send(standing: Standing, on: date) -> CalledReportQuerySet:
    """Reports that are due or overdue, for whoever owes them: the lead of an agency what it owes; for those who run a
    partnership what no agency owes, such as a return to a committee.
    """
    own = Q(agency_id__in=standing.agencies_where(Can.SEND_REPORTS))
    ours = Q(agency=None, space_id__in=standing.whole_spaces_where(Can.SEND_REPORTS))
    rows = CalledReport.objects.visible_to(standing).filter(own | ours).with_names().with_state(on)
    open_ones = rows.filter(received_on=None, considered_on=None, withdrawn_on=None, due_by__lte=on + SOON)
    return open_ones.filter(Q(load=None) | Q(due_by__gte=on)).order_by("due_by", "pk")


@dataclass
class Month:
    """A month of the plan with what is due in it."""

    first: date
    reports: list[CalledReport] = field(default_factory=list)

    @property
    def words(self) -> str:
        return month_words(self.first)


@dataclass
class Year:
    """The plan of a year. ``undated`` are those of which no day is known."""

    year: int
    months: list[Month]
    undated: list[CalledReport]

    @property
    def words(self) -> str:
        return year_in_words(self.year)

    @property
    def counted(self) -> "Counted":
        return counted([report for month in self.months for report in month.reports])


@dataclass(frozen=True)
class Counted:
    """Reports called in against those that came and those that were considered; withdrawn ones are not counted."""

    called_in: int
    received: int
    considered: int
    overdue: int
    not_assured: int


def plan_of(space: Space, standing: Standing, year: int, on: date, board: int | None = None) -> Year:
    """What is due in each month of a year, for one board or all."""
    first = first_day(year)
    rows = reports_in(space, standing, on).filter(Q(due_by__range=(first, last_day(year))) | Q(due_by=None))
    rows = rows.filter(board=board) if board else rows
    months = [Month(months_after(first, place)) for place in range(12)]
    undated = []
    for report in rows.order_by("due_by", "title", "pk"):
        if report.due_by is None:
            undated.append(report)
        else:
            months[(report.due_by.month - first.month) % 12].reports.append(report)
    return Year(year, months, undated)


def counted(reports: list[CalledReport]) -> Counted:
    """Of reports read with their state."""
    states = Counter(report.state for report in reports)
    considered = sum(states[state] for state in CONSIDERED)
    return Counted(
        called_in=len(reports) - states[State.WITHDRAWN],
        received=considered + states[State.RECEIVED],
        considered=considered,
        overdue=states[State.OVERDUE],
        not_assured=states[State.NOT_GIVEN] + states[State.PARTLY],
    )
