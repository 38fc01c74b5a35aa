"""Gather what each of some people is told, over all their spaces, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count, Q

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, late, owned
from goldthread.foundation.actions.seeing import SEEN_BY_ORIGIN, is_for_few
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.owed import Line, owed_by
from goldthread.foundation.chasing.rule import Chased
from goldthread.foundation.chasing.ways import LEADING, Ways, person_at
from goldthread.foundation.groups.models import Group

BEHIND = (Chased.ESCALATED, Chased.OVERDUE)


@dataclass
class Told:
    """What one person is told. ``escalated`` are lines that came to their seat, the others are their own.

    ``unreached`` says, for who runs a plan, of whom nobody can be chased: space, name of the owner, how many overdue.
    """

    escalated: list[Line] = field(default_factory=list)
    overdue: list[Line] = field(default_factory=list)
    asked: list[Line] = field(default_factory=list)
    soon: list[Line] = field(default_factory=list)
    unreached: list[tuple[int, str, int]] = field(default_factory=list)

    @property
    def is_urgent(self) -> bool:
        """Whether it holds more than what is due soon."""
        return bool(self.escalated or self.overdue or self.asked or self.unreached)

    @property
    def is_empty(self) -> bool:
        return not (self.is_urgent or self.soon)

    def add(self, line: Line) -> None:
        """One of a person's own actions; what has gone to a seat is overdue for them still."""
        kept = {Chased.SOON: self.soon, Chased.ASKED: self.asked}.get(line.why, self.overdue)
        kept.append(line)

    def spaces(self) -> set[int]:
        lines = (*self.escalated, *self.overdue, *self.asked, *self.soon)
        return {line.space_id for line in lines} | {space for space, _, _ in self.unreached}


@dataclass(frozen=True)
class Listener:
    """For which owners a person is told: as theirs, or because what is not answered comes to them."""

    own_agencies: frozenset[int]
    own_groups: frozenset[int]
    agencies_above: frozenset[int]
    boards_above: frozenset[int]
    standing: Standing

    def may_see(self, line: Line) -> bool:
        """As ``Action.objects.visible_to`` says: one who may not open an action is not told of it."""
        if line.agency_id in self.standing.agencies_where(Can.VIEW_OWN_ACTIONS):
            return True
        whole = self.standing.may(Can.VIEW_WHOLE_PLAN, line.space_id)
        for_few = line.is_restricted or line.origin in SEEN_BY_ORIGIN
        return whole and (not for_few or line.action_id in self.seen_of_few)

    @cached_property
    def seen_of_few(self) -> set[int]:
        """Numbers of the open actions that few see and this person does: a statement, and only where there are any."""
        rows = Action.objects.visible_to(self.standing).filter(is_for_few(), status__in=Action.OPEN_STATUSES)
        return set(rows.values_list("pk", flat=True))

    def takes(self, line: Line) -> bool:
        return line.agency_id in self.own_agencies or line.group_id in self.own_groups

    def stands_above(self, line: Line) -> bool:
        if line.why != Chased.ESCALATED:
            return False
        return line.agency_id in self.agencies_above or (bool(line.group_id) and line.space_id in self.boards_above)


def told_to(people: Iterable[int], ways: Ways) -> dict[int, Told]:
    """What each of some accounts is told on the day of ``ways``; those who have nothing to be told are left out."""
    people = set(people)
    listeners = _listeners(people, ways)
    running = _running(listeners)
    silent = _silent_owners(running, ways)
    lines = _by_owner(owed_by(ways, _wanted(listeners.values(), silent)))
    unreached = _unreached(running, silent, lines, ways)
    told = {person: _told(one, lines, ways) for person, one in listeners.items()}
    for person, spaces in running.items():
        told[person].unreached = [row for row in unreached if row[0] in spaces]
    return {person: one for person, one in told.items() if not one.is_empty}


def _listeners(people: set[int], ways: Ways) -> dict[int, Listener]:
    covered = {absent for (_, absent), cover in ways.covers.items() if cover in people}
    held: defaultdict[int, list[Holding]] = defaultdict(list)
    for one in Holding.objects.filter(user__in=people | covered, space__in=ways.spaces).in_force(ways.on):
        held[one.user_id].append(one)
    own, above = defaultdict(set), defaultdict(set)
    for person, holdings in held.items():
        for agency in {one.agency_id for one in holdings if one.role in LEADING and one.agency_id}:
            own[ways.covers.get((agency, person), person)].add(agency)
    for agency, seat in ways.seat_of_agency.items():
        sits = person_at(seat)
        if sits:
            above[ways.covers.get((agency, sits), sits)].add(agency)
    return {
        person: Listener(
            frozenset(own[person]),
            frozenset(group for group, chairs in ways.chairs.items() if person in chairs),
            frozenset(above[person]),
            frozenset(space for space, seat in ways.head_of_board.items() if person_at(seat) == person),
            Standing(tuple(held[person]), on=ways.on),
        )
        for person in people
        if held[person]
    }


def _running(listeners: dict[int, Listener]) -> dict[int, set[int]]:
    """Spaces whose plan a person runs, so that they can name through whom anybody is chased."""
    found = {person: one.standing.whole_spaces_where(Can.SET_CHASING) for person, one in listeners.items()}
    return {person: spaces for person, spaces in found.items() if spaces}


def _silent_owners(running: dict[int, set[int]], ways: Ways) -> tuple[dict[int, str], dict[int, str]]:
    """Names of the agencies and groups of those spaces for which nobody can be chased."""
    spaces = set().union(*running.values()) if running else set()
    agencies = Agency.objects.filter(space__in=spaces).in_force(ways.on).values_list("pk", "name")
    groups = Group.objects.filter(space__in=spaces).in_force(ways.on).values_list("pk", "name")
    return (
        {pk: name for pk, name in agencies if not ways.is_reached(pk, None)},
        {pk: name for pk, name in groups if not ways.is_reached(None, pk)},
    )


def _wanted(listeners: Iterable[Listener], silent: tuple[dict[int, str], dict[int, str]]) -> Q:
    agencies, groups = set(silent[0]), set(silent[1])
    boards: set[int] = set()
    for one in listeners:
        agencies |= one.own_agencies | one.agencies_above
        groups |= one.own_groups
        boards |= one.boards_above
    return Q(agency__in=agencies) | Q(group__in=groups) | Q(group__isnull=False, space__in=boards)


OwnerKey = tuple[str, int]


def _by_owner(lines: list[Line]) -> dict[OwnerKey, list[Line]]:
    found: defaultdict[OwnerKey, list[Line]] = defaultdict(list)
    for line in lines:
        if line.agency_id:
            found["agency", line.agency_id].append(line)
        elif line.group_id:
            found["group", line.group_id].append(line)
            found["groups of", line.space_id].append(line)
    return found


def _told(one: Listener, lines: dict[OwnerKey, list[Line]], ways: Ways) -> Told:
    """Each action once: what comes to a person's seat is told there."""
    told, seen = Told(), set()
    above = [("agency", pk) for pk in one.agencies_above] + [("groups of", pk) for pk in one.boards_above]
    for key in above:
        for line in lines.get(key, ()):
            if one.stands_above(line) and one.may_see(line) and line.action_id not in seen:
                seen.add(line.action_id)
                told.escalated.append(line)
    own = [("agency", pk) for pk in one.own_agencies] + [("group", pk) for pk in one.own_groups]
    for key in own:
        for line in lines.get(key, ()):
            if one.may_see(line) and line.action_id not in seen:
                seen.add(line.action_id)
                told.add(line)
    return told


def _unreached(
    running: dict[int, set[int]],
    silent: tuple[dict[int, str], dict[int, str]],
    lines: dict[OwnerKey, list[Line]],
    ways: Ways,
) -> list[tuple[int, str, int]]:
    """For each space that somebody runs: of whom nobody can be chased, and how many of their actions are overdue."""
    spaces = set().union(*running.values()) if running else set()
    found = []
    for kind, names in zip(("agency", "group"), silent, strict=True):
        for pk, name in names.items():
            behind = [line for line in lines.get((kind, pk), ()) if line.why in BEHIND]
            if behind:
                found.append((behind[0].space_id, name, len(behind)))
    return sorted(found + _owed_by_nobody(spaces, ways.on))


def _owed_by_nobody(spaces: set[int], on: date) -> list[tuple[int, str, int]]:
    rows = Action.objects.filter(late(on), ~owned(), space__in=spaces).values_list("space").annotate(count=Count("pk"))
    return [(space, "Nobody owes", count) for space, count in rows.order_by("space")]
