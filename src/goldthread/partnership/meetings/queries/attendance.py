"""How agencies attended over a year. Cancelled meetings count against nobody."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.sitting import BESIDE
from goldthread.foundation.records.shares import per_cent
from goldthread.partnership.meetings.models import Attendance, Meeting

How = Attendance.How
NOT_RECORDED = "not_recorded"


@dataclass
class Attended:
    """One agency, or one post that is of none, over the held meetings of a group. ``counts`` are seats at meetings."""

    who: str
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def expected(self) -> int:
        """Seats at meetings of which it is recorded whether they were filled."""
        return sum(number for how, number in self.counts.items() if how != NOT_RECORDED)

    @property
    def filled(self) -> int:
        return sum(self.counts[how] for how in Attendance.FILLED)

    @property
    def share(self) -> int | None:
        """In whole per cent; nothing where nothing is recorded."""
        return per_cent(self.filled, self.expected)


@dataclass
class Year:
    """What a group held and cancelled between two days, and who attended."""

    held: int
    cancelled: int
    agencies: list[Attended]


def attendance_of(group: Group, first: date, last: date) -> Year:
    """By agency, over the meetings from one day to another. Three queries, however many meetings."""
    meetings = list(group.meetings.filter(on__range=(first, last)).in_order())
    held = [meeting for meeting in meetings if meeting.state == Meeting.State.HELD]
    recorded: dict[tuple[int, int | None], str] = {}
    for number, filled, how in Attendance.objects.filter(meeting__in=held, seat__isnull=False).values_list(
        "meeting_id", "seat_id", "how"
    ):
        recorded[number, filled] = how
    seats = Seat.objects.filter(group=group).exclude(role__in=BESIDE).select_related("agency").order_by("pk")
    told: dict[str, Attended] = {}
    for seat in seats:
        row = told.setdefault(seat.agency_shown or seat.what_it_is_for, Attended(seat.agency_shown or seat.post))
        for meeting in held:
            if seat.is_in_force(meeting.on):
                row.counts[recorded.get((meeting.pk, seat.pk), NOT_RECORDED)] += 1
    cancelled = sum(1 for meeting in meetings if meeting.state == Meeting.State.CANCELLED)
    rows = [row for row in told.values() if row.counts]
    return Year(len(held), cancelled, sorted(rows, key=lambda row: row.who.casefold()))
