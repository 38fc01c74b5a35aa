"""Whoever led a concern and holds the role no more sees it no more, whatever other role they hold."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import hand_to
from goldthread.cases.casework.factories import a_basis, seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.on_foundation import asks_purpose
from goldthread.cases.casework.on_your_work import led
from goldthread.cases.casework.queries import sees_all_of, with_whether_given
from goldthread.cases.casework.unopened import reading_among, reading_case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import end_grant, give_grant, open_for_purpose
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.words import explain
from goldthread.foundation.invitations.commands.roles import end_role
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then
from goldthread.pathways.lado.tests.clocks import as_it_is

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
SECOND_ROLES = ["coordinator", "partnership_manager", "data_protection", "practitioner", "agency_lead"]


@pytest.fixture
def case(partnership, officer):
    day = LONG_AGO.date()
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=day, known_on=day)


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Hill School", kind="academy")


@pytest.fixture
def second(partnership, school):
    somebody("practitioner", partnership, school)  # its part in the pathway is recorded
    return somebody("designated_officer", partnership, name="second")


@pytest.fixture
def leaves(partnership, officer, school):
    """The officer's role ended yesterday, and they hold another."""

    def leave(role):
        now = timezone.now()
        agency = school if role in ("practitioner", "agency_lead") else None
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            day = LONG_AGO.date()
            Holding.objects.create(space=partnership, user=officer, role=role, agency=agency, starts_on=day)
            (holding,) = Holding.objects.filter(user=officer, role="designated_officer")
        yesterday = timezone.localdate(now) - timedelta(days=1)
        return end_role(holding=holding, last_day=yesterday, by=System("tests"), at=now)

    return leave


def told(page):
    return " ".join(unescape(page.text).split())


def asked(user, ask):
    """What is asked of the standing of somebody, behind the wall as it stands for them."""
    with opened(actor=user.pk):
        spaces = {one.space_id for one in seen_by(user, timezone.now()).holdings}
    with opened(actor=user.pk, reading=spaces):
        return ask(seen_by(user, timezone.now()))


def give(case, by, **said):
    terms = {"standing_as": "participant", "purpose": "Sits in the meeting", "ends_at": None, "more": a_basis()}
    return give_grant(about=case, **{**terms, **said}, by=by, at=timezone.now())


@pytest.mark.parametrize("role", SECOND_ROLES)
def test_no_page_search_or_list_shows_it_any_more(partnership, case, officer, leaves, role):
    browser = browser_of(officer)
    assert browser.get(case.get_absolute_url()).status_code == 200
    leaves(role)

    for address in (case.get_absolute_url(), f"/p/northborough/sight/case/{case.pk}/"):
        assert browser.get(address).status_code == 404
    assert f'href="{case.get_absolute_url()}"' not in browser.search_for(case.reference).text
    assert case.get_absolute_url() not in browser.get("/").text
    assert asked(officer, lambda who: list(led(who, timezone.now()))) == []


@pytest.mark.parametrize("role", SECOND_ROLES)
def test_nothing_that_hangs_on_it_is_seen_through_it(case, officer, leaves, role):
    step = case.rules.step("contact")
    field = step.record._meta.get_field("about")
    seen = {
        "cases": Case.objects.visible_to,
        "read": Case.objects.read_by,
        "whole": Case.objects.whole_to,
        "record": step.record.objects.visible_to,
        "clocks": Clock.objects.visible_to,
        "fact": lambda who: Case.objects.filter(reading_case(case.rules, case.space, who, is_open=False)),
        "fact sought": lambda who: Case.objects.filter(reading_among(step, field, case.space, who)),
    }
    assert {name for name, ask in seen.items() if asked(officer, lambda who, ask=ask: ask(who).exists())} == set(seen)
    leaves(role)

    assert {name for name, ask in seen.items() if asked(officer, lambda who, ask=ask: ask(who).exists())} == set()
    assert not asked(officer, lambda who: sees_all_of(case, who))


def test_what_their_agency_was_given_they_see_as_it_does_and_for_what_it_was_given(
    case, officer, leaves, second, school
):
    open_for_purpose(about=case, purpose="supervision", words="To cover.", by=second, at=timezone.now())
    give(case, second, agency=school)
    leaves("practitioner")

    page = browser_of(officer).get(case.get_absolute_url())

    assert page.status_code == 200
    assert "The employer tells the designated officer" not in page.text
    assert asked(officer, lambda who: explain(who, case)) == [
        "Takes part: Sits in the meeting, as somebody who holds a role for Hill School"
    ]
    assert asked(officer, lambda who: not Case.objects.whole_to(who).exists() and not sees_all_of(case, who))
    found = asked(officer, lambda who: with_whether_given(Case.objects.visible_to(who), who).get())
    assert (found.is_given, found.seen_for) == (False, "Sits in the meeting")


def test_whoever_holds_the_role_again_sees_it_again_and_is_not_asked_what_for(case, officer, leaves):
    ended = leaves("coordinator")
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(pk=ended.pk).update(ends_on=None)

    assert browser_of(officer).get(case.get_absolute_url()).status_code == 200
    assert not asked(officer, lambda who: asks_purpose(who, case))


def test_sight_as_lead_that_somebody_gave_to_who_does_not_lead_it_stays_also_once_another_leads(
    partnership, case, officer, second
):
    chair = somebody("partnership_manager", partnership)
    give(case, officer, account=chair, standing_as="lead", purpose="To decide how long it stays")

    def reads_it():
        page = browser_of(chair).get(case.get_absolute_url())
        return page.status_code == 200 and asked(chair, lambda who: sees_all_of(case, who))

    assert reads_it()
    assert asked(chair, lambda who: Case.objects.whole_to(who).exists())
    hand_to(case=as_it_is(case), lead=second, by=officer, at=timezone.now())
    assert reads_it()


def test_other_sight_of_their_own_counts_and_sight_as_lead_is_refused_until_another_leads(
    case, officer, leaves, second
):
    open_for_purpose(about=case, purpose="supervision", words="To cover.", by=second, at=timezone.now())
    leaves("coordinator")

    with pytest.raises(Refused, match="give the lead to somebody else first"):
        give(case, second, account=officer, standing_as="lead", purpose="To answer a complaint")
    grant = give(case, second, account=officer, purpose="To answer a complaint")

    assert browser_of(officer).get(case.get_absolute_url()).status_code == 200
    assert not asked(officer, lambda who: Case.objects.whole_to(who).exists())
    end_grant(about=case, grant=grant, by=second, at=timezone.now())
    assert browser_of(officer).get(case.get_absolute_url()).status_code == 404


def test_of_a_closed_case_nobody_is_advised_to_give_the_lead_which_cannot_be_done(case, officer, leaves, second):
    then(as_it_is(case), "set_aside", by=officer, at=timezone.now(), why="twice")
    open_for_purpose(about=case, purpose="supervision", words="To cover.", by=second, at=timezone.now())
    leaves("coordinator")

    with pytest.raises(Refused, match=r"would open nothing\. Choose another part\.$"):
        give(as_it_is(case), second, account=officer, standing_as="lead", purpose="To answer a complaint")


def test_the_page_of_who_may_see_it_says_that_it_opens_nothing_to_them(case, officer, leaves, second):
    open_for_purpose(about=case, purpose="supervision", words="To cover.", by=second, at=timezone.now())
    address = f"/p/northborough/sight/case/{case.pk}/"
    assert "Opens nothing" not in told(browser_of(second).get(address))
    leaves("coordinator")

    page = browser_of(second).get(address).text

    assert "Lead: leads the case" in page
    assert "Opens nothing to them now" in page
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Grant.objects.filter(account=officer, ends_at=None).exists()


def test_for_whoever_runs_all_that_there_is_nothing_more_is_asked(partnership, case, officer):
    def asks_who_leads(who):
        return '"lead_id" =' in str(Case.objects.visible_to(who).values("pk").query)

    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        day = LONG_AGO.date()
        for role in {min(one.roles_that(Can.RECORD_CASES)) for one in PATHWAYS.values()}:
            Holding.objects.get_or_create(space=partnership, user=officer, role=role, defaults={"starts_on": day})
    assert not asked(officer, asks_who_leads)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.filter(user=officer, role="designated_officer").delete()
    assert asked(officer, asks_who_leads)
