"""When agencies that have not replied are reminded, and what a reminder leaves as it was."""

from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.cases.casework.factories import somebody
from goldthread.cases.requests.commands import extend_lane, remind_of_lane, reply_to_request
from goldthread.cases.requests.factories import NOTHING, a_request, lane_to
from goldthread.cases.requests.jobs import REMINDER, remind_lane, see_which_requests_wait
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.cases.requests.tests.test_asking_and_replying import letters, state_of
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.models import OpeningHours, ProclaimedDay
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def live(partnership):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Space.objects.filter(pk=partnership.pk).update(went_live_at=NOW)
    return partnership


@pytest.fixture
def lane(live, case, school, teacher, desk):
    """Asked on Monday 2 November, with five working days: due on Monday the 9th."""
    return lane_to(school, a_request(case, [school], by=desk, at=NOW))


def look(at):
    """The look of an hour, and all that it put in the queue."""
    jobs = ProcrastinateJob.objects.filter(task_name__endswith=".remind_lane")
    before = list(jobs.values_list("pk", flat=True))
    see_which_requests_wait.func.__wrapped__(at=at)
    for job in jobs.exclude(pk__in=before):
        remind_lane.func.__wrapped__(**job.args, at=at)


def told_on(space, days, hour=10):
    """The days of November 2026 on which a letter was written, with how it begins."""
    found = []
    for day in days:
        for _ in range(2):
            before = len(letters(space))
            look(datetime(2026, 11, day, hour, 20, tzinfo=UTC))
            found += [(day, one.subject[:8]) for one in letters(space)[before:]]
    return found


def test_what_is_due_on_a_monday_is_reminded_of_in_the_week_before_and_once_after(live, lane):
    assert told_on(live, range(2, 14)) == [(5, "Reply by"), (10, "Overdue:")]
    assert state_of(lane, NOW + timedelta(days=9)) == "overdue"


def test_nobody_is_written_to_at_night_nor_on_a_day_on_which_nobody_works(live, lane):
    assert told_on(live, range(2, 9), hour=22) == []
    with opened(actor=SYSTEM_ACTOR, writing=live.pk):
        ProclaimedDay.objects.create(space=live, day=date(2026, 11, 10), words="Day of mourning", is_working=False)

    # The limit is the one that was counted when they were asked; the letter waits for the next working day.
    assert told_on(live, [5, 10, 11]) == [(5, "Reply by"), (11, "Overdue:")]


def test_a_partnership_that_opens_and_closes_at_other_hours_writes_within_them(live, lane):
    with opened(actor=SYSTEM_ACTOR, writing=live.pk):
        for weekday in range(5):
            OpeningHours.objects.create(
                space=live, weekday=weekday, opens=time(12), closes=time(20), from_on=date(2026, 1, 1)
            )

    assert told_on(live, range(2, 6), hour=11) == []
    assert told_on(live, range(2, 6), hour=20) == []
    assert told_on(live, range(2, 6), hour=19) == [(5, "Reply by")]


def test_nobody_is_written_to_before_nine_nor_from_five_on_where_no_hours_are_said(live, lane):
    assert told_on(live, range(2, 6), hour=8) == told_on(live, range(2, 6), hour=17) == []
    assert told_on(live, range(2, 6), hour=9) == [(5, "Reply by")]


def test_who_got_more_time_is_reminded_of_the_new_day_too(live, lane, desk):
    near = NOW + timedelta(days=4)
    remind_of_lane(lane=lane, by=REMINDER, at=near)
    extend_lane(lane=lane, working_days=5, why="Half term.", by=desk, at=near)

    assert told_on(live, range(7, 18)) == [(11, "Reply by"), (16, "Overdue:")]


def test_who_got_more_time_between_the_look_and_the_letter_is_reminded_near_the_new_day(live, lane, desk):
    near = NOW + timedelta(days=3)
    extend_lane(lane=lane, working_days=10, why="Half term.", by=desk, at=near)
    before = len(letters(live))

    remind_of_lane(lane=lane, by=REMINDER, at=near)

    assert len(letters(live)) == before
    assert told_on(live, range(6, 22)) == [(17, "Reply by"), (20, "Overdue:")]


def test_a_reminder_that_reached_nobody_goes_once_somebody_leads_the_agency(live, case, hospital, desk):
    a_request(case, [hospital], by=desk, at=NOW)
    assert told_on(live, range(2, 11)) == []

    lead = somebody("agency_lead", live, hospital)

    assert told_on(live, range(11, 14)) == [(11, "Overdue:")]
    assert [one.to for one in letters(live)] == [lead.email]


def test_who_was_reminded_by_an_earlier_program_is_not_reminded_of_the_same_again(live, lane):
    """It kept that in the lane, in columns that are still there."""
    upgrade = import_module("goldthread.cases.requests.migrations.0004_replies_shared_and_reminders")
    with opened(actor=SYSTEM_ACTOR, writing=live.pk), connection.cursor() as cursor:
        cursor.execute("update case_request_lane set reminded_before_at = %s where id = %s", [NOW, lane.pk])
        cursor.execute(upgrade.WRITTEN)

    assert told_on(live, range(2, 14)) == [(10, "Overdue:")]


def test_a_reminder_takes_no_reply_from_who_has_the_page_open(lane, teacher):
    seen = lane.version
    remind_of_lane(lane=lane, by=REMINDER, at=NOW + timedelta(days=4))

    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=NOW + timedelta(days=4, hours=1), seen_version=seen)

    assert state_of(lane) == "knows_nothing"
