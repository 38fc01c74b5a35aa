"""A clock stands, goes on, is explained when late, and that is acknowledged: by whom, and when not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import System, standing_of
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.clocks import days, hours, working_days
from goldthread.foundation.commands.refusals import ChangedMeanwhile, NotAllowed, Refused
from goldthread.foundation.timekeeping import subjects
from goldthread.foundation.timekeeping.commands.on_clocks import (
    acknowledge_breach,
    explain_breach,
    start_clock_again,
    stop_clock,
)
from goldthread.foundation.timekeeping.explaining import elapsed, lines_of, stood
from goldthread.foundation.timekeeping.models import BreachReason, ClockStop
from goldthread.foundation.timekeeping.queries import to_acknowledge
from goldthread.foundation.timekeeping.tests.clocks import BEGAN, LATER, clock_of, keep, now_of, wanted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
SOON = BEGAN + 10 * HOUR
"""A clock of 24 hours still runs then."""


@pytest.fixture
def clock(action):
    return clock_of(action, pausable=True)


def stop(clock, by, **said):
    usual = {"reason": "criminal_proceedings", "words": "", "from_at": BEGAN + HOUR, "at": SOON}
    return stop_clock(clock=clock, by=by, **(usual | said))


def explain(clock, by, **said):
    usual = {"reason": "capacity", "words": "Two were ill.", "at": LATER}
    return explain_breach(clock=clock, by=by, **(usual | said))


def test_while_it_stands_nobody_knows_when_it_is_due(clock, worker):
    stopped = stop(clock, worker.user)

    stands = now_of(clock)
    assert stands.state == "paused"
    assert stands.due_at is None
    assert "Criminal proceedings, since 16 November 2026" in stands.not_known
    assert stopped.stopped_by_id == worker.user.pk


def test_when_it_goes_on_what_it_stood_is_added(clock, worker):
    stop(clock, worker.user)

    start_clock_again(clock=clock, until_at=BEGAN + 4 * HOUR, by=worker.user, at=SOON)

    assert now_of(clock).due_at == BEGAN + 27 * HOUR
    assert now_of(clock, SOON).state == "running"


def test_how_it_was_counted_is_told_with_the_stop_and_the_raw_time_beside_it(clock, worker):
    stop(clock, worker.user)
    start_clock_again(clock=clock, until_at=BEGAN + 4 * HOUR, by=worker.user, at=SOON)

    with opened(actor=SYSTEM_ACTOR, reading=[clock.space_id]):
        counted = lines_of(now_of(clock))

    assert counted.due_at == now_of(clock).due_at
    assert [line.words for line in counted.lines] == [
        "It began at 10:00",
        "It was paused from 11:00 for 3 hours",
        "24 hours have passed at 13:00",
    ]
    assert elapsed(clock, SOON) == "10 hours"


def test_a_step_of_its_owner_keeps_what_it_stood(clock, action, worker):
    stop(clock, worker.user)
    start_clock_again(clock=clock, until_at=BEGAN + 4 * HOUR, by=worker.user, at=SOON)

    keep(action, wanted(limit=hours(24), pausable=True))

    assert now_of(clock).due_at == BEGAN + 27 * HOUR


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": ""}, "Choose why it is paused"),
        ({"reason": "recording_error"}, "Choose why it is paused"),
        ({"reason": "capacity"}, "Choose why it is paused"),
        ({"reason": "not_applicable"}, "Choose why it is paused"),
        ({"reason": "other", "words": " "}, "Say why it is paused"),
        ({"from_at": BEGAN - HOUR}, "It began on 16 November 2026 at 10am"),
        ({"from_at": SOON + HOUR}, "now or earlier"),
        ({"from_at": BEGAN + 25 * HOUR, "at": LATER}, "It was due on 17 November 2026 at 10am, before that"),
    ],
)
def test_it_stands_for_a_reason_and_from_a_moment_that_can_be(clock, worker, said, sentence):
    with pytest.raises(Refused, match=sentence):
        stop(clock, worker.user, **said)

    assert now_of(clock).due_at == BEGAN + 24 * HOUR


def test_one_that_may_not_stand_does_not(action, worker):
    with pytest.raises(Refused, match="cannot be paused"):
        stop(clock_of(action), worker.user)


@pytest.mark.parametrize("over", [{"met_at": BEGAN + HOUR}, {"ended_at": BEGAN + HOUR}])
def test_one_that_is_over_does_not_stand(action, worker, over):
    with pytest.raises(Refused, match="runs no more"):
        stop(clock_of(action, pausable=True, **over), worker.user)


def test_it_stands_once_at_a_time(clock, worker):
    stop(clock, worker.user)

    with pytest.raises(Refused, match="is paused already"):
        stop(clock, worker.user)
    with pytest.raises(Refused, match="Enter a later time"):
        start_clock_again(clock=clock, until_at=BEGAN, by=worker.user, at=SOON)
    with pytest.raises(Refused, match="now or earlier"):
        start_clock_again(clock=clock, until_at=SOON + HOUR, by=worker.user, at=SOON)
    start_clock_again(clock=clock, until_at=BEGAN + 4 * HOUR, by=worker.user, at=SOON)
    with pytest.raises(Refused, match="It was paused until 16 November 2026 at 2pm already"):
        stop(clock, worker.user, from_at=BEGAN + 3 * HOUR)
    with pytest.raises(Refused, match="is not paused"):
        start_clock_again(clock=clock, until_at=SOON, by=worker.user, at=SOON)


def test_of_two_who_stop_it_at_once_the_second_is_told(clock, worker):
    seen = now_of(clock).version
    stop(clock, worker.user)

    with pytest.raises(ChangedMeanwhile):
        start_clock_again(clock=clock, until_at=SOON, by=worker.user, at=SOON, seen_version=seen)


def test_why_it_was_late_is_said_by_a_code_and_in_words(clock, worker):
    with pytest.raises(Refused, match="Choose why it is late"):
        explain(clock, worker.user, reason="holiday")
    with pytest.raises(Refused, match="Say why it is late"):
        explain(clock, worker.user, words=" ")

    explain(clock, worker.user)
    explain(clock, worker.user, words="Two of three were ill.")

    with opened(actor=SYSTEM_ACTOR, reading=[clock.space_id]):
        said = BreachReason.objects.get()
    assert (said.reason, said.words, said.explained_by_id) == ("capacity", "Two of three were ill.", worker.user.pk)


def test_what_was_done_late_is_explained_too(action, worker):
    assert explain(clock_of(action, met_at=BEGAN + 30 * HOUR), worker.user).reason == "capacity"


@pytest.mark.parametrize("met_at", [None, BEGAN + HOUR])
def test_what_is_not_late_has_nothing_to_explain(action, worker, met_at):
    with pytest.raises(Refused, match="It is not late"):
        explain(clock_of(action, met_at=met_at), worker.user, at=SOON)


def test_a_manager_acknowledges_what_was_explained_and_then_it_stays(clock, worker, manager):
    with pytest.raises(Refused, match="Nobody has said yet"):
        acknowledge_breach(clock=clock, by=manager.user, at=LATER)
    explain(clock, worker.user)

    seen = acknowledge_breach(clock=clock, by=manager.user, at=LATER)

    assert (seen.acknowledged_at, seen.acknowledged_by_id) == (LATER, manager.user.pk)
    with pytest.raises(Refused, match="has been acknowledged"):
        explain(clock, worker.user, words="Three were ill.")
    with pytest.raises(Refused, match="has been acknowledged"):
        acknowledge_breach(clock=clock, by=manager.user, at=LATER)


def test_nobody_acknowledges_what_they_explained_themselves(clock, worker, manager, monkeypatch):
    """Such as an officer who records and decides."""
    officer = replace(ROLES["coordinator"], can=ROLES["coordinator"].can | {Can.DECIDE_CASES})
    monkeypatch.setitem(ROLES, "coordinator", officer)
    explain(clock, worker.user)

    with pytest.raises(Refused, match="You explained it yourself, so somebody else"):
        acknowledge_breach(clock=clock, by=worker.user, at=LATER)
    with opened(actor=worker.user.pk, reading=[clock.space_id]):
        assert not to_acknowledge(standing_of(worker.user, LATER.date(), LATER), LATER).exists()

    assert acknowledge_breach(clock=clock, by=manager.user, at=LATER).acknowledged_by_id == manager.user.pk


def test_only_people_explain_and_acknowledge(clock):
    with pytest.raises(Refused, match="Somebody with an account"):
        explain(clock, System("tests"))


def test_each_does_what_their_role_allows_about_this_subject(clock, worker, manager, partnership):
    explain(clock, worker.user)

    with pytest.raises(NotAllowed):
        acknowledge_breach(clock=clock, by=worker.user, at=LATER)
    with pytest.raises(NotAllowed):
        stop(clock, manager.user)
    with pytest.raises(NotAllowed):
        stop(clock, visitor("board_member", partnership).user)


@pytest.mark.parametrize("role", ["practitioner", "stranger"])
def test_whoever_does_not_see_the_subject_finds_no_clock(clock, partnership, role):
    with pytest.raises(Refused):
        stop(clock, visitor(role, partnership).user)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not ClockStop.objects.exists()


def test_a_subject_that_asks_for_more_than_a_role_is_asked(clock, worker, monkeypatch):
    """An owner may say that a permission is held for this one record only."""
    kind = subjects.SUBJECTS["action"]
    monkeypatch.setitem(subjects.SUBJECTS, "action", type(kind)(**{**vars(kind), "may": lambda *_: False}))

    with pytest.raises(NotAllowed):
        stop(clock, worker.user)


def test_a_neighbour_sees_no_clock_of_ours(clock, neighbour):
    other = visitor("coordinator", neighbour)

    with pytest.raises(Refused):
        stop(clock, other.user)


def test_what_was_said_of_a_clock_of_working_days_is_counted_in_days(action, worker):
    clock = clock_of(action, working_days(5), pausable=True)
    stop(clock, worker.user, from_at=BEGAN + timedelta(days=1), at=LATER)

    start_clock_again(clock=clock, until_at=BEGAN + timedelta(days=3), by=worker.user, at=LATER)

    assert now_of(clock).due_at.isoformat() == "2026-11-25T23:59:59+00:00"


def test_a_pause_of_the_very_minute_in_which_it_began_is_from_its_beginning_on(action, worker):
    began = BEGAN + timedelta(seconds=34)
    clock = clock_of(action, pausable=True, began_at=began)

    with pytest.raises(Refused, match="Enter that time or a later one"):
        stop(clock, worker.user, from_at=BEGAN - timedelta(minutes=1))
    assert stop(clock, worker.user, from_at=BEGAN).from_at == began


def test_what_a_refusal_says_of_days_tells_no_time_that_nobody_said(action, worker):
    midnight = datetime(2026, 11, 16, tzinfo=UTC)
    clock = clock_of(action, days(2), pausable=True, began_at=midnight)

    with pytest.raises(Refused, match=r"^It began on 16 November 2026\. Enter"):
        stop(clock, worker.user, from_at=midnight - HOUR)
    with pytest.raises(Refused, match=r"^It was due on 18 November 2026, before that"):
        stop(clock, worker.user, from_at=midnight + timedelta(days=3), at=LATER)


def test_of_one_that_is_cancelled_the_pause_ends_with_it_and_begins_with_it(action, worker):
    clock = clock_of(action, pausable=True)
    stop(clock, worker.user)
    with opened(actor=SYSTEM_ACTOR, reading=[clock.space_id]):
        stops = list(ClockStop.objects.filter(clock=clock))
    clock.cancelled_at = BEGAN + 3 * HOUR

    assert stood(clock, stops, LATER) == 2 * HOUR
    clock.began_at = BEGAN + 2 * HOUR
    assert stood(clock, stops, LATER) == HOUR


def test_what_fell_away_is_explained_no_more(action, worker):
    clock = clock_of(action)
    keep(action)

    with pytest.raises(Refused, match="not late"):
        explain(now_of(clock), worker.user)


def test_what_is_late_no_more_is_not_acknowledged(action, worker, manager):
    clock = clock_of(action)
    explain(clock, worker.user)
    keep(action, wanted(limit=hours(24), met_at=BEGAN + HOUR))

    with pytest.raises(Refused, match="not late any more"):
        acknowledge_breach(clock=now_of(clock), by=manager.user, at=LATER)
    with opened(actor=manager.user.pk, reading=[clock.space_id]):
        assert not to_acknowledge(standing_of(manager.user, LATER.date(), LATER), LATER).exists()
