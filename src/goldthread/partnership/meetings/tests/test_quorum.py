"""Whether a group can decide: by number, share, partners, chairs and kinds, for each item anew."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.agencies.commands import AgencyDetails, change_agency
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.commands import GroupDetails, Needed, add_quorum_need, correct_group
from goldthread.foundation.groups.models import Group, QuorumNeed, Seat
from goldthread.partnership.meetings.commands.attendance import Came, record_attendance, record_guest
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.factories import (
    AFTER,
    HELD_ON,
    MADE_AT,
    TESTS,
    a_meeting,
    a_panel,
    an_item,
    everybody_came,
)
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Meeting
from goldthread.partnership.meetings.queries.quorum import Rule, quorum_of, quorum_of_item

How = Attendance.How
LATER = datetime(2026, 11, 27, 9, tzinfo=UTC)


def rule(seats, *, count=None, share=None, needs=(), partners=()):
    """A rule over seats that are in no database: roles and agencies by number."""
    group = Group(name="Board", quorum_count=count, quorum_share=share)
    rows = tuple(Seat(pk=number, role=role, agency_id=number) for number, role in enumerate(seats, 1))
    return Rule(group, rows, tuple(needs), {one.pk: one for one in partners})


roles = st.lists(st.sampled_from(Seat.Role.values), max_size=12)


@given(roles, st.integers(1, 12), st.data())
def test_more_seats_filled_never_lose_a_quorum(seats, count, data):
    numbers = range(1, len(seats) + 1)
    few = data.draw(st.sets(st.sampled_from(numbers))) if seats else set()
    more = few | (data.draw(st.sets(st.sampled_from(numbers))) if seats else set())
    asked = rule(seats, count=count, needs=[QuorumNeed(who="chair")])

    assert not asked.of(few).is_met or asked.of(more).is_met


@given(roles, st.integers(1, 100))
def test_a_share_is_of_the_seats_that_count(seats, share):
    everybody = range(1, len(seats) + 1)
    quorum = rule(seats, share=share).of(everybody)

    assert quorum.is_met is (quorum.seats > 0)
    assert quorum.filled == quorum.seats <= len(seats)


@given(roles)
def test_observers_and_minute_takers_never_make_a_quorum(seats):
    beside = [role for role in seats if role in ("observer", "minute_taker", "adviser", "business_manager")]

    assert not rule(beside, count=1).of(range(1, len(beside) + 1)).is_met


def test_a_third_of_seven_seats_is_three():
    asked = rule(["member"] * 7, share=33)

    assert (asked.of([1, 2]).is_met, asked.of([1, 2, 3]).is_met) == (False, True)


def test_a_share_of_no_seats_is_no_quorum():
    quorum = rule([], share=50).of([])
    assert (quorum.is_met, quorum.in_words) == (False, "0 of 0 seats filled, at least 1 needed")


def test_a_group_without_a_rule_is_neither_quorate_nor_not():
    assert rule(["member"]).of([1]).is_met is None


def test_each_safeguarding_partner_must_be_there():
    partners = [Agency(pk=pk, name=name, is_safeguarding_partner=True) for pk, name in ((1, "Council"), (2, "Police"))]
    asked = rule(["member"] * 3, needs=[QuorumNeed(who="partners")], partners=partners)

    assert asked.of([1, 3]).in_words == "not there: Police"
    assert asked.of([1, 2]).is_met


@pytest.fixture
def panel(partnership):
    """Four seats, of which three must be filled, and the chair."""
    group, seats = a_panel(partnership, quorum_count=3, substitutes_allowed=False)
    add_quorum_need(group=group, needed=Needed("chair"), from_on=date(2020, 1, 1), by=TESTS, at=MADE_AT)
    return group, seats


def test_whoever_left_counts_for_no_later_item(panel, reading):
    group, seats = panel
    meeting = a_meeting(group)
    first, second = an_item(meeting, "First"), an_item(meeting, "Second")
    came = [Came(seat, How.PRESENT) for seat in seats[:2]]
    came.append(Came(seats[2], How.DEPUTY, left_after=first))
    record_attendance(meeting=meeting, came=came, by=TESTS, at=AFTER)

    assert quorum_of_item(AgendaItem.objects.get(pk=first.pk)).is_met
    later = quorum_of_item(AgendaItem.objects.get(pk=second.pk))
    assert later.is_met is False
    assert later.in_words == "2 of 4 seats filled, at least 3 needed"


def test_whoever_has_a_conflict_counts_for_that_item_only(panel, reading):
    group, seats = panel
    meeting = a_meeting(group)
    first, second = an_item(meeting, "First"), an_item(meeting, "Second")
    everybody_came(meeting, seats)
    record_conflict(item=first, whose=Whose(seats[0]), interest="Was the manager", by=TESTS, at=AFTER)

    assert quorum_of_item(AgendaItem.objects.get(pk=first.pk)).in_words == "no chair is there"
    assert quorum_of_item(AgendaItem.objects.get(pk=second.pk)).is_met


def test_a_guest_makes_no_quorum(panel, reading):
    group, seats = panel
    meeting = a_meeting(group)
    record_attendance(meeting=meeting, came=[Came(seat, How.PRESENT) for seat in seats[:2]], by=TESTS, at=AFTER)
    record_guest(meeting=meeting, name="Lark Hazel", by=TESTS, at=AFTER)

    assert quorum_of(Meeting.objects.get(pk=meeting.pk)).is_met is False


def test_a_substitute_where_none_are_allowed_is_refused_and_says_what_to_do(panel):
    group, seats = panel
    with pytest.raises(Refused) as refusal:
        record_attendance(
            meeting=a_meeting(group), came=[Came(seats[1], How.SUBSTITUTE, "Lark Hazel")], by=TESTS, at=AFTER
        )

    assert refusal.value.field == f"how-{seats[1].pk}"
    assert "allows no substitutes, only named deputies" in str(refusal.value)


def test_a_substitute_counts_where_they_are_allowed(partnership, reading):
    group, seats = a_panel(partnership, quorum_count=1, substitutes_allowed=True)
    meeting = a_meeting(group)
    record_attendance(meeting=meeting, came=[Came(seats[1], How.SUBSTITUTE, "Lark Hazel")], by=TESTS, at=AFTER)

    assert quorum_of(Meeting.objects.get(pk=meeting.pk)).is_met


def test_what_the_terms_said_on_the_day_of_the_meeting_counts(partnership, reading):
    group, seats = a_panel(partnership, quorum_count=4)
    meeting = everybody_came(a_meeting(group), seats)
    words = {**group.words(), "quorum_count": 2}
    correct_group(group=group, details=GroupDetails(**words), starts_on=group.starts_on, by=TESTS, at=MADE_AT)

    assert quorum_of(Meeting.objects.get(pk=meeting.pk)).conditions[0].words == "4 of 4 seats filled, at least 2 needed"


def test_attendance_is_not_recorded_before_the_day(panel):
    group, seats = panel
    with pytest.raises(Refused, match="on the day of the meeting or after"):
        record_attendance(meeting=a_meeting(group, HELD_ON), came=[Came(seats[0], How.PRESENT)], by=TESTS, at=MADE_AT)


def test_nobody_leaves_before_they_come(panel):
    group, seats = panel
    meeting = a_meeting(group)
    first, second = an_item(meeting, "First"), an_item(meeting, "Second")
    with pytest.raises(Refused, match="cannot have left before they came"):
        record_attendance(
            meeting=meeting,
            came=[Came(seats[0], How.PRESENT, came_for=second, left_after=first)],
            by=TESTS,
            at=AFTER,
        )


def test_the_quorum_of_a_past_meeting_asks_for_the_partners_of_that_day(partnership, reading):
    group, seats = a_panel(partnership, posts=1)
    other = an_agency(partnership, "Probation", kind="probation")
    add_quorum_need(group=group, needed=Needed("partners"), from_on=group.starts_on, by=TESTS, at=MADE_AT)
    meeting = everybody_came(a_meeting(group), seats)

    details = AgencyDetails(**other.words() | {"is_safeguarding_partner": True})
    change_agency(agency=other, details=details, from_on=date(2026, 11, 20), by=TESTS, at=LATER)
    assert quorum_of(Meeting.objects.get(pk=meeting.pk)).is_met
    assert not quorum_of(a_meeting(group, date(2026, 12, 14))).is_met
