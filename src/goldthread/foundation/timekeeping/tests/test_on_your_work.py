"""Clocks on the first page after sign-in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.clocks import days, hours
from goldthread.foundation.timekeeping.commands.on_clocks import explain_breach, stop_clock
from goldthread.foundation.timekeeping.tests.clocks import clock_of, keep, page, wanted
from goldthread.foundation.ui.words import date as day_in_words

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


def test_what_falls_due_within_four_weeks_is_there_before_it_is_nearly_over(action, worker, at):
    *_, paused = keep(
        action,
        wanted("T-01", title="Hold the meeting", limit=days(20), began_at=at - HOUR),
        wanted("T-02", title="Write a report", limit=days(30), began_at=at - HOUR),
        wanted("T-03", title="Hear the adult", limit=days(20), began_at=at - HOUR, pausable=True),
    )
    stop_clock(clock=paused, reason="coroner", words="", from_at=at, by=worker.user, at=at)

    shown = page(worker, "/")

    assert "Hold the meeting" in shown
    assert f"due on {day_in_words(timezone.localdate(at - HOUR) + timedelta(days=20))}" in shown
    assert "Write a report" not in shown, "it is due after the time that the page speaks of"
    assert "Hear the adult" not in shown, "nobody knows when it is due while it stands"
    assert "Nothing that you answer for" not in shown
    assert "No action that you answer for is due before" in shown


def test_what_was_explained_waits_for_whoever_manages_the_work(action, worker, manager, at):
    clock = clock_of(action, began_at=at - 30 * HOUR)
    explain_breach(clock=clock, reason="capacity", words="Two were ill.", by=worker.user, at=at)

    assert "Lateness to acknowledge" in page(manager, "/")
    assert "Two were ill" not in page(manager, "/")
    assert "Lateness to acknowledge" not in page(worker, "/")
