"""How long clocks run that no law sets, and how long before or after a day lists show a case."""

from collections.abc import Mapping
from datetime import datetime

from goldthread.cases.casework.models import LocalLimit
from goldthread.cases.casework.models.limits import LONGEST_LIMIT
from goldthread.cases.casework.spans import settable
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space

UNIT = "{code}-unit"
"""The field in which the unit of a clock is chosen."""


@command(Can.RECORD_ORGANISATION, event="local limits set", alone="local limits")
def set_limits(
    *,
    space: Space,
    pathway: str,
    numbers: Mapping[str, int],
    units: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """For clocks that begin from now on, or whose trigger is corrected: what runs keeps the limit that it began
    with. Lists show by what is set now. Where no unit is said it is that of the pathway.
    """
    theirs = list(settable(pathway_of(pathway)))
    for code, number in numbers.items():
        found = [one for one in theirs if one.id == code]
        if not found:
            raise Refused("This limit is not the partnership’s to set.", code)
        if not 1 <= number <= LONGEST_LIMIT:
            raise Refused(f"Enter a number from 1 to {LONGEST_LIMIT}.", code)
        unit = (units or {}).get(code) or found[0].rule.limit.unit.value
        if unit not in found[0].units:
            raise Refused("Choose one of the units that this limit may be counted in.", UNIT.format(code=code))
        mine = LocalLimit.objects.filter(space=space, pathway=pathway, clock=code)
        if [(number, unit)] == [(one.rule.limit.number, one.rule.limit.unit.value) for one in found]:
            mine.delete()
        else:
            said = {"number": number, "unit": unit}
            mine.update_or_create(
                defaults=said, create_defaults={"space": space, "pathway": pathway, "clock": code, **said}
            )
