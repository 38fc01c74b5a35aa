"""The tables of the old national return: counted by hand, and without what is small."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record, reopen_case
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, a_notice, an_arrangement, then
from goldthread.pathways.private_fostering.models import Notification

from .counting import LATER, counted, published
from .reading import now_of

pytestmark = pytest.mark.django_db

LAST_DAY = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


def ended(case, officer, at):
    then(case, "ended", by=officer, at=at, typed_at=LATER)


def test_what_is_there_on_31_march_began_or_ended_in_the_year_is_counted_and_what_never_was_is_not(
    partnership, police, officer
):
    an_arrangement(partnership, by=officer)
    ended(an_arrangement(partnership, by=officer), officer, LAST_DAY - timedelta(days=40))
    ended(an_arrangement(partnership, by=officer), officer, LAST_DAY)
    ended(an_arrangement(partnership, by=officer), officer, LAST_DAY + timedelta(days=1))
    never = a_notice(partnership, by=officer, close_relative=True)
    then(never, "decided", by=officer, at=NOTIFIED_AT, decision="not_private_fostering")
    a_notice(partnership, by=officer, lives_there=False, starts_on=date(2026, 5, 1))

    first, second = (counted(partnership, officer, year)["arrangements"] for year in (2025, 2026))

    assert first == {"began": 4, "ended": 2, "there": 2}
    assert second == {"before": 2, "ended": 1, "there": 1}


def test_one_that_was_told_of_beforehand_counts_from_when_the_child_moved_in(partnership, police, officer):
    case = a_notice(partnership, by=officer, lives_there=False, starts_on=date(2026, 3, 20))
    assert "arrangements" not in {code for code, rows in counted(partnership, officer, 2025).items() if rows}

    then(case, "begun", by=officer, at=LAST_DAY, typed_at=LATER)

    found = counted(partnership, officer, 2025)
    assert found["arrangements"] == {"began": 1, "there": 1}
    assert found["notice"] == {"1": 1}


def test_a_year_that_is_not_over_is_counted_until_today(partnership, police, officer):
    an_arrangement(partnership, by=officer)

    before = counted(partnership, officer, 2025, NOTIFIED_AT - timedelta(days=20))["arrangements"]
    after = counted(partnership, officer, 2025, NOTIFIED_AT + timedelta(days=20))["arrangements"]

    assert (before, after) == ({}, {"began": 1, "there": 1})


@pytest.mark.parametrize(
    ("born_on", "band"),
    [
        (date(2025, 4, 1), "0"),
        (date(2025, 3, 31), "1"),
        (date(2021, 4, 1), "1"),
        (date(2021, 3, 31), "2"),
        (date(2016, 3, 31), "3"),
        (date(2010, 4, 1), "3"),
        (date(2010, 3, 31), "4"),
    ],
)
def test_by_age_on_the_last_day_of_the_year(partnership, police, officer, born_on, band):
    an_arrangement(partnership, by=officer, born_on=born_on, disabled=born_on.year == 2010, starts_on=date(2025, 8, 30))

    found = counted(partnership, officer, 2025)

    assert found["age"] == {band: 1}
    assert (found["sex"], found["birthplace"], found["ethnicity"]) == ({"F": 1}, {"europe": 1}, {"WOTH": 1})


def visited_every(days, case, officer, until):
    for day in range(days, until, days):
        then(case, "visited", by=officer, at=NOTIFIED_AT + timedelta(days=day), typed_at=LATER)


def test_new_and_going_on_are_told_apart_and_one_late_visit_is_enough(partnership, police, officer):
    in_time, late, _ = (an_arrangement(partnership, by=officer) for _ in range(3))
    visited_every(42, in_time, officer, 300)
    visited_every(60, late, officer, 300)

    first, second = (counted(partnership, officer, year) for year in (2025, 2026))

    assert first["visits_new"] == {"in_time": 1, "late": 2}
    assert first["visits_old"] == second["visits_new"] == {}
    # Each of the three was not visited again in the year after.
    assert second["visits_old"] == {"late": 3}


def test_what_is_late_is_late_in_each_year_until_it_is_done_and_before_it_is_due_it_is_not(
    partnership, police, officer
):
    an_arrangement(partnership, by=officer, at=LAST_DAY, aware_on=LAST_DAY.date())

    assert counted(partnership, officer, 2025)["visits_new"] == {"in_time": 1}
    assert counted(partnership, officer, 2026)["visits_old"] == {"late": 1}
    early = LAST_DAY + timedelta(days=10)
    assert counted(partnership, officer, 2026, early)["visits_old"] == {"in_time": 1}


def test_what_is_small_is_not_told_nor_anything_from_which_it_follows(partnership, police, officer):
    for number in range(24):
        case = an_arrangement(partnership, by=officer)
        if number < 14:
            ended(case, officer, LAST_DAY + timedelta(days=40 if number < 7 else -40))
    first, second = (published(partnership, officer, year) for year in (2025, 2026))
    assert [row.count for row in first["arrangements"].rows] == [0, 24, 7, 17]
    assert [row.count for row in second["arrangements"].rows] == [17, 0, 7, 10]
    assert (second["ended"].total, second["sex"].total) == (7, 10)

    there = {"at": LAST_DAY + timedelta(days=70), "aware_on": LAST_DAY.date(), "starts_on": date(2026, 6, 1)}
    an_arrangement(partnership, by=officer, **there)

    second = published(partnership, officer, 2026)
    assert {row.count for row in second["arrangements"].rows} == {None}
    assert {second[code].total for code in ("ended", "sex", "age", "visits_old", "visits_new")} == {None}


def test_what_was_found_out_later_is_new_in_the_year_in_which_visits_began_to_be_owed(partnership, police, officer):
    """They moved in in February, and the council became aware in June."""
    found_out = {"starts_on": date(2025, 2, 3), "aware_on": date(2025, 6, 2)}
    an_arrangement(partnership, by=officer, at=datetime(2025, 6, 2, 10, 0, tzinfo=UTC), **found_out)

    before, after = (counted(partnership, officer, year) for year in (2024, 2025))

    assert (before["arrangements"], before["visits_new"]) == ({"began": 1, "there": 1}, {})
    assert (after["visits_new"], after["visits_old"]) == ({"late": 1}, {})


def test_the_day_of_moving_in_is_put_right_across_a_year(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        notification = Notification.objects.get(case=case)
    given = {"happened_at": notification.happened_at, "why": "A letter.", "by": officer, "at": LATER}

    correct_record(record=notification, said={**SAID["notified"], "starts_on": date(2025, 3, 1)}, **given)

    assert counted(partnership, officer, 2024)["arrangements"] == {"began": 1, "there": 1}
    assert "began" not in counted(partnership, officer, 2025)["arrangements"]


def test_an_end_after_which_a_case_was_opened_again_is_none(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    ended(case, officer, LAST_DAY - timedelta(days=40))

    reopen_case(case=now_of(case), why="The child is there again.", by=officer, at=LATER)

    assert counted(partnership, officer, 2025)["arrangements"] == {"began": 1, "there": 1}


def test_while_the_day_of_moving_in_is_not_known_a_child_is_there_since_the_council_knows_of_it(
    partnership, police, officer
):
    a_notice(partnership, by=officer, starts_on=None, born_on=None, kind="")

    found = counted(partnership, officer, 2025)

    assert found["arrangements"] == {"began": 1, "there": 1}
    assert found["age"] == {"not-recorded": 1}
