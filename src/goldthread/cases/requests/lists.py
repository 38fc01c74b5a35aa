"""Lists of requests: those to one's agency, all that a desk sent, and what came of them agency by agency."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.cases.requests.models import Lane
from goldthread.cases.requests.models.lanes import STATES
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, Choices
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage


def _in_states(rows: QuerySet[Any, Any], chosen: list[str]) -> QuerySet[Any, Any]:
    return rows.filter(Q(state__in=chosen))


STATE_FILTER = Choice("state", "State", list(STATES.items()), lookup=_in_states, multiple=True)
PATHWAY = Column("pathway", "Kind of case", value="request.case.rules.title")
ASKED = Column("asked", "Asked", value="request.asked_at", kind="moment", sort=("pk",))
DUE = Column("due", "Reply by", value="due_at", kind="moment", sort=("due_at", "pk"))
STATE = Column("state", "State", value="state_in_words", sort=("state", "due_at"), cell="requests/cells.html:state_of")
FIRST_REPLY = Column("answered", "First reply", value="answered_at", kind="moment", only="file")


def to_us_page() -> ListPage:
    """The requests to one's own agency. Nothing of the case but its pathway stands in it."""
    return ListPage(
        title="Requests to your agency",
        one="request",
        stacks=True,
        columns=(
            Column("request", "Request", value="request", sort=("pk",), href=Lane.get_absolute_url),
            PATHWAY,
            Column("agency", "Agency", value="agency.name", sort=("agency__name", "pk")),
            ASKED,
            DUE,
            STATE,
            FIRST_REPLY,
        ),
        filters=(STATE_FILTER,),
        order="-asked",
        empty=Empty("Your agency was not asked", "A request appears here when somebody asks what your agency knows."),
    )


def of_desk_page(agencies: Choices) -> ListPage:
    """All lanes of the cases that somebody runs, what was not answered among them."""
    return ListPage(
        title="Information requests",
        one="request",
        stacks=True,
        columns=(
            Column(
                "request", "Request", value="request", sort=("pk",), href=lambda lane: lane.request.get_absolute_url()
            ),
            Column("agency", "Asked of", value="agency.name", sort=("agency__name", "pk")),
            PATHWAY,
            ASKED,
            DUE,
            STATE,
            FIRST_REPLY,
        ),
        filters=(STATE_FILTER, Choice("agency", "Asked of", agencies, lookup="agency")),
        order="-asked",
        empty=Empty(
            "No requests to show",
            "Ask agencies from the page of a case. What was asked in a restricted case appears once you opened it.",
        ),
    )


def by_agency_page(address: Callable[[Agency], str]) -> ListPage:
    """Who replies and who does not."""
    counts = (
        ("asked", "Asked"),
        ("told", "Replied"),
        ("knows_nothing", "Knew nothing"),
        ("declined", "Declined"),
        ("waiting", "No reply yet"),
        ("overdue", "No reply in time"),
    )
    return ListPage(
        title="Non-replies by agency",
        one="agency",
        many="agencies",
        columns=(
            Column("agency", "Agency", value="name", sort=("name",), href=address),
            *(Column(key, words, kind="number", sort=(key, "name")) for key, words in counts),
        ),
        filters=(),
        order="-overdue",
        empty=Empty("Nobody was asked yet", "Agencies appear here once they were asked about a case."),
    )
