"""What lists, counts and the first page tell of a restricted case to an officer who has no part in it."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.requests.factories import a_request
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.timekeeping.commands.on_clocks import explain_breach
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
DAY = LONG_AGO.date()
ANSWER = "Answer the contact"


@pytest.fixture
def case(partnership, officer):
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY)


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Northborough Academy", kind="academy")


@pytest.fixture
def asked(case, school, officer):
    return a_request(case, [school], by=officer, at=LONG_AGO)


@pytest.fixture
def second(partnership):
    return somebody("designated_officer", partnership, name="second")


def page(user, address):
    client = DeskClient()
    client.force_login(user)
    return client.get(address).text


def clock_of(case, title):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Clock.objects.select_related("space").get(subject_kind="case", subject_id=case.pk, title=title)


def test_an_officer_takes_the_register_away_as_a_file(case, partnership, officer):
    register = f"/p/{partnership.slug}/cases/lado/"

    assert "format=csv" in page(officer, register)
    assert case.reference in page(officer, f"{register}?format=csv")


def test_the_first_page_says_of_which_case_something_is_late_and_not_what(case, asked, officer, second):
    its_own, others = page(officer, "/"), page(second, "/")

    for one in (its_own, others):
        assert "Clocks that run out" in one
        assert case.reference in one
    for words in (ANSWER, "to Northborough Academy"):
        assert words in its_own, words
        assert words not in others, words


def test_lateness_waits_for_whoever_acknowledges_it_without_a_reason(case, officer, second):
    clock = clock_of(case, ANSWER)
    explain_breach(clock=clock, reason="capacity", words="Two were ill.", by=officer, at=timezone.now())

    shown = page(second, "/")

    assert "Lateness to acknowledge" in shown
    assert clock.get_absolute_url() in shown
    assert "Not enough staff" not in shown
    assert ANSWER not in shown


def test_counts_by_agency_are_figures_and_tell_no_case(partnership, case, asked, second):
    shown = page(second, f"/p/{partnership.slug}/information-requests/by-agency/")

    assert "Northborough Academy" in shown
    assert case.reference not in shown


def test_what_ones_own_agency_was_asked_is_seen_all_the_same(partnership, case, asked, school, second):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=second, role="agency_lead", agency=school, starts_on=DAY)

    for name in ("clocks", "asked-of-us", "information-requests"):
        assert str(asked) in page(second, f"/p/{partnership.slug}/{name}/"), name
    assert ANSWER not in page(second, f"/p/{partnership.slug}/clocks/")
