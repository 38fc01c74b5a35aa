"""Whoever records what a panel recommended is told which of its seats were empty."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.sitting import left_empty
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, notified, then

pytestmark = pytest.mark.django_db
DAY = REFERRED_AT + timedelta(days=9)


@pytest.fixture
def case(partnership, officer, sat):
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=DAY)
    return case


def told(case, sat, made_by="panel"):
    said = {"sat": sat, "made_by": made_by}
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return left_empty(case, case.rules.step("recommended").sat, said, DAY.date())


def changed(case, kind, **said):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id], writing=case.space_id):
        kind.objects.update(**said)


def test_seats_that_nobody_took_are_named_where_no_quorum_asks_for_enough(case, sat):
    assert told(case, sat) == []

    (sentence,) = told(case, sat[:1])

    assert sentence.startswith("Nobody sat for: ")
    assert sentence.count(",") + sentence.count(" and ") == 1


def test_nothing_is_told_where_the_panel_did_not_sit_or_on_a_day_without_seats(case, sat):
    assert told(case, sat[:1], made_by="partners") == []
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert (
            left_empty(case, case.rules.step("recommended").sat, {"sat": [], "made_by": "panel"}, date(1990, 1, 1))
            == []
        )


def test_a_quorum_that_is_met_is_enough(case, sat):
    changed(case, Group, quorum_count=1)

    assert told(case, sat[:1]) == []


def test_it_is_told_where_none_of_those_who_chair_sat(case, sat):
    changed(case, Group, quorum_count=1)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id], writing=case.space_id):
        Seat.objects.filter(pk=int(sat[0].partition("-")[0])).update(role=Seat.Role.CHAIR)

    assert told(case, sat[:1]) == []
    assert [one.startswith("Nobody who sat chairs ") for one in told(case, sat[1:])] == [True]
