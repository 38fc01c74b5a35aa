"""How often each agency replied late or not at all."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.requests.commands import extend_lane, remind_of_lane, reply_to_request, withdraw_lane
from goldthread.cases.requests.factories import NOTHING, a_reply, a_request, lane_to
from goldthread.cases.requests.jobs import REMINDER, that_wait_too_long
from goldthread.cases.requests.queries import counted_by_agency
from goldthread.cases.requests.tests.conftest import NOW
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .test_asking_and_replying import DUE, LATER, clocks_of, letters, state_of

pytestmark = pytest.mark.django_db


def test_who_was_late_before_a_lane_was_withdrawn_stays_on_record_as_late(partnership, case, school, hospital, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    after = DUE + timedelta(days=1)

    withdraw_lane(lane=lane_to(hospital, request), why="It was settled.", by=desk, at=LATER)
    withdraw_lane(lane=lane_to(school, request), why="It was settled.", by=desk, at=after)

    assert clocks_of(lane_to(hospital, request), after)[1].state == State.CANCELLED
    assert clocks_of(lane_to(school, request), after)[1].state == State.OVERDUE
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = counted_by_agency(partnership, seen_by(desk, after), after)
        assert {one.name: (one.waiting, one.overdue) for one in rows} == {school.name: (0, 1), hospital.name: (0, 0)}


def test_who_replied_late_stays_counted_as_late_like_who_never_did(partnership, case, desk):
    names = ("in time", "late", "still waiting", "let off late", "let off in time")
    agencies = {name: an_agency(partnership, name) for name in names}
    request = a_request(case, list(agencies.values()), by=desk, at=NOW)
    lanes, after = {name: lane_to(one, request) for name, one in agencies.items()}, DUE + timedelta(days=1)

    withdraw_lane(lane=lanes["let off in time"], why="It was settled.", by=desk, at=LATER)
    withdraw_lane(lane=lanes["let off late"], why="It was settled.", by=desk, at=after)
    for name, at in (("in time", LATER), ("late", after)):
        replier = somebody("practitioner", partnership, agencies[name], name=name)
        reply_to_request(lane=lanes[name], reply=a_reply(), by=replier, at=at)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = counted_by_agency(partnership, seen_by(desk, after), after)
        assert {one.name for one in rows if one.overdue} == {"late", "still waiting", "let off late"}


def test_non_replies_are_counted_by_agency(partnership, case, school, hospital, teacher, desk):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    a_request(case, [school], by=desk, at=NOW, working_days=20)
    reply_to_request(lane=lane_to(school, request), reply=NOTHING, by=teacher, at=LATER)
    late = DUE + timedelta(days=1)

    with opened(actor=desk.pk, reading=[partnership.pk]):
        rows = counted_by_agency(partnership, seen_by(desk, late), late)
        names = ("asked", "told", "knows_nothing", "declined", "waiting", "overdue")
        counted = {row.name: tuple(getattr(row, name) for name in names) for row in rows}

    assert counted == {"Hill School": (2, 0, 1, 0, 1, 0), "Northborough Hospital": (1, 0, 0, 0, 1, 1)}


def test_the_whole_second_that_is_due_is_in_time_for_its_clock_its_state_its_figures_and_its_reminder(
    partnership, case, school, hospital, teacher, desk
):
    request = a_request(case, [school, hospital], by=desk, at=NOW)
    lane, within, after = lane_to(school, request), DUE + timedelta(seconds=0.4), DUE + timedelta(seconds=1)

    assert [state_of(lane, at) for at in (within, after)] == ["waiting", "overdue"]
    remind_of_lane(lane=lane, by=REMINDER, at=within)
    assert "Overdue" not in letters(partnership)[-1].subject
    assert lane.pk not in that_wait_too_long(partnership.pk, within)
    assert lane.pk in that_wait_too_long(partnership.pk, after)
    reply_to_request(lane=lane, reply=NOTHING, by=teacher, at=within)
    assert clocks_of(lane, after)[1].state == State.MET
    assert counted(partnership, desk, within) == {"Hill School": 0, "Northborough Hospital": 0}
    assert counted(partnership, desk, after) == {"Hill School": 0, "Northborough Hospital": 1}
    with pytest.raises(Refused, match="The time has passed"):
        extend_lane(lane=lane_to(hospital, request), working_days=5, why="Half term.", by=desk, at=after)
    extend_lane(lane=lane_to(hospital, request), working_days=5, why="Half term.", by=desk, at=within)


def counted(space, desk, at):
    """How many of each agency are late."""
    with opened(actor=desk.pk, reading=[space.pk]):
        return {one.name: one.overdue for one in counted_by_agency(space, seen_by(desk, at), at)}
