"""From which event clocks count of which sources differ."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.casework.beginnings import beginning_on, beginnings_in
from goldthread.cases.casework.models import BeginsHere, Case
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space

FROM_TODAY = "Enter today or a later day: there are cases here already, and what is due in them would be moved."


@command(Can.RECORD_ORGANISATION, event="beginnings of clocks set", alone="local limits")
def set_beginnings(
    *, space: Space, pathway: str, chosen: Mapping[str, str], from_on: date, by: Actor, at: datetime
) -> None:
    """For cases that begin on that day or later. What was said for earlier days stays said, and what was said for later
    ones is so no more: whoever thinks again says it once.

    Not for a day that is past, since cases that run would be counted anew; but where there is no case yet.
    """
    is_past = from_on < timezone.localdate(at)
    if is_past and Case.objects.filter(space_id=space.pk, pathway=pathway).exists():
        raise Refused(FROM_TODAY, "from_on")
    clocks = {clock.id: clock for clock in pathway_of(pathway).chosen_beginnings}
    for code, begins in chosen.items():
        if code not in clocks or begins not in {one.code for one in clocks[code].may_begin}:
            raise Refused("Choose one of the events from which this clock may count.", code)
    said = BeginsHere.objects.filter(space_id=space.pk, pathway=pathway, clock__in=chosen)
    said.filter(from_on__gte=from_on).delete()
    before = beginnings_in(space.pk, pathway)
    for code, begins in chosen.items():
        if beginning_on(clocks[code], before, from_on).code != begins:
            BeginsHere.objects.create(space_id=space.pk, pathway=pathway, clock=code, begins=begins, from_on=from_on)
