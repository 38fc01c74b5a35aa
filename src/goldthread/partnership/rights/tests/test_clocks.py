"""When an answer is due, over every day and every way in which the clock may stand."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.working_days import is_working_day, months_after, working_days_after
from goldthread.partnership.rights.clocks import (
    Stop,
    counted_of_breach,
    counted_of_information,
    days_stood,
    due_in_months,
    due_of_breach,
    due_of_information,
)

DAYS = st.dates(date(2024, 1, 1), date(2027, 9, 30))


@st.composite
def ended_stops(draw):
    from_on = draw(DAYS)
    return Stop(from_on, from_on + timedelta(days=draw(st.integers(0, 60))))


STOPS = st.lists(ended_stops(), max_size=4)


def test_a_month_is_the_same_day_of_the_next_or_its_last():
    assert due_in_months(date(2026, 9, 3)) == date(2026, 10, 5), "3 October is a Saturday"
    assert due_in_months(date(2026, 3, 31)) == date(2026, 4, 30)
    assert due_in_months(date(2026, 11, 25)) == date(2026, 12, 29), "Christmas, a weekend and a bank holiday"
    assert due_in_months(date(2026, 9, 3), more=True) == date(2026, 12, 3)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)


def test_the_clock_stands_while_something_is_awaited():
    stop = Stop(date(2026, 9, 7), date(2026, 9, 14))

    assert due_in_months(date(2026, 9, 3), [stop]) == date(2026, 10, 12), (
        "7 days later than Saturday 3 October, a Saturday"
    )
    assert due_in_months(date(2026, 9, 3), [Stop(date(2026, 9, 7))]) is None
    assert due_in_months(date(2026, 9, 3), [stop, stop]) == due_in_months(date(2026, 9, 3), [stop])


def test_twenty_working_days_leave_out_weekends_and_bank_holidays():
    assert due_of_information(date(2026, 12, 1)) == date(2026, 12, 31)


def test_hours_of_a_breach_pass_when_clocks_change():
    aware = datetime(2026, 10, 23, 16, 0, tzinfo=UTC)

    assert due_of_breach(aware) - aware == timedelta(hours=72)


@given(DAYS, STOPS)
def test_an_answer_is_due_on_a_working_day_after_the_month(received, stops):
    due = due_in_months(received, stops)

    assert due is not None
    assert is_working_day(due)
    assert due >= months_after(received, 1)


@given(DAYS, STOPS, ended_stops())
def test_a_further_stop_never_brings_the_day_nearer(received, stops, further):
    before, after = due_in_months(received, stops), due_in_months(received, [*stops, further])

    assert before
    assert after
    assert after >= before


@given(DAYS, STOPS)
def test_more_time_never_brings_the_day_nearer_and_is_two_months(received, stops):
    usual, more = due_in_months(received, stops), due_in_months(received, stops, more=True)

    assert usual
    assert more
    assert timedelta(days=50) <= more - usual <= timedelta(days=70)


@given(DAYS, STOPS)
def test_what_came_later_is_not_due_sooner(received, stops):
    first, second = due_in_months(received), due_in_months(received + timedelta(days=1))

    assert first
    assert second
    assert second >= first
    assert days_stood(received, stops) == days_stood(received, list(reversed(stops)))


@given(DAYS, st.integers(0, 60))
def test_between_lie_as_many_working_days_as_were_asked(day, number):
    last = working_days_after(day, number)
    between = [day + timedelta(days=one) for one in range(1, (last - day).days + 1)]

    assert sum(map(is_working_day, between)) == number


@given(DAYS)
def test_the_days_of_an_answer_are_counted_to_the_day_that_is_due(received):
    lines = counted_of_information(received)

    assert (lines[0].on, lines[0].counted) == (received, 0)
    assert (lines[-1].on, lines[-1].counted) == (due_of_information(received), 20)


def test_the_hours_of_a_breach_are_explained_where_the_clocks_change():
    lines = counted_of_breach(datetime(2026, 10, 23, 16, 0, tzinfo=UTC))

    assert [line.words for line in lines] == [
        "It began at 17:00",
        "The clocks went back by an hour in between: by the clock on the wall it ends an hour earlier",
        "72 hours have passed at 16:00",
    ]
