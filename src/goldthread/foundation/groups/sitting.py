"""On which groups a person sits: tier T2 opens the papers of a group to those on it (statutory.md 0.5)."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group, Seat

BESIDE = (Seat.Role.OBSERVER, Seat.Role.ADVISER, Seat.Role.MINUTE_TAKER, Seat.Role.BUSINESS_MANAGER)
"""Who sits with a group without deciding with it: not counted for a quorum, nor told of what is for members only."""


def seats_of(standing: Standing) -> QuerySet[Seat]:
    """Seats that a person holds, or deputises on, on the day of their standing."""
    if standing.account is None or standing.on is None:
        return Seat.objects.none()
    whose = Q(holder=standing.account) | Q(deputy=standing.account)
    return Seat.objects.filter(whose).in_force(standing.on)


def places_of(standing: Standing) -> QuerySet[Seat, int]:
    """Numbers of the places that a person takes: they stay when the term of a seat changes with its deputy or post."""
    return seats_of(standing).values_list(Coalesce("place_id", "pk"), flat=True)


def groups_sat_on(standing: Standing) -> QuerySet[Seat, int]:
    """Numbers of the groups on which a person sits or deputises in whatever role."""
    return seats_of(standing).values_list("group_id", flat=True)


def groups_decided_with(standing: Standing) -> QuerySet[Seat, int]:
    """Numbers of the groups of which a person is a member, and not an observer or adviser only."""
    return seats_of(standing).exclude(role__in=BESIDE).values_list("group_id", flat=True)


def sits_on(standing: Standing, group: Group) -> bool:
    """Whether a person sits or deputises on a group."""
    return seats_of(standing).filter(group=group).exists()
