"""The register of matters: what was raised by whom, who owes a reply by when, and what came of it."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, Choices
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.matters.models import RaisedMatter, RaisedMatterQuerySet
from goldthread.partnership.matters.models.matters import KIND_CHOICES
from goldthread.partnership.matters.states import STATES, in_states

STATE = Column(
    "state", "State", value=lambda row: STATES[row.state], sort=("state", "due_on"), cell="matters/cells.html:state_of"
)


def matters_page(space: Space, boards: Choices, agencies: Choices, on: date, *, is_whole: bool) -> ListPage:
    """The list page. Of an agency's own people it asks no board and no agency."""
    narrowing = (
        Choice("board", "Log of", boards, lookup="board"),
        Choice("by", "Raised by", agencies, lookup="raised_agency", none="A board or its office"),
        Choice("to", "Put to", agencies, lookup="to_agency", none="A board, a group or a body outside"),
    )
    return ListPage(
        title="Issues and challenges" if is_whole else "What you raised",
        one="matter",
        stacks=True,
        columns=_columns(),
        filters=(
            Search("words", fields=("subject", "what")),
            Choice("kind", "Kind", KIND_CHOICES, multiple=True),
            Choice(
                "state",
                "State",
                [("not_ended", "Not ended"), *STATES.items()],
                lookup=lambda rows, chosen: in_states(rows, chosen, on),
            ),
            *(narrowing if is_whole else ()),
            DateBetween("raised", "Raised", lookup="raised_on"),
        ),
        order="-number",
        empty=Empty(
            "Nothing was raised yet",
            "An issue or a gap in service appears here when somebody raises it, with a number and what became of it.",
            href=reverse("raise_matter", args=[space.slug]),
            link="Raise something",
        ),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", "Number", value=str, sort=("number",), href=RaisedMatter.get_absolute_url),
        Column("subject", "What it is"),
        Column("by", "Raised by", value="raised_by"),
        Column("raised", "Raised", value="raised_on", kind="date", sort=("raised_on",)),
        Column("owed", "Reply owed by", value=lambda row: "" if row.said != "waiting" else row.owed_by),
        Column("due", "Reply due", value="due_on", kind="date", sort=("due_on",)),
        STATE,
        Column("board", "Log of", value="board.name", only="file"),
        Column("to", "Put to", value="to", only="file"),
        Column("what", "In their words", only="file"),
        Column("replied", "First reply", value="replied_on", kind="date", only="file"),
        Column("ended", "Ended", value="ended_on", kind="date", only="file"),
        Column("outcome", "What came of it", value="outcome_in_words", only="file"),
    )


def for_board(rows: RaisedMatterQuerySet, board: int) -> RaisedMatterQuerySet:
    """Those in the log of a board, and those that were put to it by another."""
    return rows.filter(Q(board=board) | Q(to_group=board))
