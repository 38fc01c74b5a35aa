"""Clocks are counted again, however many there are, when more is known of bank holidays or a day is proclaimed."""

import contextlib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.access.standing import System
from goldthread.foundation.clocks import days, hours, working_days, working_hours
from goldthread.foundation.timekeeping import counting, jobs
from goldthread.foundation.timekeeping.commands.working_time import proclaim_day, set_opening_hours
from goldthread.foundation.timekeeping.models import Clock, ClockStop, OpeningHours
from goldthread.foundation.timekeeping.tests.clocks import BEGAN, clock_of, keep, now_of, wanted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

TESTS = System("tests")
WEDNESDAY = date(2026, 11, 18)
THE_YEARS_END = datetime(2028, 12, 28, 10, 0, tzinfo=UTC)
"""A Thursday: the Monday after is beyond what is known of bank holidays."""


@pytest.fixture
def release(monkeypatch):
    """A release that knows bank holidays until a day."""

    def knows_until(day):
        monkeypatch.setattr("goldthread.foundation.records.bank_holidays.LAST_KNOWN", day)

    return knows_until


def at_night():
    """What repeats is done at a moment while these clocks run, then all that it put in the queue. Gives the spaces."""
    queued = ProcrastinateJob.objects.filter(task_name__endswith=".count_in_space")
    before = list(queued.values_list("pk", flat=True))
    jobs.count_by_what_is_known.func.__wrapped__(at=BEGAN)
    new = list(queued.exclude(pk__in=before).order_by("pk"))
    for one in new:
        with contextlib.suppress(RuntimeError):  # the queue goes on with the next
            jobs.count_in_space.func.__wrapped__(**one.args, at=BEGAN)
    return {one.args["space_id"] for one in new}


@pytest.fixture
def proclaim(partnership, now):
    def proclaimed(day, words, *, is_working=False):
        return proclaim_day(space=partnership, day=day, words=words, is_working=is_working, by=TESTS, at=now)

    return proclaimed


def test_what_nobody_could_say_is_said_once_a_release_knows_more(action, release):
    release(date(2026, 11, 20))
    runs, met = keep(
        action,
        wanted("T-01", limit=working_days(5)),
        wanted("T-02", limit=working_days(5), met_at=datetime(2026, 11, 25, 9, tzinfo=UTC)),
    )
    assert (now_of(runs).due_at, now_of(met).state) == (None, "met")

    release(date(2028, 12, 31))
    at_night()

    assert now_of(runs).due_at == datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC)
    assert now_of(runs).not_known == ""
    assert now_of(met).state == "met_late"


def test_what_is_still_not_known_or_was_right_all_along_stays_untouched(action):
    known, unknown = keep(
        action,
        wanted("T-01", limit=working_days(5)),
        wanted("T-02", limit=working_days(5), began_at=THE_YEARS_END),
    )

    at_night()

    assert (now_of(known).version, now_of(unknown).version) == (1, 1)


def test_a_clock_that_stands_stays_so_when_it_is_counted_at_night(action):
    clock = clock_of(action, working_days(5), pausable=True)
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        ClockStop.objects.create(space=action.space, clock=clock, reason="coroner", from_at=BEGAN)
        counting.count_again([clock])
    before = now_of(clock)

    at_night()

    assert (now_of(clock).due_at, now_of(clock).version) == (None, before.version)


def test_the_same_that_was_counted_once_is_not_counted_again_until_more_is_known(action, partnership, release):
    clock_of(action, working_days(5))

    assert at_night() == {partnership.pk}
    with CaptureQueriesContext(connection) as captured:
        assert at_night() == set()
    assert not any('"clock"' in one["sql"] for one in captured)
    release(date(2028, 12, 30))
    assert at_night() == {partnership.pk}


def test_a_release_that_counts_otherwise_counts_again_what_runs_and_leaves_what_is_over_or_late(
    action, partnership, monkeypatch
):
    at_night()
    late, runs, met = keep(
        action,
        wanted("T-01", limit=days(7)),
        wanted("T-02", limit=days(1), began_at=BEGAN - timedelta(days=9)),
        wanted("T-03", limit=days(7), met_at=BEGAN),
    )
    right = now_of(runs).due_at
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Clock.objects.all().update(due_at=F("due_at") + timedelta(hours=1))

    assert at_night() == set()
    monkeypatch.setattr(counting, "WAY", counting.WAY + 1)
    assert at_night() == {partnership.pk}

    assert now_of(runs).due_at == right
    assert [now_of(one).due_at - one.due_at for one in (late, met)] == [timedelta(hours=1)] * 2


def test_a_space_whose_clocks_cannot_be_counted_leaves_none_of_the_others_undone(
    action, partnership, neighbour, release, monkeypatch
):
    release(date(2026, 11, 20))
    clock = clock_of(action, working_days(5))
    release(date(2028, 12, 31))
    counted = jobs.count_clocks_by_what_is_known

    def broken_beside_us(*, space, **given):
        if space == neighbour:
            raise RuntimeError("a clock that nobody can count")
        counted(space=space, **given)

    monkeypatch.setattr(jobs, "count_clocks_by_what_is_known", broken_beside_us)

    assert at_night() == {partnership.pk, neighbour.pk}
    assert now_of(clock).due_at is not None
    assert at_night() == {neighbour.pk}


def test_days_beyond_what_is_known_can_be_told_one_by_one(action, proclaim):
    clock = clock_of(action, working_days(2), began_at=THE_YEARS_END)
    assert now_of(clock).due_at is None

    proclaim(date(2029, 1, 1), "New Year’s Day")
    assert now_of(clock).due_at is None
    proclaim(date(2029, 1, 2), "Open as usual", is_working=True)

    assert now_of(clock).due_at == datetime(2029, 1, 2, 23, 59, 59, tzinfo=UTC)


def test_many_clocks_are_counted_some_at_a_time_and_only_those_that_the_day_touches(action, proclaim, monkeypatch):
    monkeypatch.setattr(counting, "AT_ONCE", 2)
    over_it = [wanted(f"T-0{number}", limit=working_days(5)) for number in range(5)]
    after_it = [wanted("T-06", limit=working_days(5), began_at=datetime(2026, 11, 19, 9, tzinfo=UTC))]
    of_hours = [wanted("T-07", limit=hours(100))]
    clocks = keep(action, *over_it, *after_it, *of_hours)

    with CaptureQueriesContext(connection) as captured:
        proclaim(WEDNESDAY, "the coronation")

    asked = [one["sql"] for one in captured if 'FROM "clock"' in one["sql"] and one["sql"].startswith("SELECT")]
    assert all("LIMIT 2" in one or "FOR UPDATE" in one for one in asked)
    assert sum(one["sql"].startswith('UPDATE "clock"') for one in captured) == 3
    counted = {clock.code: now_of(clock) for clock in clocks}
    assert {counted[one.code].due_at.day for one in over_it} == {24}
    assert {counted[one.code].version for one in over_it} == {2}
    assert (counted["T-06"].version, counted["T-07"].version) == (1, 1)


def test_opening_hours_touch_no_clock_of_days(action, partnership, now):
    of_days, of_hours = keep(action, wanted("T-01", limit=working_days(5)), wanted("T-02", limit=working_hours(6)))
    week = {
        weekday: (datetime.min.replace(hour=12).time(), datetime.min.replace(hour=18).time()) for weekday in range(5)
    }

    with CaptureQueriesContext(connection) as captured:
        set_opening_hours(space=partnership, week=week, from_on=date(2026, 1, 1), by=TESTS, at=now)

    assert (now_of(of_days).version, now_of(of_hours).version) == (1, 2)
    asked = [one["sql"] for one in captured if 'FROM "clock"' in one["sql"] and "LIMIT" in one["sql"]]
    assert asked
    assert all("'working days'" not in one for one in asked)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert OpeningHours.objects.count() == 5
