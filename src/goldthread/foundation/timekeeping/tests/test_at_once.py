"""Whoever says when people work and whoever counts clocks by it at the same time: no clock is left as it was before."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from time import monotonic, sleep

import pytest
from django.db import connection

from goldthread.foundation.access.standing import System
from goldthread.foundation.clocks import working_days
from goldthread.foundation.timekeeping.commands.on_clocks import start_clock_again, stop_clock
from goldthread.foundation.timekeeping.commands.working_time import proclaim_day
from goldthread.foundation.timekeeping.tests.clocks import BEGAN, LATER, clock_of, keep, now_of, wanted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db(transaction=True)
WEDNESDAY = date(2026, 11, 18)
PATIENCE_SECONDS = 20


def somebody_waits():
    """Whether somebody comes to wait for what another change holds."""
    until = monotonic() + PATIENCE_SECONDS
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("select exists (select from pg_locks where not granted)")
            if cursor.fetchone()[0]:
                return True
        sleep(0.05)
    return False


@pytest.fixture
def proclaim(partnership, now):
    def proclaimed():
        try:
            tests = System("tests")
            return proclaim_day(
                space=partnership, day=WEDNESDAY, words="the coronation", is_working=False, by=tests, at=now
            )
        finally:
            connection.close()

    return proclaimed


def while_it_is_not_kept(space, write, other):
    """Write, let another begin before that is kept, and keep it. Gives what was written, and whether they waited."""
    with ThreadPoolExecutor(1) as beside:
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            written = write()
            coming = beside.submit(other)
            waited = somebody_waits()
        coming.result(timeout=PATIENCE_SECONDS)
    return written, waited


def test_a_day_that_is_proclaimed_while_a_step_is_kept_counts_for_its_clocks(partnership, action, proclaim):
    (clock,), waited = while_it_is_not_kept(partnership, lambda: keep(action, wanted(limit=working_days(5))), proclaim)

    assert waited
    assert now_of(clock).due_at == datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)


def test_it_counts_for_a_clock_that_goes_on_meanwhile(partnership, action, worker, proclaim):
    clock = clock_of(action, working_days(5), pausable=True)
    stop_clock(clock=clock, reason="criminal_proceedings", words="", from_at=BEGAN, by=worker.user, at=LATER)

    _, waited = while_it_is_not_kept(
        partnership,
        lambda: start_clock_again(clock=clock, until_at=BEGAN + timedelta(hours=1), by=worker.user, at=LATER),
        proclaim,
    )

    assert waited
    assert now_of(clock).due_at == datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)


def test_two_who_keep_clocks_do_not_wait_for_each_other(partnership, action):
    def another():
        try:
            keep(action.__class__(pk=action.pk + 1, space=partnership), wanted("T-02", limit=working_days(5)))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as beside, opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        keep(action, wanted(limit=working_days(5)))
        beside.submit(another).result(timeout=PATIENCE_SECONDS)
