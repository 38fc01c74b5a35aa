"""A restricted case is opened for a purpose by whoever has no part in it; its own officer is not asked each time."""

from datetime import UTC, datetime

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.pathways.lado.factories import a_contact

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


def browser_of(user):
    client = DeskClient()
    client.force_login(user)
    return client


def a_case_of(officer, partnership):
    """In the past: sight of it began then."""
    day = LONG_AGO.date()
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=day, known_on=day)


@pytest.fixture
def case(partnership):
    return a_case_of(somebody("designated_officer", partnership), partnership)


def test_the_manager_of_the_partnership_finds_no_case(partnership, case):
    manager = browser_of(somebody("partnership_manager", partnership))

    assert manager.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in manager.get(f"/p/{partnership.slug}/cases/").text
    assert manager.get(f"/p/{partnership.slug}/cases/lado/").status_code == 404


def test_another_officer_says_first_what_they_open_it_for(partnership, case):
    other = browser_of(somebody("designated_officer", partnership, name="second"))
    assert case.reference in other.get(f"/p/{partnership.slug}/cases/lado/").text

    asked = other.get(case.get_absolute_url())
    assert asked.url == f"/p/{partnership.slug}/sight/case/{case.pk}/open/"

    sent = other.post(asked.url, {"purpose": "supervision", "words": "A call came while the officer is away."})
    assert sent.status_code == 302, sent.text
    page = other.get(case.get_absolute_url())
    assert page.status_code == 200
    assert "Nobody is named yet" in page.text


def test_its_own_officer_is_not_asked(partnership):
    officer = somebody("designated_officer", partnership)
    case = a_case_of(officer, partnership)

    assert browser_of(officer).get(case.get_absolute_url()).status_code == 200
