"""The register of reports called in, as a list."""

from collections.abc import Iterable

from django.db.models import QuerySet

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.forward_plan.models import CalledReport, Rule, State


def reports_page(boards: Iterable[Group], agencies: Iterable[Agency], kinds: Iterable[tuple[int, str]]) -> ListPage:
    """The list, with filters for what there is."""
    return ListPage(
        title="Reports called in",
        one="report",
        columns=(
            Column("title", "Report", sort=("title",), href=CalledReport.get_absolute_url),
            Column("due", "Due", sort=("due_by", "title"), kind="date"),
            Column("state", "Where it stands", value=state_of, cell="forward_plan/cells.html:state", sort=("state",)),
            Column("owner", "Owed by"),
            Column("considered_by", "Considered by"),
            Column("board", "Board", value="board.name", sort=("board__name", "due_by")),
            Column("rule", "How often", value="get_rule_display", only="file"),
            Column("kind", "Kind", value="kind.name", only="file"),
            Column("received", "Received", value="received_on", kind="date", only="file"),
            Column("considered", "Considered", value="considered_on", kind="date", only="file"),
            Column("minutes", "Minutes", only="file"),
            Column("reasons", "Reasons", only="file"),
            Column("passed_on", "Passed on", value="passed_on_on", kind="date", only="file"),
            Column("source", "Source", only="file"),
            Column("line", "Line", kind="number", only="file"),
        ),
        filters=(
            Search("words", fields=("title", "post", "outward_to", "agency__name")),
            Choice("state", "Where it stands", State.choices, multiple=True),
            Choice("board", "Board", [(one.pk, one.name) for one in boards]),
            Choice("agency", "Owed by", [(one.pk, one.name) for one in agencies]),
            Choice("kind", "Kind", list(kinds)),
            Choice("rule", "How often", Rule.choices),
            YesNo("outward", "Goes out to others", lookup=_outward),
            DateBetween("due", "Due", lookup="due_by"),
        ),
        order="due",
        empty=Empty(
            "No report has been called in",
            "Call in the reports that a board wants in a year, so that each has an owner and a month.",
        ),
        stacks=True,
    )


def state_of(report: CalledReport) -> str:
    """Where it stands, in words."""
    return str(State(report.state).label)


def _outward(rows: QuerySet, is_outward: bool) -> QuerySet:
    return rows.exclude(outward_to="") if is_outward else rows.filter(outward_to="")
