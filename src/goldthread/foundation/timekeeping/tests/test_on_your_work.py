"""Clocks on the first page after sign-in."""

from datetime import timedelta

import pytest

from goldthread.foundation.clocks import days, hours
from goldthread.foundation.timekeeping.commands.on_clocks import explain_breach
from goldthread.foundation.timekeeping.tests.clocks import clock_of, keep, page, wanted

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_what_runs_out_is_on_the_first_page_of_whoever_records_it(action, worker, manager, at):
    keep(
        action,
        wanted("T-01", title="Meet within hours", limit=hours(2), began_at=at - 3 * HOUR),
        wanted("T-02", title="Write a report", limit=days(30), began_at=at - HOUR),
        wanted("T-03", title="From a file", limit=hours(2), began_at=at - 3 * HOUR, imported=True),
    )

    shown = page(worker, "/")

    assert "Clocks that run out" in shown
    assert "Meet within hours" in shown
    assert "Write a report" not in shown
    assert "From a file" not in shown
    assert "Clocks that run out" not in page(manager, "/")


def test_what_was_explained_waits_for_whoever_manages_the_work(action, worker, manager, at):
    clock = clock_of(action, began_at=at - 30 * HOUR)
    explain_breach(clock=clock, reason="capacity", words="Two were ill.", by=worker.user, at=at)

    assert "Lateness to acknowledge" in page(manager, "/")
    assert "Two were ill" not in page(manager, "/")
    assert "Lateness to acknowledge" not in page(worker, "/")
