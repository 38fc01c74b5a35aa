"""A visit is one to the child: what counts as one, from when on, and what was asked for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, a_notice, then
from goldthread.pathways.private_fostering.models import Notification

from .reading import clocks_of, now_of

pytestmark = pytest.mark.django_db

NEXT_DAY = NOTIFIED_AT + timedelta(days=1)
AWAY = {"child": "no", "wishes": "", "seen": ["carer"]}
TO_COME = {"lives_there": False, "starts_on": date(2025, 11, 1)}


def met(case, code):
    return [clock.met_at is not None for clock in clocks_of(case, code)]


def test_a_call_at_which_the_child_was_away_stays_on_record_and_meets_no_clock(case, officer):
    then(case, "visited", by=officer, at=NEXT_DAY, **AWAY)

    assert (met(case, "PF-02"), met(case, "PF-03")) == ([False], [False])
    then(case, "visited", by=officer, at=NEXT_DAY + timedelta(days=1))
    assert (met(case, "PF-02"), met(case, "PF-03")) == ([True], [True, False])


def test_before_the_child_moves_in_a_visit_meets_the_first_clock_alone(partnership, police, officer):
    case = a_notice(partnership, by=officer, **TO_COME)

    then(case, "visited", by=officer, at=NEXT_DAY, child="not_yet", wishes="")

    assert (met(case, "PF-02"), met(case, "PF-03")) == ([True], [False])


def test_it_is_not_said_of_a_child_who_lives_there_that_they_do_not_yet(partnership, police, officer, case):
    other = a_notice(partnership, by=officer, **TO_COME)
    then(other, "begun", by=officer, at=NOTIFIED_AT + timedelta(days=30))

    for one, at in ((case, NEXT_DAY), (other, NOTIFIED_AT + timedelta(days=40))):
        with pytest.raises(Refused, match="lived there already") as refused:
            then(one, "visited", by=officer, at=at, child="not_yet", wishes="")
        assert refused.value.field == "child"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"child": "with_others"}, "why_not_alone"),
        ({"child": "alone", "wishes": " "}, "wishes"),
        ({"child": ""}, "child"),
    ],
)
def test_that_a_child_was_not_seen_alone_or_says_nothing_is_refused_without_a_reason(case, officer, said, field):
    with pytest.raises(Refused) as refused:
        then(case, "visited", by=officer, at=NEXT_DAY, **said)

    assert refused.value.field == field


def test_that_a_child_was_seen_with_others_is_taken_with_the_reason(case, officer):
    then(case, "visited", by=officer, at=NEXT_DAY, child="with_others", why_not_alone="She asked that her carer stay.")

    assert met(case, "PF-02") == [True]


HEARD, VISITED_AT = date(2025, 8, 22), datetime(2025, 8, 27, 10, 0, tzinfo=UTC)


def test_what_was_done_between_becoming_aware_and_the_notification_is_recorded_and_in_time(
    partnership, police, officer
):
    case = a_notice(partnership, by=officer, aware_on=HEARD)

    then(case, "visited", by=officer, at=VISITED_AT, typed_at=NEXT_DAY)

    (first,) = clocks_of(case, "PF-02")
    assert (first.met_at, first.state) == (VISITED_AT, "met")
    assert clocks_of(case, "PF-05")[0].began_at == NOTIFIED_AT
    with pytest.raises(Refused, match="goes back to 22 August 2025"):
        then(case, "visited", by=officer, at=VISITED_AT - timedelta(days=6), typed_at=NEXT_DAY)


def test_the_day_of_becoming_aware_is_not_put_right_to_one_after_what_was_done(partnership, police, officer):
    case = a_notice(partnership, by=officer, aware_on=HEARD)
    then(case, "visited", by=officer, at=VISITED_AT, typed_at=NEXT_DAY)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        notification = Notification.objects.get(case=case)
    given = {"happened_at": notification.happened_at, "why": "A slip.", "by": officer, "at": NEXT_DAY}

    with pytest.raises(Refused, match="Something else happened") as refused:
        correct_record(record=notification, said={**SAID["notified"], "aware_on": date(2025, 8, 28)}, **given)
    correct_record(record=notification, said={**SAID["notified"], "aware_on": date(2025, 8, 27)}, **given)

    assert refused.value.field == "aware_on"


def test_a_visit_that_is_asked_for_reasonably_waits_until_it_is_made(case, officer):
    then(case, "visit_asked", by=officer, at=NEXT_DAY, reasonable="no")
    assert clocks_of(case, "PF-08") == []

    then(case, "visit_asked", by=officer, at=NEXT_DAY)
    then(case, "visited", by=officer, at=NEXT_DAY + timedelta(days=1), why="due")
    then(case, "visited", by=officer, at=NEXT_DAY + timedelta(days=2), why="asked", **AWAY)
    assert met(case, "PF-08") == [False]
    then(case, "visited", by=officer, at=NEXT_DAY + timedelta(days=3), why="asked")

    assert met(case, "PF-08") == [True]


def test_it_does_not_go_on_where_nobody_saw_the_child(case, officer):
    then(case, "visited", by=officer, at=NOTIFIED_AT, **AWAY)
    then(case, "assessed", by=officer, at=NOTIFIED_AT)

    with pytest.raises(Refused, match="Record a visit at which the child was seen first"):
        then(case, "decided", by=officer, at=NEXT_DAY)
    then(case, "visited", by=officer, at=NEXT_DAY)
    then(case, "decided", by=officer, at=NEXT_DAY)

    assert now_of(case).stage == "in_place"
