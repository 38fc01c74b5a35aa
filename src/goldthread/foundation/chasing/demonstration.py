"""What the demonstration shows of chasing: a team inbox, and an action that went to a seat. Nobody in it is real."""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.commands import set_chasing
from goldthread.foundation.chasing.jobs import monday_of
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.chasing.of_spaces import chase_in_space, key_of
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.foundation.groups.models import GroupKind, Seat
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

INBOX = "safeguarding@northmere.example"
A_WEEK = timedelta(days=7)


def fictitious_chasing(*, space: Space, agency_name: str, holder: User, by: Actor, at: datetime) -> None:
    """An agency's team inbox and its seat on the board, and one week's chasing. Done again, it changes nothing."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if ChasedAgency.objects.filter(space=space).exists():
            return
        agency = Agency.objects.get(space=space, name=agency_name)
        seats = Seat.objects.filter(space=space, agency=agency, group__kind=GroupKind.BOARD)
        seat = seats.in_force(timezone.localdate(at)).order_by("pk")[0]
    seat = fill_seat(
        seat=seat,
        sitting=Sitting(holder=holder, deputy_name=seat.deputy_name),
        from_on=timezone.localdate(at - A_WEEK),
        by=by,
        at=at,
    )
    set_chasing(agency=agency, inbox=INBOX, seat=seat, by=by, at=at)
    # As the week's own: what comes once a week at most is not sent again when the week's digests are.
    chase_in_space(space=space, by=by, at=at, key=key_of(monday_of(timezone.localdate(at))))
