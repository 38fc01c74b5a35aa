"""When visits and decisions are due: by which rule, from which day, and what a correction changes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, a_notice, an_arrangement, then
from goldthread.pathways.private_fostering.models import Notification

pytestmark = pytest.mark.django_db

MUCH_LATER = NOTIFIED_AT + timedelta(days=800)


def clocks_of(case, code, at=MUCH_LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = Clock.objects.of(case.space_id, "case", case.pk).filter(code=code, fell_away=False)
        return list(rows.with_state(at).order_by("occurrence"))


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
    assert "12 months before" in after.citation


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
    then(case, "assessed", by=officer, at=NOTIFIED_AT)
    then(case, "decided", by=officer, at=NOTIFIED_AT + timedelta(days=1))
    assert clocks_of(case, "PF-05")[0].met_at is not None


def test_a_carer_has_48_hours_to_tell_of_each_change_and_tells_of_one_at_a_time(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    first, second = (datetime(2025, 10, day, 9, 0, tzinfo=UTC) for day in (1, 8))

    then(case, "changed", by=officer, at=second + timedelta(hours=3), changed_at=second)
    then(case, "changed", by=officer, at=second + timedelta(days=9), changed_at=first)

    assert [(one.began_at, one.state) for one in clocks_of(case, "PF-06")] == [(first, "met_late"), (second, "met")]


def test_what_never_was_private_fostering_owed_no_visit_and_what_ended_owes_none_any_more(partnership, police, officer):
    never = a_notice(partnership, by=officer, close_relative=True)
    then(never, "decided", by=officer, at=NOTIFIED_AT + timedelta(days=20), decision="not_private_fostering")
    ended = an_arrangement(partnership, by=officer)
    then(ended, "ended", by=officer, at=NOTIFIED_AT + timedelta(days=20))

    assert clocks_of(never, "PF-02") == clocks_of(never, "PF-03") == []
    assert clocks_of(ended, "PF-03")[-1].state == "cancelled"
