"""How long clocks run that no law sets."""

from collections.abc import Mapping
from datetime import datetime

from goldthread.cases.casework.models import LocalLimit
from goldthread.cases.casework.models.limits import LONGEST_LIMIT
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.clocks import Kind
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space


@command(Can.RECORD_ORGANISATION, event="local limits set", alone="local limits")
def set_limits(*, space: Space, pathway: str, numbers: Mapping[str, int], by: Actor, at: datetime) -> None:
    """For clocks that begin from now on, or whose trigger is corrected: what runs keeps the limit that it began
    with.
    """
    clocks = {clock.id: clock for clock in pathway_of(pathway).clocks}
    for code, number in numbers.items():
        clock = clocks.get(code)
        if clock is None or not any(rule.kind == Kind.LOCAL for rule in clock.rules):
            raise Refused("This limit is not the partnership’s to set.", code)
        if not 1 <= number <= LONGEST_LIMIT:
            raise Refused(f"Enter a number from 1 to {LONGEST_LIMIT}.", code)
        usual = [rule.limit.number for rule in clock.rules if rule.kind == Kind.LOCAL]
        mine = LocalLimit.objects.filter(space=space, pathway=pathway, clock=code)
        if [number] == usual:
            mine.delete()
        else:
            mine.update_or_create(
                defaults={"number": number},
                create_defaults={"space": space, "pathway": pathway, "clock": code, "number": number},
            )
