"""The lists of planning: priorities, activities, needs assessments and campaigns."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet, Sum

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.planning.models import (
    OVERDUE,
    REACHED,
    STATES,
    Activity,
    Campaign,
    NeedsAssessment,
    Priority,
    Says,
)
from goldthread.partnership.planning.years import year_in_words

Choices = Iterable[tuple[int, str]]
PRIORITY = "priority__board"
TROUBLED = "troubled"


def _year(first: str, last: str, years: Iterable[int]) -> Choice:
    def in_year(rows: QuerySet, chosen: list[str]) -> QuerySet:
        return rows.filter(**{f"{first}__lte": chosen[0], f"{last}__gte": chosen[0]})

    return Choice("year", "Year", [(year, year_in_words(year)) for year in years], lookup=in_year)


def priorities_page(boards: Choices, years: Iterable[int]) -> ListPage:
    return ListPage(
        title="Priorities",
        one="priority",
        many="priorities",
        columns=(
            Column("title", "Priority", value=str, sort=("title",), href=Priority.get_absolute_url),
            Column("kind", "Kind"),
            Column("board", "Board", value="board.name", sort=("board__name",)),
            Column("years", "Years", sort=("first_year", "last_year")),
            Column("group", "Carried by", value="group.name"),
            Column("why", "What it is about", only="file"),
        ),
        filters=(
            Search("words", fields=("title", "why")),
            Choice("board", "Board", boards),
            _year("first_year", "last_year", years),
            YesNo("strand", "Strand", lookup="is_strand"),
        ),
        order="-years",
        empty=Empty("No priorities yet", "A board’s priorities appear here when they are set."),
    )


def activities_page(boards: Choices, years: Iterable[int], agencies: Choices, on: date) -> ListPage:
    """The register of what all boards do for their priorities."""
    return ListPage(
        title="Activities of plans",
        one="activity",
        many="activities",
        columns=(
            Column("words", "Activity", value=str, sort=("priority__number", "number"), href=Activity.get_absolute_url),
            Column("priority", "Priority", value=lambda activity: str(activity.priority)),
            Column("board", "Board", value="priority.board.name", sort=("priority__board__name",)),
            Column("years", "Years", value="priority.years", sort=("priority__first_year",)),
            Column("lead", "Lead"),
            Column("due", "Due", value="due_by", kind="date", sort=("due_by",)),
            Column(
                "state",
                "How it stands",
                value=lambda activity: STATES[activity.state],
                sort=("state",),
                cell="planning/cells.html:state_of",
            ),
            Column("printed", "Status as printed", value="status_as_printed", only="file"),
        ),
        filters=(
            Search("words", fields=("words", "post")),
            Choice(
                "state",
                "How it stands",
                [(TROUBLED, "Held up or overdue"), *STATES.items()],
                lookup=lambda rows, chosen: _in_state(rows, chosen[0]),
            ),
            Choice("board", "Board", boards, lookup=PRIORITY),
            _year("priority__first_year", "priority__last_year", years),
            Choice("agency", "Lead agency", agencies),
            DateBetween("due", "Due", lookup="due_by"),
        ),
        order="due",
        empty=Empty("No activities yet", "They appear here when something is planned for a priority."),
    )


def _in_state(rows: QuerySet[Activity], state: str) -> QuerySet[Activity]:
    troubled = Q(state=OVERDUE) | Q(says=Says.HELD_UP)
    return rows.filter(troubled if state == TROUBLED else Q(state=state))


def assessments_page(boards: Choices) -> ListPage:
    return ListPage(
        title="Needs assessments",
        one="needs assessment",
        columns=(
            Column("title", "Assessment", sort=("title",), href=NeedsAssessment.get_absolute_url),
            Column("board", "Board", value="board.name", sort=("board__name",)),
            Column("from", "From", value="from_on", kind="date", sort=("from_on",)),
            Column("to", "To", value="to_on", kind="date", sort=("to_on",)),
            Column("found", "Needs found", kind="number"),
            Column("looked_at", "What was looked at", only="file"),
            Column("not_known", "What is not known", only="file"),
        ),
        filters=(Search("words", fields=("title", "looked_at")), Choice("board", "Board", boards)),
        order="-to",
        empty=Empty("No needs assessment yet", "It says what children in the area need; priorities follow from it."),
        stacks=True,
    )


def campaigns_page(boards: Choices) -> ListPage:
    return ListPage(
        title="Campaigns",
        one="campaign",
        columns=(
            Column("title", "Campaign", sort=("title",), href=Campaign.get_absolute_url),
            Column("priority", "For", value=lambda campaign: str(campaign.priority)),
            Column("commissioned", "Commissioned"),
            Column("starts", "From", value="starts_on", kind="date", sort=("starts_on",)),
            Column("settings", "Settings", value="settings_reached", kind="number", sort=("settings_reached",)),
            Column("children", "Children", value="children_reached", kind="number", sort=("children_reached",)),
            Column(
                "professionals",
                "Professionals",
                value="professionals_reached",
                kind="number",
                sort=("professionals_reached",),
            ),
            Column("cost", "Cost", only="file"),
        ),
        filters=(Search("words", fields=("title", "what", "commissioned")), Choice("board", "Board", boards, PRIORITY)),
        order="-starts",
        empty=Empty("No campaigns yet", "Add one on the page of the priority that it serves."),
    )


def with_reach(rows: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Each with how many it reached in all, as far as anybody counted."""
    return rows.annotate(**{f"{name}_reached": Sum(f"reach__{name}") for name in REACHED})
