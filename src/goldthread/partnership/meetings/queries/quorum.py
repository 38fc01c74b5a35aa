"""Whether a group can decide: at a meeting as a whole, and for each item, by who was there for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.groups.models import Group, QuorumNeed, Seat
from goldthread.foundation.groups.queries import CHAIRS, seats_on
from goldthread.foundation.groups.sitting import BESIDE
from goldthread.foundation.ui.words import listed
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Conflict, Meeting

PER_CENT = 100


@dataclass(frozen=True)
class Condition:
    """One condition of a quorum, in words, and whether it is met."""

    words: str
    is_met: bool


@dataclass(frozen=True)
class Quorum:
    """What a quorum asks for and what of it is there. ``filled`` of ``seats`` are the seats that count."""

    conditions: tuple[Condition, ...]
    filled: int
    seats: int
    rule: str = ""

    @property
    def is_met(self) -> bool | None:
        """Nothing where the group has no quorum that can be counted."""
        return all(condition.is_met for condition in self.conditions) if self.conditions else None

    @property
    def most_votes(self) -> int:
        """Nobody votes who does not fill a seat that counts."""
        return self.filled

    @property
    def in_words(self) -> str:
        """What is missing, or what is there: "5 of 8 seats filled, at least 4 needed; no chair"."""
        told = [one.words for one in self.conditions if one.is_met is bool(self.is_met)]
        return "; ".join(told) if told else f"{self.filled} of {self.seats} seats filled"


@dataclass(frozen=True)
class Rule:
    """What a group's quorum is on a day, with the seats that it is counted over, and agencies as they were then."""

    group: Group
    seats: tuple[Seat, ...]
    needs: tuple[QuorumNeed, ...]
    agencies: Mapping[int, Agency]

    def of(self, filled: Iterable[int]) -> Quorum:
        """The quorum with the seats of these numbers filled."""
        counting = [seat for seat in self.seats if seat.role not in BESIDE]
        numbers = set(filled)
        there = [seat for seat in counting if seat.pk in numbers]
        conditions = [*self._numbers(len(there), len(counting)), *(self._need(need, there) for need in self.needs)]
        return Quorum(tuple(conditions), len(there), len(counting), self.group.quorum)

    def _numbers(self, there: int, seats: int) -> Iterable[Condition]:
        """A share of no seats asks for one all the same: where nobody is, nothing is decided."""
        shares = (self.group.quorum_share or 0) * seats
        for least in (self.group.quorum_count, max(1, ceil(shares / PER_CENT)) if self.group.quorum_share else None):
            if least is not None:
                yield Condition(f"{there} of {seats} seats filled, at least {least} needed", there >= least)

    def _need(self, need: QuorumNeed, there: list[Seat]) -> Condition:
        if need.who == QuorumNeed.Who.PARTNERS:
            partners = [one for one in self.agencies.values() if one.is_safeguarding_partner]
            missing = [one.name for one in partners if all(seat.agency_id != one.pk for seat in there)]
            words = f"not there: {listed(missing)}" if missing else "every safeguarding partner is there"
            return Condition(words, not missing)
        if need.who == QuorumNeed.Who.CHAIR:
            is_there = any(seat.role in CHAIRS for seat in there)
            return Condition("a chair is there" if is_there else "no chair is there", is_there)
        if need.who == QuorumNeed.Who.AGENCY:
            is_there = any(seat.agency_id == need.agency_id for seat in there)
            return Condition(f"{need.agency} is {'' if is_there else 'not '}there", is_there)
        found = sum(1 for seat in there if self._kind_of(seat) == need.agency_kind)
        kind = need.get_agency_kind_display()
        return Condition(f"{kind}: {found} there, at least {need.at_least} needed", found >= need.at_least)

    def _kind_of(self, seat: Seat) -> str:
        """Of a setting, which changes its kind for nobody's quorum, as it is now."""
        agency = self.agencies.get(seat.agency_id or 0) or seat.agency
        return agency.kind if agency else ""


def rule_of(group: Group, on: date) -> Rule:
    """The quorum of a group on a day, in the words and with the seats of that day. Five queries."""
    needs = group.quorum_needs.in_force(on).select_related("agency").order_by("pk")
    agencies = {agency.pk: agency for agency in agencies_on(group.space_id, on)}
    return Rule(group.as_on(on), tuple(seats_on(group, on)), tuple(needs), agencies)


def quorum_of(meeting: Meeting) -> Quorum:
    """By every seat that was filled at any time of the meeting."""
    return rule_of(meeting.group, meeting.on).of(one.seat_id for one in _filled(meeting) if one.seat_id)


def quorum_of_item(item: AgendaItem) -> Quorum:
    """By the seats that were filled for this item: whoever came later, left before or has a conflict does not count."""
    return rule_of(item.meeting.group, item.meeting.on).of(seats_filled_for(item, _filled(item.meeting)))


def quorums_of_items(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[int, Quorum]:
    """The quorum for each of several items of one meeting, by number. ``conflicts`` of the items are prefetched."""
    rule, filled = rule_of(meeting.group, meeting.on), _filled(meeting)
    return {item.pk: rule.of(seats_filled_for(item, filled)) for item in items}


def seats_filled_for(item: AgendaItem, filled: Iterable[Attendance]) -> set[int]:
    """Numbers of the seats that were filled for an item."""
    conflicts = list(item.conflicts.all())
    return {
        one.seat_id
        for one in filled
        if one.seat_id
        and not any(_shuts_out(conflict, one) for conflict in conflicts)
        and (one.came_for is None or one.came_for.place <= item.place)
        and (one.left_after is None or one.left_after.place >= item.place)
    }


def _shuts_out(conflict: Conflict, one: Attendance) -> bool:
    """Whether whoever filled a seat is who has the conflict. One without an account is of whoever takes that place."""
    if one.seat is None:
        return False
    if conflict.account_id is not None:
        who = {Attendance.How.PRESENT: one.seat.holder_id, Attendance.How.DEPUTY: one.seat.deputy_id}
        return who.get(Attendance.How(one.how)) == conflict.account_id
    return conflict.seat is not None and conflict.seat.place_number == one.seat.place_number


def _filled(meeting: Meeting) -> list[Attendance]:
    rows = meeting.attendances.filter(how__in=Attendance.FILLED)
    return list(rows.select_related("came_for", "left_after", "seat"))
