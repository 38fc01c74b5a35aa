"""What was shut to somebody stays shut: at the next meeting, in what follows from an item, and when a seat changes."""

from datetime import date

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.decisions.recording import Decided
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.groups.commands import Sitting, fill_seat
from goldthread.partnership.meetings.commands.agenda import (
    ItemDetails,
    add_due,
    begin_agenda,
    change_item,
    remove_item,
)
from goldthread.partnership.meetings.commands.attendance import Came, record_attendance
from goldthread.partnership.meetings.commands.decisions import record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.commands.minutes import carry_over
from goldthread.partnership.meetings.commands.papers import add_paper, withdraw_paper
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Audience, Meeting
from goldthread.partnership.meetings.queries.quorum import quorum_of_item
from goldthread.partnership.meetings.tests.test_agenda import an_action

NEXT = date(2026, 12, 14)
How = Attendance.How


@pytest.fixture
def panel(partnership):
    return a_panel(partnership, quorum_count=1)


@pytest.fixture
def member(partnership, panel):
    """Somebody who signs in and holds the second seat."""
    user = make_user("member@panel.example", "Lark Hazel")
    fill_seat(seat=panel[1][1], sitting=Sitting(holder=user), from_on=date(2026, 1, 5), by=TESTS, at=MADE_AT)
    return user


def seat_of(panel, user):
    return panel[0].seats.get(holder=user, ends_on=None)


def sees(partnership, user):
    standing = Standing((Holding(space=partnership, user=user, role="board_member"),), on=AFTER.date())
    return set(AgendaItem.objects.visible_to(standing).values_list("title", flat=True))


def test_whoever_has_a_conflict_in_a_topic_does_not_see_it_at_the_next_meeting(partnership, panel, member, reading):
    item = an_item(a_meeting(panel[0]), "Their own service")
    record_conflict(item=item, whose=Whose(account=member), interest="Runs it", by=TESTS, at=MADE_AT)
    carry_over(item=item, by=TESTS, at=MADE_AT)
    begin_agenda(meeting=a_meeting(panel[0], NEXT), by=TESTS, at=MADE_AT)

    assert AgendaItem.objects.filter(title="Their own service").count() == 2
    assert "Their own service" not in sees(partnership, member)


def test_a_topic_that_was_narrowed_after_it_was_carried_over_comes_back_narrow(panel, reading):
    item = an_item(a_meeting(panel[0]), "Staffing")
    carry_over(item=item, by=TESTS, at=MADE_AT)
    narrow = ItemDetails("Staffing of the hub", audience=Audience.MEMBERS)
    change_item(item=AgendaItem.objects.get(pk=item.pk), details=narrow, by=TESTS, at=MADE_AT)
    meeting = begin_agenda(meeting=a_meeting(panel[0], NEXT), by=TESTS, at=MADE_AT)

    again = meeting.items.get(topic__isnull=False)
    assert (again.title, again.audience) == ("Staffing of the hub", Audience.MEMBERS)


def test_a_topic_is_as_shut_where_its_record_is_on_the_next_agenda_already(partnership, panel, member, reading):
    action = an_action(partnership, panel[0])
    first, after = a_meeting(panel[0]), a_meeting(panel[0], NEXT)
    for meeting in (first, after):
        add_due(meeting=meeting, picked=[("action", action.pk)], by=TESTS, at=MADE_AT)
    item = first.items.get()
    record_conflict(item=item, whose=Whose(account=member), interest="Runs it", by=TESTS, at=MADE_AT)
    narrow = ItemDetails(item.title, audience=Audience.NAMED, seats=tuple(panel[1][2:]))
    change_item(item=AgendaItem.objects.get(pk=item.pk), details=narrow, by=TESTS, at=MADE_AT)

    carry_over(item=AgendaItem.objects.get(pk=item.pk), by=TESTS, at=MADE_AT)
    begin_agenda(meeting=Meeting.objects.get(pk=after.pk), by=TESTS, at=MADE_AT)

    again = after.items.get(source="action")
    assert (again.topic_id is not None, again.audience) == (True, Audience.NAMED)
    assert {reader.seat for reader in again.readers.all()} == set(panel[1][2:])
    assert [one.account for one in again.conflicts.all()] == [member]


def test_a_topic_goes_on_from_the_meeting_before_and_not_from_the_agenda_made_last(panel, member, reading):
    item = an_item(a_meeting(panel[0]), "Their own service")
    carry_over(item=item, by=TESTS, at=MADE_AT)
    december = begin_agenda(meeting=a_meeting(panel[0], NEXT), by=TESTS, at=MADE_AT)
    begin_agenda(meeting=a_meeting(panel[0], date(2026, 11, 30)), by=TESTS, at=MADE_AT)
    again = december.items.get(topic__isnull=False)
    record_conflict(item=again, whose=Whose(account=member), interest="Runs it", by=TESTS, at=MADE_AT)

    january = begin_agenda(meeting=a_meeting(panel[0], date(2027, 1, 18)), by=TESTS, at=MADE_AT)
    assert [one.account for one in january.items.get(topic__isnull=False).conflicts.all()] == [member]


def test_an_agenda_begun_after_a_later_one_is_as_shut_as_that(panel, member, reading):
    item = an_item(a_meeting(panel[0]), "Their own service")
    carry_over(item=item, by=TESTS, at=MADE_AT)
    december = begin_agenda(meeting=a_meeting(panel[0], NEXT), by=TESTS, at=MADE_AT)
    again = december.items.get(topic__isnull=False)
    record_conflict(item=again, whose=Whose(account=member), interest="Runs it", by=TESTS, at=MADE_AT)

    extra = begin_agenda(meeting=a_meeting(panel[0], date(2026, 11, 30)), by=TESTS, at=MADE_AT)
    assert [one.account for one in extra.items.get(topic__isnull=False).conflicts.all()] == [member]


def test_a_seat_that_is_named_no_more_does_not_read_the_topic_on_agendas_that_were_begun(panel, reading):
    seats = tuple(panel[1][:2])
    first, after = a_meeting(panel[0]), a_meeting(panel[0], NEXT)
    item = an_item(first, "Staff", audience=Audience.NAMED, seats=seats)
    begin_agenda(meeting=after, by=TESTS, at=MADE_AT)
    carry_over(item=item, by=TESTS, at=MADE_AT)
    later = after.items.get(topic__isnull=False)
    assert {reader.seat for reader in later.readers.all()} == set(seats)

    fewer = ItemDetails("Staff", audience=Audience.NAMED, seats=seats[:1])
    change_item(item=AgendaItem.objects.get(pk=item.pk), details=fewer, by=TESTS, at=MADE_AT)
    assert [reader.seat for reader in later.readers.all()] == [seats[0]]


def test_a_conflict_stays_when_the_seat_gets_another_deputy(partnership, panel, member, reading):
    item = an_item(a_meeting(panel[0]), "The team they manage")
    seat = seat_of(panel, member)
    record_conflict(item=item, whose=Whose(seat), interest="Manages it", by=TESTS, at=MADE_AT)
    sitting = Sitting(holder=member, deputy_name="Fern Moss")
    fill_seat(seat=seat, sitting=sitting, from_on=date(2026, 11, 10), by=TESTS, at=MADE_AT)

    assert sees(partnership, member) == set()


def test_a_named_reader_reads_on_when_the_seat_gets_another_deputy(partnership, panel, member, reading):
    seat = seat_of(panel, member)
    an_item(a_meeting(panel[0]), "For one seat", audience=Audience.NAMED, seats=(seat,))
    sitting = Sitting(holder=member, deputy_name="Fern Moss")
    fill_seat(seat=seat, sitting=sitting, from_on=date(2026, 11, 10), by=TESTS, at=MADE_AT)

    assert sees(partnership, member) == {"For one seat"}


def test_a_withdrawn_paper_opens_for_those_who_run_meetings_alone(partnership, panel):
    item = an_item(a_meeting(panel[0]))
    paper = add_paper(item=item, title="Letter", received=receive(an_upload()), by=TESTS, at=MADE_AT)
    address = f"/p/northborough/files/{paper.file_id}/"
    scrutineer, coordinator = visitor("independent_scrutineer", partnership), visitor("coordinator", partnership)
    assert scrutineer.get(address).status_code == 200

    withdraw_paper(paper=paper, why="It names somebody", by=TESTS, at=MADE_AT)
    assert [one.get(address).status_code for one in (scrutineer, coordinator)] == [404, 200]


def test_a_conflict_of_a_person_counts_wherever_they_sit(panel, member, reading):
    meeting = everybody_came(a_meeting(panel[0]), [seat_of(panel, member)])
    item = an_item(meeting, "Their own service")
    record_conflict(item=item, whose=Whose(account=member), interest="Runs it", by=TESTS, at=AFTER)

    assert quorum_of_item(AgendaItem.objects.get(pk=item.pk)).filled == 0


def test_an_item_under_which_something_was_decided_stays(panel, reading):
    item = an_item(everybody_came(a_meeting(panel[0]), panel[1]))
    record_decision(item=item, decided=Decided("Agreed", "Because"), by=TESTS, at=AFTER)

    with pytest.raises(Refused, match="decided under it"):
        remove_item(item=item, by=TESTS, at=AFTER)


def test_an_item_with_which_somebody_came_stays(panel, reading):
    meeting = a_meeting(panel[0])
    item = an_item(meeting)
    late = [Came(panel[1][0], How.PRESENT, came_for=item)]
    record_attendance(meeting=meeting, came=late, by=TESTS, at=AFTER)

    with pytest.raises(Refused, match="came or left with this item"):
        remove_item(item=item, by=TESTS, at=AFTER)


def test_two_who_record_attendance_at_once_do_not_overwrite_each_other(panel, reading):
    meeting = everybody_came(a_meeting(panel[0]), panel[1])
    seen = type(meeting).objects.get(pk=meeting.pk).version
    first = [Came(seat, How.PRESENT) for seat in panel[1][:2]]
    record_attendance(meeting=meeting, came=first, seen_version=seen, by=TESTS, at=AFTER)

    with pytest.raises(ChangedMeanwhile):
        record_attendance(meeting=meeting, came=[], seen_version=seen, by=TESTS, at=AFTER)
    assert meeting.attendances.count() == 2


def test_who_records_attendance_keeps_what_hangs_on_an_item_they_may_not_see(partnership, panel, reading):
    coordinator = visitor("coordinator", partnership)
    meeting = a_meeting(panel[0])
    item = an_item(meeting)
    late = [Came(panel[1][0], How.PRESENT, came_for=item)]
    record_attendance(meeting=meeting, came=late, by=TESTS, at=AFTER)
    record_conflict(item=item, whose=Whose(account=coordinator.user), interest="Runs it", by=TESTS, at=AFTER)

    version = type(meeting).objects.get(pk=meeting.pk).version
    sent = {"version": str(version), f"how-{panel[1][0].pk}": "deputy"}
    coordinator.post(f"/p/northborough/meetings/{meeting.pk}/attendance/", sent)

    found = meeting.attendances.get(seat=panel[1][0])
    assert (found.how, found.came_for_id) == (How.DEPUTY, item.pk)
