"""Clocks that count hours."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.clocks import Opening, Stop, WorkingTime, hours, reckoned, working_hours
from goldthread.foundation.clocks.working_time import LONDON
from goldthread.foundation.records.moments import day_alone, last_second_of

moments = st.datetimes(datetime(2020, 1, 1), datetime(2027, 11, 30), timezones=st.just(UTC))


def at(day, hour, minute=0, month=6, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def test_hours_pass_over_a_weekend():
    assert reckoned(at(5, 17), hours(72)).due_at == at(8, 17)


def test_hours_pass_when_the_clocks_go_forward():
    forward = reckoned(datetime(2027, 3, 27, 16, 40, tzinfo=LONDON), hours(24))

    assert forward.due_at == datetime(2027, 3, 28, 17, 40, tzinfo=LONDON)
    assert "The clocks went forward by an hour in between" in forward.lines[-2].words
    assert forward.lines[-1].words == "24 hours have passed at 17:40"


def test_hours_pass_when_the_clocks_go_back():
    back = reckoned(datetime(2026, 10, 24, 16, 40, tzinfo=LONDON), hours(24))

    assert back.due_at == datetime(2026, 10, 25, 15, 40, tzinfo=LONDON)


def test_hours_in_which_it_stood_do_not_count():
    stood = [Stop(at(1, 12), at(1, 15), "the child is asleep"), Stop(at(1, 14), at(1, 16), "the same")]

    moved = reckoned(at(1, 10), hours(4), stops=stood)

    assert moved.due_at == at(1, 18)
    assert moved.lines[1].words == "It was paused from 12:00 for 4 hours"


def test_working_hours_pass_only_while_people_work():
    # Friday 16:00, four hours from 9 to 5: one on Friday, three on Monday.
    friday = reckoned(at(5, 16), working_hours(4))

    assert friday.due_at == at(8, 12)
    assert [line.words for line in friday.lines] == [
        "It began at 16:00",
        "1 hour counted by the end of the day",
        "Saturday: not counted",
        "Sunday: not counted",
        "4 working hours have passed at 12:00",
    ]


def test_what_begins_after_closing_begins_to_count_in_the_morning():
    assert reckoned(at(1, 22), working_hours(1)).due_at == at(2, 10)


def test_working_hours_are_those_of_the_partnership():
    long = WorkingTime(opens=at(1, 8).time(), closes=at(1, 20).time())

    assert reckoned(at(1, 16), working_hours(4), working=long).due_at == at(1, 20)


def test_working_hours_in_which_it_stood_do_not_count():
    stood = [Stop(at(1, 10), at(1, 11, 30), "waiting for an interpreter")]

    assert reckoned(at(1, 9), working_hours(4), stops=stood).due_at == at(1, 14, 30)


def test_working_hours_beyond_what_is_known_are_not_known():
    assert "2029" in reckoned(datetime(2028, 12, 29, 16, tzinfo=LONDON), working_hours(9)).unknown


@given(moments, st.integers(1, 200))
def test_so_many_hours_pass_whatever_the_clock_on_the_wall_shows(began, number):
    assert reckoned(began, hours(number)).due_at - began == timedelta(hours=number)


@given(moments, st.integers(1, 60))
def test_working_hours_end_within_working_hours(began, number):
    due = reckoned(began, working_hours(number)).due_at.astimezone(LONDON)

    opens, closes = WorkingTime().hours_of(due.date())
    assert WorkingTime().is_worked(due.date())
    assert opens < due <= closes


@given(moments, st.integers(1, 30), st.integers(0, 90), st.integers(0, 90))
def test_a_stop_of_hours_moves_the_end_by_no_more_than_it_lasted(began, number, after, lasted):
    first = began + timedelta(hours=after)
    stood = [Stop(first, first + timedelta(hours=lasted), "waiting")]

    plain, moved = (reckoned(began, hours(number), stops=one).due_at for one in ((), stood))

    assert moved - plain == (timedelta(hours=lasted) if after < number else timedelta())


def test_a_stop_of_another_day_is_named_with_its_day():
    stood = [Stop(at(2, 9), at(3, 9), "waiting")]

    assert reckoned(at(1, 10), hours(48), stops=stood).lines[1].on == date(2026, 6, 2)


def test_each_weekday_has_the_hours_that_stand_for_it_on_that_day():
    """From 1 June 2026, a Monday, to the first days of the hours that came later."""
    working = WorkingTime(
        openings=(
            Opening(0, time(8), time(12), date(2026, 1, 1)),
            Opening(0, time(10), time(11), date(2026, 6, 8)),
        )
    )

    assert reckoned(at(1, 8), working_hours(6), working=working).due_at == at(2, 11)
    assert reckoned(at(8, 8), working_hours(6), working=working).due_at == at(9, 14)


def test_hours_of_a_weekday_end_after_they_begin():
    with pytest.raises(ValueError, match="end before they begin"):
        Opening(0, time(17), time(9), date(2026, 1, 1))


def test_hours_from_a_day_without_a_time_end_with_the_last_day_that_they_may_reach():
    """Nobody said when on 1 June it was: two hours may reach into the 2nd."""
    told = reckoned(last_second_of(date(2026, 6, 1)), hours(2))

    assert told.due_at == last_second_of(date(2026, 6, 2))
    assert [line.words for line in told.lines] == [
        "It began on this day. Nobody said at which time",
        "2 hours may reach into this day, so all of it is in time",
    ]


def test_hours_from_today_without_a_time_end_with_the_day_that_they_reach_from_now():
    noon = at(1, 12).astimezone(UTC)

    assert reckoned(day_alone(date(2026, 6, 1), noon), hours(2)).due_at == last_second_of(date(2026, 6, 1))
    assert reckoned(noon, hours(2)).due_at == at(1, 14)
