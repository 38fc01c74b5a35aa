"""The list of an agency's own lanes: what it still owes first."""

from django.db.models import Count, OuterRef, Subquery

from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane
from goldthread.cases.chronology.models.lanes import CLOSED, HANDED_IN, OWED, STATES, ChronologyLaneQuerySet
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space


def lanes_of_agency(space: Space, standing: Standing) -> ChronologyLaneQuerySet:
    """Those of the person's own agency, each with how many entries stand in it and whether it is still owed."""
    told = ChronologyEntry.objects.standing_ones().filter(lane=OuterRef("pk")).order_by().values("lane")
    rows = ChronologyLane.objects.told_by(standing).filter(space=space).with_names().with_state()
    return rows.annotate(told=Subquery(told.annotate(told=Count("pk")).values("told")))


LANES_PAGE = ListPage(
    title="Chronologies",
    one="chronology",
    many="chronologies",
    stacks=True,
    columns=(
        Column("case", "Case", value="chronology.case.reference", href=ChronologyLane.get_absolute_url),
        Column("agency", "Agency", value="agency.name", sort=("agency__name", "pk")),
        Column("asked", "Asked", value="asked_at", kind="date", sort=("asked_at", "pk")),
        Column("told", "Entries", value=lambda lane: lane.told or 0, kind="number"),
        Column("due", "Hand in by", value="due_on", kind="date", sort=("due_on", "pk")),
        Column("state", "State", value="state_in_words", sort=("state", "due_on", "pk")),
        Column("handed_in", "Handed in", value="handed_in_at", kind="date", sort=("handed_in_at", "pk")),
    ),
    filters=(
        Choice(
            "state", "State", [(one, STATES[one]) for one in (OWED, HANDED_IN, CLOSED)], lookup="state", multiple=True
        ),
    ),
    order="state",
    empty=Empty("Your agency is asked for no chronology", "It stands here when the desk of a case asks your agency."),
)
