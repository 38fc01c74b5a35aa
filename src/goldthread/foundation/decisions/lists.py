"""The register of decisions."""

from collections.abc import Iterable

from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage

QUORATE = (("yes", "With a quorum"), ("no", "Without a quorum"))


def quorum_then(decision: Decision) -> str:
    return {True: "Yes", False: "No", None: "Not counted"}[decision.is_quorate]


def decisions_page(groups: Iterable[Group]) -> ListPage:
    """The list page, with the groups that decided what is in sight."""
    return ListPage(
        title="Decisions",
        one="decision",
        columns=(
            Column("number", "Decision", value=str, sort=("number",), href=Decision.get_absolute_url),
            Column("words", "What was decided"),
            Column("group", "By", value="group.name", sort=("group__name",)),
            Column("on", "On", value="decided_on", kind="date", sort=("decided_on", "number")),
            Column("how", "How", value="get_how_display"),
            Column("quorum", "Quorum", value=quorum_then),
            Column("reasons", "Reasons", only="file"),
        ),
        filters=(
            Search("words", fields=("words", "reasons")),
            Choice("group", "By", [(group.pk, group.name) for group in groups], lookup="group"),
            Choice(
                "quorate", "Quorum", QUORATE, lookup=lambda rows, chosen: rows.filter(is_quorate=chosen[0] == "yes")
            ),
            DateBetween("on", "On", lookup="decided_on"),
        ),
        order="-number",
        empty=Empty("No decisions yet", "Decisions appear here when they are recorded under an item of a meeting."),
    )
