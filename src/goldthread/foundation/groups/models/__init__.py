"""Boards, executives, sub-groups and panels; the seats on them; who holds each; who must be there to decide."""

from goldthread.foundation.groups.models.groups import (
    Group,
    GroupAsItWas,
    GroupKind,
    GroupQuerySet,
    GroupWords,
    Remit,
)
from goldthread.foundation.groups.models.quorum import QuorumNeed
from goldthread.foundation.groups.models.seats import Seat, SeatQuerySet

__all__ = [
    "Group",
    "GroupAsItWas",
    "GroupKind",
    "GroupQuerySet",
    "GroupWords",
    "QuorumNeed",
    "Remit",
    "Seat",
    "SeatQuerySet",
]
