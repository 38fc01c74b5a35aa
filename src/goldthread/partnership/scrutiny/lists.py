"""The list of challenges: what is asked of whom, by when, and how it stands."""

from datetime import date

from django.db.models import Q, QuerySet

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.scrutiny.models import STATES, Challenge
from goldthread.partnership.scrutiny.subjects import about

BOARD = ("board", "The board")
STATE = Column(
    "state",
    "State",
    value=lambda challenge: STATES[challenge.state],
    sort=("state", "due_on"),
    cell="scrutiny/cells.html:state_of",
)


def challenges_page(to: list[tuple[str, str]], on: date) -> ListPage:
    """The list page; ``to`` are those who were challenged: "agency-3" or "group-2", with their names."""
    return ListPage(
        title="Challenges",
        one="challenge",
        columns=(
            Column("number", "Challenge", value=str, sort=("number",), href=Challenge.get_absolute_url),
            Column("question", "What is asked"),
            Column("about", "About", value=about),
            Column("to", "To"),
            Column("raised", "Raised", value="raised_at", kind="date", sort=("raised_at",)),
            Column("due", "Answer due", value="due_on", kind="date", sort=("due_on",)),
            STATE,
            Column("why", "Why it is asked", only="file"),
            Column("then", "What was known then", value="state_then", only="file"),
        ),
        filters=(
            Search("words", fields=("question", "why")),
            Choice("state", "State", _state_choices(), lookup=lambda rows, chosen: _in_state(rows, chosen, on)),
            Choice("to", "To", [BOARD, *to], lookup=_to),
            DateBetween("due", "Answer due", lookup="due_on"),
        ),
        order="-number",
        empty=Empty("No challenges yet", "Challenges appear here when the independent scrutineer raises one."),
    )


def challenged(challenges: QuerySet[Challenge]) -> list[tuple[str, str]]:
    """Agencies and groups that were challenged, by name."""
    named = challenges.order_by().values_list("agency", "agency__name", "group", "group__name").distinct()
    pairs = {
        (f"agency-{agency}", agency_name) if agency else (f"group-{group}", group_name)
        for agency, agency_name, group, group_name in named
        if agency or group
    }
    return sorted(pairs, key=lambda pair: pair[1])


def _state_choices() -> list[tuple[str, str]]:
    return [("open", "Open: waiting or answered"), *STATES.items()]


def _in_state(rows: QuerySet[Challenge], chosen: list[str], on: date) -> QuerySet[Challenge]:
    """What is late waits too, as what is open does."""
    conditions = {
        "open": Q(stage__in=Challenge.OPEN),
        "late": Q(stage=Challenge.Stage.WAITING, due_on__lt=on),
    }
    return rows.filter(conditions.get(chosen[0], Q(stage=chosen[0])))


def _to(rows: QuerySet[Challenge], chosen: list[str]) -> QuerySet[Challenge]:
    kind, _, number = chosen[0].partition("-")
    return rows.filter(**{kind: number}) if number else rows.filter(agency=None, group=None)
