"""Somebody has the worker lay a chronology out on pages."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.chronology.jobs import make_copy
from goldthread.cases.chronology.models import Chronology, ChronologyCopy
from goldthread.cases.chronology.queries import Asked
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.command import GONE, command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space


@command(Can.EXPORT, event="copy of a chronology ordered")
def order_copy(
    *, space: Space, chronology: Chronology, asked: Asked, form: str, by: Actor, at: datetime
) -> ChronologyCopy:
    """For the desk, which reads all of it. It holds no lane up: what is told meanwhile may stand in it or not."""
    standing = standing_of(by, timezone.localdate(at), at)
    if not Chronology.objects.visible_to(standing).filter(space=space, pk=chronology.pk).exists():
        raise Refused(GONE)
    if form not in ChronologyCopy.Form.values:
        raise Refused("A chronology is laid out as PDF or Word.")
    copy = ChronologyCopy.objects.create(
        space=space,
        chronology=chronology,
        form=form,
        is_anonymised=asked.is_anonymised,
        agency_named=asked.agency,
        first_on=asked.first,
        last_on=asked.last,
        gap=asked.gap,
        ordered_by_id=account_of(by),
        ordered_at=at,
    )
    make_copy.defer(space_id=space.pk, copy_id=copy.pk)
    return copy
