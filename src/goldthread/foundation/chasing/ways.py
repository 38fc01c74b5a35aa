"""The ways by which owners of actions are reached: people, mailboxes and seats of the spaces that are live.

Small tables only, read in a fixed number of statements however many people and actions there are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.chasing.models import ChasedAgency, ChasingPace, Cover
from goldthread.foundation.chasing.rule import Pace
from goldthread.foundation.groups.models import GroupKind, Seat
from goldthread.foundation.groups.queries import CHAIRS, ROLE_ORDER
from goldthread.foundation.spaces.models import Space

LEADING = [code for code, role in ROLES.items() if role.of_agency and Can.REPORT_PROGRESS in role.can]
"""Roles whose holders answer for what an agency owes."""


@dataclass(frozen=True)
class Ways:
    """How owners are reached on a day. Only spaces that are live are here: of others nobody is told anything."""

    on: date
    spaces: dict[int, Space]
    paces: dict[int, Pace]
    inboxes: dict[int, str] = field(default_factory=dict)
    seat_of_agency: dict[int, Seat] = field(default_factory=dict)
    head_of_board: dict[int, Seat] = field(default_factory=dict)
    chairs: dict[int, set[int]] = field(default_factory=dict)
    covers: dict[tuple[int, int], int] = field(default_factory=dict)
    led: frozenset[int] = frozenset()

    def pace(self, space_id: int) -> Pace:
        return self.paces.get(space_id) or Pace()

    def live_on(self, space_id: int) -> date:
        went_live_at = self.spaces[space_id].went_live_at
        return timezone.localdate(went_live_at) if went_live_at else date.max

    def seat_for(self, space_id: int, agency_id: int | None) -> Seat | None:
        """Where what an owner does not answer goes: what a group owes, to the head of the board."""
        return self.seat_of_agency.get(agency_id) if agency_id else self.head_of_board.get(space_id)

    def is_reached(self, agency_id: int | None, group_id: int | None) -> bool:
        """Whether anybody at all can be chased for this owner."""
        if agency_id:
            return agency_id in self.led or agency_id in self.inboxes
        return bool(self.chairs.get(group_id or 0))


def ways_on(on: date, spaces: Iterable[Space], *, even_if_quiet: bool = False) -> Ways:
    """Five statements. ``even_if_quiet`` takes spaces in that are not live, to show what will be."""
    live = {space.pk: space for space in spaces if space.is_live or even_if_quiet}
    paces = {one.space_id: one.pace for one in ChasingPace.objects.filter(space__in=live)}
    through = list(ChasedAgency.objects.filter(space__in=live).select_related("seat"))
    seats = _seats(live, through, on)
    return Ways(
        on,
        live,
        paces,
        inboxes={one.agency_id: one.inbox for one in through if one.inbox},
        seat_of_agency=_of_agencies(seats, through),
        head_of_board=_heads_of_boards(seats),
        chairs=_chairs(seats),
        covers={
            (one.agency_id, one.absent_id): one.covered_by_id
            for one in Cover.objects.filter(space__in=live).on(on).order_by("-pk")
        },
        led=frozenset(
            Holding.objects.filter(space__in=live, role__in=LEADING, agency__isnull=False)
            .in_force(on)
            .values_list("agency_id", flat=True)
            .distinct()
        ),
    )


def person_at(seat: Seat | None) -> int | None:
    """The account of who holds a seat, else of the deputy."""
    return (seat.holder_id or seat.deputy_id) if seat else None


def _seats(live: Iterable[int], through: list[ChasedAgency], on: date) -> list[Seat]:
    """Seats on boards, chairs of any group and those that agencies named, as they are on a day."""
    named = [one.seat.place_number for one in through if one.seat]
    wanted = Q(group__kind=GroupKind.BOARD) | Q(role__in=CHAIRS) | Q(pk__in=named) | Q(place__in=named)
    rows = Seat.objects.filter(wanted, space__in=live).in_force(on).select_related("group")
    # Of several, one with somebody at it goes first.
    return sorted(rows, key=lambda seat: (person_at(seat) is None, ROLE_ORDER[seat.role], seat.pk))


def _of_agencies(seats: list[Seat], through: list[ChasedAgency]) -> dict[int, Seat]:
    found: dict[int, Seat] = {}
    for seat in seats:
        if seat.agency_id and seat.group.kind == GroupKind.BOARD:
            found.setdefault(seat.agency_id, seat)
    by_place = {seat.place_number: seat for seat in seats}
    named = {one.agency_id: by_place.get(one.seat.place_number) for one in through if one.seat}
    return found | {agency: seat for agency, seat in named.items() if seat}


def _heads_of_boards(seats: list[Seat]) -> dict[int, Seat]:
    found: dict[int, Seat] = {}
    for seat in seats:
        if seat.group.kind == GroupKind.BOARD and seat.role in CHAIRS:
            found.setdefault(seat.space_id, seat)
    return found


def _chairs(seats: list[Seat]) -> dict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for seat in seats:
        person = person_at(seat)
        if seat.role in CHAIRS and person:
            found[seat.group_id].add(person)
    return dict(found)
