"""Clocks that count days, weeks and months."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.clocks import Stop, WorkingTime, days, months, reckoned, weeks, working_days
from goldthread.foundation.clocks.working_time import LONDON

DECEMBER_18 = datetime(2026, 12, 18, 16, 40, tzinfo=LONDON)
moments = st.datetimes(datetime(2012, 1, 1), datetime(2027, 12, 31), timezones=st.just(LONDON))
known = WorkingTime()


def stop(first, last, why="waiting for the police"):
    def at(day):
        return datetime.combine(day, time(10), LONDON) if day else None

    return Stop(at(first), at(last), why)


def test_fifteen_working_days_over_christmas():
    # Friday 18 December 2026; 25 and 28 December and 1 January are bank holidays.
    assert reckoned(DECEMBER_18, working_days(15)).due_on == date(2027, 1, 13)


def test_it_is_due_with_the_last_second_of_its_last_day_in_london():
    due = reckoned(datetime(2026, 6, 1, 9, tzinfo=LONDON), working_days(1)).due_at

    assert due == datetime(2026, 6, 2, 22, 59, 59, tzinfo=UTC)


def test_each_day_is_explained():
    lines = reckoned(DECEMBER_18, working_days(8)).lines

    told = {line.on: (line.counted, line.words) for line in lines}
    assert told[date(2026, 12, 18)] == (0, "It began: day 0")
    assert told[date(2026, 12, 19)] == (None, "Saturday: not counted")
    assert told[date(2026, 12, 25)] == (None, "Christmas Day: not counted")
    assert told[date(2026, 12, 28)] == (None, "Boxing Day (substitute day): not counted")
    assert told[date(2027, 1, 4)] == (8, "Day 8")


def test_what_begins_on_a_weekend_begins_that_day_unless_the_clock_says_otherwise():
    saturday = datetime(2026, 6, 6, 11, tzinfo=LONDON)

    assert reckoned(saturday, working_days(1)).due_on == date(2026, 6, 8)
    later = reckoned(saturday, working_days(1), from_next_working_day=True)
    assert later.due_on == date(2026, 6, 9)
    assert later.lines[0].words == "Saturday: it counts as begun on the next working day"


def test_late_in_the_evening_of_london_it_is_that_day_there():
    # 23:30 in UTC is half past midnight of 1 July in London.
    assert reckoned(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), days(1)).due_on == date(2026, 7, 2)


def test_a_month_ends_on_the_same_day_or_the_last_of_its_month():
    end_of_january = reckoned(datetime(2027, 1, 31, 12, tzinfo=LONDON), months(1))

    assert end_of_january.due_on == date(2027, 2, 28)
    assert end_of_january.lines[-1].words == "February has no day 31: its last day counts"
    assert reckoned(datetime(2027, 1, 15, 12, tzinfo=LONDON), months(6)).due_on == date(2027, 7, 15)


def test_weeks_are_seven_days_each():
    assert reckoned(DECEMBER_18, weeks(6)).due_on == date(2027, 1, 29)


def test_days_on_which_it_stood_do_not_count():
    stood = [stop(date(2026, 12, 21), date(2026, 12, 23))]

    moved = reckoned(DECEMBER_18, working_days(3), stops=stood)

    assert moved.due_on == date(2026, 12, 29)
    assert moved.lines[3].words == "waiting for the police: not counted"


def test_a_month_is_longer_by_the_days_on_which_it_stood():
    began, stood = datetime(2026, 3, 2, 9, tzinfo=LONDON), [stop(date(2026, 3, 10), date(2026, 3, 13))]

    assert reckoned(began, months(1), stops=stood).due_on == date(2026, 4, 5)


def test_while_it_stands_nobody_can_say_when_it_is_due():
    stands = reckoned(DECEMBER_18, working_days(3), stops=[stop(date(2026, 12, 21), None)])

    assert stands.due_on is None
    assert stands.unknown == "Not known while the clock is paused: waiting for the police, since 21 December 2026."


def test_beyond_what_is_known_it_says_so():
    late = reckoned(datetime(2028, 12, 20, 9, tzinfo=LONDON), working_days(20))

    assert late.due_on is None
    assert late.unknown == ("Not known: bank holidays are known for 2012 to 2028, and this needs 1 January 2029.")
    assert reckoned(datetime(2028, 12, 20, 9, tzinfo=LONDON), days(20)).due_on == date(2029, 1, 9)


def test_a_proclaimed_day_does_not_count_and_one_that_was_moved_away_does():
    king = WorkingTime(proclaimed={date(2026, 12, 21): "a day of mourning", date(2026, 12, 28): ""})

    assert reckoned(DECEMBER_18, working_days(1), working=king).due_on == date(2026, 12, 22)
    assert reckoned(datetime(2026, 12, 24, 9, tzinfo=LONDON), working_days(1), working=king).due_on == date(
        2026, 12, 28
    )


@pytest.mark.parametrize("limit", [days(10_000), months(10_000), weeks(10_000)])
def test_what_lies_beyond_the_calendar_is_not_known_either(limit):
    assert reckoned(datetime(9999, 12, 1, tzinfo=UTC), limit).due_on is None


@given(moments, st.integers(1, 60))
def test_exactly_so_many_working_days_count_and_the_last_is_one(began, number):
    due = reckoned(began, working_days(number))

    counted = [line.counted for line in due.lines if line.counted]
    assert counted == list(range(1, number + 1))
    assert known.is_worked(due.due_on)
    assert [line.on for line in due.lines] == [
        began.date() + timedelta(days=passed) for passed in range((due.due_on - began.date()).days + 1)
    ]


@given(moments, st.integers(1, 40), st.integers(0, 20), st.integers(0, 20))
def test_a_stop_never_brings_the_day_nearer_and_moves_it_by_no_more_days_than_it_lasted(began, number, after, lasted):
    first = began.date() + timedelta(days=after)
    stood = [stop(first, first + timedelta(days=lasted))]

    plain, moved = (reckoned(began, days(number), stops=one).due_on for one in ((), stood))

    assert timedelta() <= moved - plain <= timedelta(days=lasted)


@given(moments, st.integers(1, 36))
def test_months_never_leave_their_month(began, number):
    due = reckoned(began, months(number)).due_on

    assert (due.year - began.year) * 12 + due.month - began.month == number
    assert due.day <= began.day


@given(moments, st.integers(1, 30))
def test_a_later_beginning_is_never_due_earlier(began, number):
    first, second = (reckoned(one, working_days(number)).due_at for one in (began, began + timedelta(hours=31)))

    assert first <= second
