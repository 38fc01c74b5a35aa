"""A review is of a child who may come of age while it lasts: not of one who died, nor of an adult."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.coming_of_age.queries import REACHED, coming_of_age_by, without_birth
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, then

OF_ADULT = {"criteria": ["sar_alive"], "engaged": ["sar"], "kind": "sar"}
pytestmark = pytest.mark.django_db
NOW = REFERRED_AT + timedelta(days=10)


def listed(space, officer, **said):
    case = a_referral(space, by=officer)
    if said:
        then(case, "considered", by=officer, at=REFERRED_AT, **said)
    with opened(actor=officer.pk, reading=[space.pk]):
        standing = seen_by(officer, NOW)
        rows = coming_of_age_by(case.rules, space, standing, NOW.date())
        return [getattr(row, REACHED) for row in rows], without_birth(case.rules, space, standing)


def test_a_child_who_was_harmed_and_is_nearly_18_is_listed(partnership, officer):
    assert listed(partnership, officer, born_on=date(2009, 1, 5)) == ([date(2027, 1, 5)], 0)


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ({"born_on": date(2009, 1, 5), "died_on": date(2026, 9, 5)}, 0),
        ({"born_on": date(1980, 1, 5), **OF_ADULT}, 0),
        ({"born_on": None, "died_on": date(2026, 9, 5)}, 0),
        ({"born_on": None}, 1),
        ({}, 1),
    ],
)
def test_nobody_else_is_and_of_whom_nothing_is_known_is_said(partnership, officer, said, unknown):
    assert listed(partnership, officer, **said) == ([], unknown)
