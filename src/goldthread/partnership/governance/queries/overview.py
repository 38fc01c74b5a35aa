"""What the first page of a partnership shows."""

from dataclasses import dataclass
from datetime import date

from goldthread.foundation.access.models import Holding
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.groups.models import Group
from goldthread.foundation.groups.queries import groups_on


@dataclass(frozen=True)
class Overview:
    """The partnership on a day. ``people`` counts people, not roles."""

    partners: list[Agency]
    agencies: int
    groups: list[Group]
    people: int


def overview_of(space_id: int, day: date) -> Overview:
    """Gather it in five queries."""
    agencies = agencies_on(space_id, day)
    holdings = Holding.objects.filter(space_id=space_id).in_force(day)
    return Overview(
        partners=[agency for agency in agencies if agency.is_safeguarding_partner],
        agencies=len(agencies),
        groups=groups_on(space_id, day),
        people=holdings.values("user_id").distinct().count(),
    )
