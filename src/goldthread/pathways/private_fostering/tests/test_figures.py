"""The tables of the old national return: counted by hand, and without what is small."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import published_of, tables_of
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, a_notice, an_arrangement, then
from goldthread.pathways.private_fostering.pathway import PATHWAY

pytestmark = pytest.mark.django_db

LATER = datetime(2027, 6, 1, 12, 0, tzinfo=UTC)
LAST_DAY = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


def counted(partnership, officer, year, at=LATER):
    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables = tables_of(PATHWAY, partnership, year, seen_by(officer, at))
    return {table.code: {row.code: row.count for row in table.rows if row.count} for table in tables}


def published(partnership, officer, year):
    with opened(actor=officer.pk, reading=[partnership.pk]):
        tables, _ = published_of(PATHWAY, partnership, year, seen_by(officer, LATER), LATER)
    return {table.code: table for table in tables}


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
