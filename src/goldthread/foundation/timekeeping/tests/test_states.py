"""The state of a clock in the database is the one that arithmetic tells."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans, integers, none, one_of

from goldthread.foundation.clocks import state_of
from goldthread.foundation.timekeeping.models import Clock, ClockStop
from goldthread.foundation.timekeeping.tests.clocks import BEGAN, clock_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

near = integers(-3, 40).map(lambda number: timedelta(microseconds=number * 250_001))
"""Lengths of a few seconds at which parts of a second decide."""


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lasts=one_of(none(), integers(1, 9_000_007)),
    met=one_of(none(), near),
    asked=near,
    over=one_of(none(), near),
    fell_away=booleans(),
    stood=booleans(),
)
def test_a_list_and_a_page_never_disagree(action, lasts, met, asked, over, fell_away, stood):
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        clock = Clock.objects.first() or clock_of(action, pausable=True)
        ClockStop.objects.all().delete()
        if stood:
            ClockStop.objects.create(space=action.space, clock=clock, reason="coroner", from_at=BEGAN)
        due_at = None if lasts is None else BEGAN + timedelta(microseconds=lasts)
        said = {
            "due_at": due_at,
            "met_at": None if met is None else BEGAN + met,
            "cancelled_at": None if over is None else BEGAN + over,
            "fell_away": fell_away,
        }
        Clock.objects.update(**said, not_known="" if due_at else "Not known.")
        at = BEGAN + asked

        told = Clock.objects.with_state(at).get()

    assert told.state == state_of(began_at=BEGAN, **said, is_paused=stood, at=at)
    assert told.stands is stood


@pytest.mark.parametrize(
    ("hours", "expected"), [(79, "running"), (80, "due_soon"), (100, "due_soon"), (101, "overdue")]
)
def test_it_is_soon_due_in_the_last_fifth(action, hours, expected):
    clock = clock_of(action)
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        Clock.objects.update(due_at=BEGAN + timedelta(hours=100))
        assert Clock.objects.with_state(BEGAN + timedelta(hours=hours)).get().state == expected
        assert clock in Clock.objects.running()


def test_a_week_in_which_the_clocks_change_is_as_long_as_it_is(action):
    """The last fifth is counted in hours that pass, whatever the clock on the wall shows."""
    began = datetime(2026, 10, 23, 9, tzinfo=UTC)
    due = began + timedelta(days=5)
    clock_of(action, began_at=began)
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        Clock.objects.update(due_at=due)
        soon = due - timedelta(days=1)
        assert Clock.objects.with_state(soon).get().state == "due_soon"
        assert Clock.objects.with_state(soon - timedelta(microseconds=1)).get().state == "running"
