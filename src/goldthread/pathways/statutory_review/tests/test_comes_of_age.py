"""A review is of a child who may come of age while it lasts: not of one who died, nor of an adult."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.coming_of_age.queries import REACHED, coming_of_age_by, without_birth
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.records.working_days import months_after
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


@pytest.fixture
def nearly_18(partnership, officer):
    """A review of somebody who comes of age in two months from today."""
    case = a_referral(partnership, by=officer)
    born = months_after(timezone.localdate(), 2 - 12 * 18)
    then(case, "considered", by=officer, at=REFERRED_AT, born_on=born)
    return case


def page_of(user, space):
    return browser_of(user).get(f"/p/{space.slug}/cases/statutory-review/coming-of-age/").text


def test_the_list_says_that_the_review_stays_here_and_leads_to_what_is_settled(partnership, officer, nearly_18):
    address = f"{nearly_18.get_absolute_url()}record/of_age/"
    page = page_of(officer, partnership)
    assert "it is not handed over to adults’ services" in page
    assert address in page
    assert "Settled with a young person" not in page

    then(nearly_18, "of_age", by=officer, at=REFERRED_AT + timedelta(days=1))

    assert "Settled with a young person who comes of age" in page_of(officer, partnership)


def test_whoever_has_not_opened_a_review_is_not_told_of_its_child(partnership, officer, nearly_18):
    other = somebody("review_officer", partnership, name="other")

    assert nearly_18.reference in page_of(officer, partnership)
    assert nearly_18.reference not in page_of(other, partnership)
