"""Days that a partnership proclaims, and its opening hours: clocks that they touch are counted anew."""

from datetime import UTC, date, datetime, time

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.clocks import working_days, working_hours
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.timekeeping.commands.working_time import proclaim_day, set_opening_hours, take_back_day
from goldthread.foundation.timekeeping.explaining import lines_of
from goldthread.foundation.timekeeping.models import OpeningHours, working_time_of
from goldthread.foundation.timekeeping.tests.clocks import clock_of, keep, now_of, wanted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

TESTS = System("tests")
WEDNESDAY, BOXING_DAY = date(2026, 11, 18), date(2026, 12, 28)
NINE_TO_FIVE = dict.fromkeys(range(5), (time(9), time(17)))


@pytest.fixture
def proclaim(partnership, now):
    def proclaimed(day=WEDNESDAY, words="the coronation", *, is_working=False, by=TESTS):
        return proclaim_day(space=partnership, day=day, words=words, is_working=is_working, by=by, at=now)

    return proclaimed


@pytest.fixture
def open_for(partnership, now):
    def opened_for(week, from_on=date(2026, 1, 1), by=TESTS):
        return set_opening_hours(space=partnership, week=week, from_on=from_on, by=by, at=now)

    return opened_for


def due_on(clock):
    return now_of(clock).due_at.date()


def test_a_day_that_is_proclaimed_counts_no_more_and_the_clock_says_so(action, proclaim):
    clock = clock_of(action, working_days(5))

    proclaim()

    assert due_on(clock) == date(2026, 11, 24)
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        assert "the coronation: not counted" in [line.words for line in lines_of(clock).lines]


def test_what_is_taken_back_counts_again(action, proclaim, now):
    clock, day = clock_of(action, working_days(5)), proclaim()

    take_back_day(proclaimed=day, by=TESTS, at=now)

    assert due_on(clock) == date(2026, 11, 23)


def test_a_bank_holiday_that_was_moved_is_a_working_day(action, proclaim):
    clock = clock_of(action, working_days(1), began_at=datetime(2026, 12, 24, 12, tzinfo=UTC))
    assert due_on(clock) == date(2026, 12, 29)

    proclaim(BOXING_DAY, "Boxing Day is kept on the 31st", is_working=True)

    assert due_on(clock) == BOXING_DAY


def test_what_was_met_before_is_counted_anew_too(action, proclaim):
    """Whether it was in time hangs on the day, whoever recorded it when."""
    clock = clock_of(action, working_days(5), met_at=datetime(2026, 11, 24, 10, tzinfo=UTC))
    assert now_of(clock).state == "met_late"

    proclaim()

    assert now_of(clock).state == "met"


def test_a_clock_that_ended_before_the_day_is_left_alone(action, proclaim):
    clock = clock_of(action, working_days(1))

    proclaim(date(2026, 11, 19))

    assert now_of(clock).version == 1


def test_the_next_step_of_its_owner_counts_the_same(action, proclaim):
    clock = clock_of(action, working_days(5))
    proclaim()
    before = now_of(clock)

    keep(action, wanted(limit=working_days(5)))

    assert now_of(clock).version == before.version


@pytest.mark.parametrize(
    ("day", "is_working", "sentence"),
    [
        (date(2026, 11, 21), False, "is a Saturday"),
        (BOXING_DAY, False, "is a bank holiday already: Boxing Day"),
        (WEDNESDAY, True, "is a working day already"),
        (date(2062, 11, 20), False, "must be"),
    ],
)
def test_a_day_is_proclaimed_only_where_it_changes_something(proclaim, day, is_working, sentence):
    with pytest.raises(Refused, match=sentence):
        proclaim(day, is_working=is_working)


def test_a_day_is_proclaimed_once_and_in_words(proclaim):
    with pytest.raises(Refused, match="Say what day it is"):
        proclaim(words=" ")
    proclaim()
    with pytest.raises(Refused, match="Take that back first"):
        proclaim()


def test_another_partnership_works_on(action, proclaim, neighbour):
    proclaim()

    with opened(actor=SYSTEM_ACTOR, reading=[neighbour.pk]):
        assert working_time_of(neighbour.pk).is_worked(WEDNESDAY)


def test_working_hours_are_those_of_each_weekday(action, open_for):
    """Six working hours from Monday at 10am: two on a Monday that closes at noon, four on Tuesday from 8am."""
    clock = clock_of(action, working_hours(6))
    assert now_of(clock).due_at == datetime(2026, 11, 16, 16, tzinfo=UTC)

    open_for({**NINE_TO_FIVE, 0: (time(9), time(12)), 1: (time(8), time(18))})

    assert now_of(clock).due_at == datetime(2026, 11, 17, 12, tzinfo=UTC)


def test_hours_of_a_later_day_leave_what_was_counted_before(action, open_for):
    clock = clock_of(action, working_hours(6))

    open_for(dict.fromkeys(range(5), (time(10), time(12))), from_on=date(2026, 11, 17))

    assert now_of(clock).due_at == datetime(2026, 11, 16, 16, tzinfo=UTC)


def test_hours_from_the_same_day_are_set_anew(partnership, open_for):
    open_for(NINE_TO_FIVE)
    open_for(dict.fromkeys(range(5), (time(8), time(20))))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert OpeningHours.objects.count() == 5
        assert working_time_of(partnership.pk).hours_of(WEDNESDAY)[0].hour == 8


@pytest.mark.parametrize(
    ("week", "sentence"),
    [
        ({**NINE_TO_FIVE, 2: (time(17), time(9))}, "On Wednesday it must close after it opens"),
        ({0: (time(9), time(17))}, "Enter the hours of Tuesday"),
    ],
)
def test_hours_end_after_they_begin_on_each_weekday(open_for, week, sentence):
    with pytest.raises(Refused, match=sentence):
        open_for(week)


def test_only_whoever_records_the_organisation_says_when_it_works(partnership, proclaim, open_for):
    reader = visitor("board_member", partnership).user

    with pytest.raises(NotAllowed):
        proclaim(by=reader)
    with pytest.raises(NotAllowed):
        open_for(NINE_TO_FIVE, by=reader)
