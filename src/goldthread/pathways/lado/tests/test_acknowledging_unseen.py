"""Where there is one designated officer, whoever runs the partnership acknowledges why something was late, unseen."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.timekeeping.commands.on_clocks import (
    acknowledge_breach,
    acknowledge_unseen,
    explain_breach,
)
from goldthread.foundation.timekeeping.models import BreachReason
from goldthread.foundation.timekeeping.on_your_work import to_be_acknowledged_unseen
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.foundation.your_work.waiting import SHOWN
from goldthread.pathways.lado.factories import a_contact
from goldthread.pathways.lado.tests.clocks import only

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
WORDS = "Robin Example was away."
WAITS = "Lateness that nobody else may acknowledge"


@pytest.fixture
def case(partnership, officer):
    day = LONG_AGO.date()
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=day, known_on=day)


@pytest.fixture
def breach(case, officer):
    return explain_breach(clock=only(case, "LADO-02"), reason="capacity", words=WORDS, by=officer, at=timezone.now())


def page_of(breach, partnership):
    return f"/p/{partnership.slug}/clocks/lateness/{breach.pk}/"


def as_kept(breach):
    with opened(actor=SYSTEM_ACTOR, reading=[breach.space_id]):
        return BreachReason.objects.get(pk=breach.pk)


def test_the_manager_acknowledges_it_by_its_reason_and_reads_nothing_of_the_case(partnership, case, breach, manager):
    browser, address = browser_of(manager), page_of(breach, partnership)

    first = browser.get("/").text
    for told in (WAITS, address, case.reference):
        assert told in first, told
    for kept in ("Answer the contact", "Not enough staff"):
        assert kept not in first, kept
    page = browser.get(address).text
    for told in (case.reference, "Answer the contact", "1 working day", "not enough staff", "3 November 2026"):
        assert told in page, told
    for kept in (WORDS, "Hill School", case.get_absolute_url()):
        assert kept not in page, kept
    assert browser.post(address).status_code == 302

    assert as_kept(breach).acknowledged_by_id == manager.pk
    assert WAITS not in browser.get("/").text
    assert browser.get(address).status_code == 404
    assert browser.get(case.get_absolute_url()).status_code == 404


def test_a_form_that_is_sent_twice_ends_as_it_did_the_first_time(partnership, breach, manager):
    browser, address = browser_of(manager), page_of(breach, partnership)
    said = {"key": "once", "version": breach.version}

    first, second = browser.post(address, said), browser.post(address, said)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["Location"] == second.headers["Location"]
    assert as_kept(breach).acknowledged_by_id == manager.pk


def test_what_a_manager_acknowledged_another_does_not_send_again(partnership, breach, manager):
    browser_of(manager).post(page_of(breach, partnership))

    other = browser_of(somebody("partnership_manager", partnership, name="other"))
    assert other.post(page_of(breach, partnership)).status_code == 404


def test_where_nothing_waits_nobody_is_looked_for(partnership, breach, manager):
    acknowledge_unseen(breach=breach, by=manager, at=timezone.now())

    with CaptureQueriesContext(connection) as captured:
        assert waiting(manager) == []

    # Who works there is read with their accounts.
    assert not any('JOIN "account"' in one["sql"] for one in captured)


def test_as_soon_as_there_is_a_second_officer_it_is_theirs(partnership, case, breach, manager):
    second = somebody("designated_officer", partnership, name="second")

    assert browser_of(manager).get(page_of(breach, partnership)).status_code == 404
    assert WAITS not in browser_of(manager).get("/").text
    with pytest.raises(NotAllowed):
        acknowledge_unseen(breach=breach, by=manager, at=timezone.now())
    acknowledge_breach(clock=only(case, "LADO-02"), by=second, at=timezone.now())


def keep_from(case, somebody_else):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ConflictOfInterest.objects.create(
            space=case.space,
            about_kind="case",
            about_id=case.pk,
            account=somebody_else,
            kind=ConflictOfInterest.Kind.OWN_FAMILY,
            declared_at=LONG_AGO,
        )


def test_a_second_officer_who_may_not_see_the_case_is_nobody(partnership, case, breach, manager):
    second = somebody("designated_officer", partnership, name="second")
    keep_from(case, second)

    assert page_of(breach, partnership) in browser_of(manager).get("/").text
    acknowledge_unseen(breach=breach, by=manager, at=timezone.now())

    assert as_kept(breach).acknowledged_by_id == manager.pk


def test_whoever_explained_it_acknowledges_it_in_no_other_role_either(partnership, breach, officer):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=officer, role="partnership_manager", starts_on=date(2020, 1, 1))

    assert browser_of(officer).get(page_of(breach, partnership)).status_code == 404
    with pytest.raises(NotAllowed):
        acknowledge_unseen(breach=breach, by=officer, at=timezone.now())


@pytest.mark.parametrize("role", ["coordinator", "board_member", "data_protection"])
def test_nobody_else_stands_in(partnership, breach, role):
    other = somebody(role, partnership)

    assert browser_of(other).get(page_of(breach, partnership)).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        acknowledge_unseen(breach=breach, by=other, at=timezone.now())


def test_it_is_acknowledged_once(breach, manager):
    acknowledge_unseen(breach=breach, by=manager, at=timezone.now())

    with pytest.raises(Refused, match="stays as it is"):
        acknowledge_unseen(breach=breach, by=manager, at=timezone.now())


def explained(partnership, officer):
    """Another case whose contact was answered late, and why."""
    case = a_contact(partnership, by=officer, at=LONG_AGO, concern_on=LONG_AGO.date(), known_on=LONG_AGO.date())
    clock = only(case, "LADO-02")
    return case, explain_breach(clock=clock, reason="capacity", words=WORDS, by=officer, at=timezone.now())


def waiting(user):
    at = timezone.now()
    with opened(actor=user.pk):
        standing = seen_by(user, at)
    with opened(actor=user.pk, reading={one.space_id for one in standing.holdings}):
        return [one.words for one in to_be_acknowledged_unseen(standing, at)]


def test_what_others_acknowledge_hides_nothing_that_waits_behind_it(partnership, officer, manager):
    second = somebody("designated_officer", partnership, name="second")
    older = [explained(partnership, officer) for _ in range(SHOWN + 2)]
    case, _ = explained(partnership, officer)
    keep_from(case, second)
    keep_from(older[0][0], manager)

    assert waiting(manager) == [case.reference]


def test_a_conflict_of_interest_of_the_manager_hides_it_from_them_alone(partnership, case, breach, manager):
    other = somebody("partnership_manager", partnership, name="other")
    keep_from(case, manager)

    assert waiting(manager) == []
    assert waiting(other) == [case.reference]


@pytest.mark.parametrize("in_conflict", [False, True], ids=["one officer", "the other is kept from it"])
def test_twenty_that_wait_ask_no_more_than_one(partnership, officer, manager, in_conflict):
    second = somebody("designated_officer", partnership, name="second") if in_conflict else None

    def make(number):
        for _ in range(number):
            case, _ = explained(partnership, officer)
            if second:
                keep_from(case, second)

    assert_flat(lambda: waiting(manager), make, few=1, many=20)

    assert len(waiting(manager)) == SHOWN + 1
