"""When visits and decisions are due: by which rule, from which day, and what a correction changes."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record, open_case
from goldthread.cases.casework.models import Came
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, a_notice, an_arrangement, then
from goldthread.pathways.private_fostering.models import Notification

from .reading import MUCH_LATER, clocks_of

pytestmark = pytest.mark.django_db


def due_on(clock):
    return clock.due_at.date()


def visited(case, by, *days):
    for day in days:
        at = NOTIFIED_AT + timedelta(days=day)
        then(case, "visited", by=by, at=at, typed_at=MUCH_LATER)


def test_the_first_visit_is_due_seven_working_days_after_the_council_became_aware(partnership, police, officer):
    case = a_notice(partnership, by=officer, aware_on=date(2025, 8, 22))

    (first,) = clocks_of(case, "PF-02")

    # Monday 25 August was a bank holiday.
    assert (due_on(first), first.binding) == (date(2025, 9, 3), "statutory")
    assert "text was not read" in first.citation


def test_visits_are_due_six_weeks_apart_from_the_day_of_becoming_aware_and_from_each_visit(case, officer):
    visited(case, officer, 4, 40)

    assert [(clock.limit_number, due_on(clock)) for clock in clocks_of(case, "PF-03")] == [
        (6, date(2025, 10, 13)),
        (6, date(2025, 10, 17)),
        (6, date(2025, 11, 22)),
    ]


def test_from_a_year_after_that_day_they_are_due_twelve_weeks_apart(case, officer):
    visited(case, officer, 364, 365)

    *_, before, after = clocks_of(case, "PF-03")

    assert (before.limit_number, after.limit_number) == (6, 12)
    assert "Regulation 8(1)(a)" in before.citation
    assert "Regulation 8(1)(b)" in after.citation
    assert "This limit applies from 12 months after" in after.citation


@pytest.mark.parametrize(
    ("aware_on", "weeks"), [(date(2025, 9, 1), 12), (date(2025, 8, 1), 12), (date(2025, 9, 20), 6)]
)
def test_if_the_day_of_becoming_aware_is_put_right_later_visits_get_the_limit_of_their_age(
    partnership, police, officer, aware_on, weeks
):
    case = a_notice(partnership, by=officer, at=NOTIFIED_AT + timedelta(days=30))
    visited(case, officer, 370)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        notice = Notification.objects.get(case=case)
    assert clocks_of(case, "PF-03")[-1].limit_number == 12

    said = {**SAID["notified"], "aware_on": aware_on}
    given = {"happened_at": notice.happened_at, "why": "The letter was found.", "by": officer, "at": MUCH_LATER}
    correct_record(record=notice, said=said, **given)

    assert clocks_of(case, "PF-03")[-1].limit_number == weeks


def test_a_decision_is_due_in_42_working_days_by_a_local_limit_and_to_wait_for_one_is_none(case, officer):
    then(case, "decided", by=officer, at=NOTIFIED_AT, decision="awaiting")
    (clock,) = clocks_of(case, "PF-05")

    assert (due_on(clock), clock.binding, clock.met_at) == (date(2025, 10, 29), "local", None)
    for step in ("visited", "assessed"):
        then(case, step, by=officer, at=NOTIFIED_AT)
    then(case, "decided", by=officer, at=NOTIFIED_AT + timedelta(days=1))
    assert clocks_of(case, "PF-05")[0].met_at is not None


def test_what_never_was_private_fostering_owed_no_visit_and_what_ended_owes_none_any_more(partnership, police, officer):
    never = a_notice(partnership, by=officer, close_relative=True)
    then(never, "decided", by=officer, at=NOTIFIED_AT + timedelta(days=20), decision="not_private_fostering")
    ended = an_arrangement(partnership, by=officer)
    then(ended, "ended", by=officer, at=NOTIFIED_AT + timedelta(days=20))

    assert clocks_of(never, "PF-02") == clocks_of(never, "PF-03") == []
    assert clocks_of(ended, "PF-03")[-1].state == "cancelled"


def test_of_an_arrangement_that_was_brought_along_a_visit_is_owed_from_the_day_on_which_it_came(
    partnership, police, officer
):
    said = {**SAID["notified"], "born_on": date(2020, 1, 1)}
    case = open_case(
        space=partnership,
        pathway="private-fostering",
        step="notified",
        said=said,
        happened_at=NOTIFIED_AT,
        by=officer,
        at=MUCH_LATER,
        came=Came.IMPORTED,
    )
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        came_at = Notification.objects.get(case=case).recorded_at

    before, owed = clocks_of(case, "PF-03", at=came_at + timedelta(days=1))

    assert (before.counts_as_late, before.cancelled_at) == (False, came_at)
    assert (owed.imported, owed.began_at, owed.limit_number, owed.state) == (False, came_at, 12, "running")
