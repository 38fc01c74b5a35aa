"""The team's worklist is the register by who leads each case: whose it is, and the way to give a lead."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.cases.casework.commands import hand_to
from goldthread.cases.casework.factories import RAISED_AT, seen_by, somebody
from goldthread.cases.casework.lists import WORKLIST
from goldthread.cases.casework.on_your_work import led_by_nobody
from goldthread.foundation.form_pages.factories import typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement

from .test_disagreements import LATER

pytestmark = pytest.mark.django_db
LIST = f"/p/northborough/cases/professional-disagreement/{WORKLIST}"


@pytest.fixture
def cases(partnership, police, council, constable, manager):
    """By what they are here: one is led, one of two that nobody leads began later than the other."""
    raised = {
        called: a_disagreement(partnership, police, council, by=constable, at=RAISED_AT + timedelta(days=days))
        for called, days in (("led", 0), ("later", 4), ("sooner", 2))
    }
    hand_to(case=raised["led"], lead=manager, by=manager, at=RAISED_AT + timedelta(days=5))
    return raised


def references(page):
    """In the order of the list."""
    return list(dict.fromkeys(re.findall(r"ESC-2026-\d{4}", page.text[page.text.index("<tbody") :])))


def test_those_that_nobody_leads_stand_first_the_oldest_before_the_others(cases, manager, browser_of):
    browser = browser_of(manager)

    page = browser.get(LIST)

    assert references(page) == [cases[one].reference for one in ("sooner", "later", "led")]
    assert "Nobody yet" in page.text
    mine = browser.get(f"{LIST}&lead={manager.pk}")
    assert references(mine) == [cases["led"].reference]
    assert references(browser.get(f"{LIST}&lead=none&stage={cases['sooner'].stage}")) == [
        cases[x].reference for x in ("sooner", "later")
    ]


def test_a_lead_is_given_from_it_and_one_comes_back_to_it(cases, partnership, manager, browser_of):
    other, browser = somebody("coordinator", partnership), browser_of(manager)
    address = f"/p/northborough/case/{cases['sooner'].reference}/hand-over/?from=worklist"
    assert f'href="{address}"' in browser.get(LIST).text

    sent = browser.post(address, typed(browser.get(address), lead=str(other.pk)))

    assert sent.url == LIST
    assert references(browser.get(f"{LIST}&lead={other.pk}")) == [cases["sooner"].reference]


@pytest.mark.parametrize("how", ["ended", "may not sign in"])
def test_whoever_no_longer_runs_it_is_found_as_a_lead_until_the_case_is_handed_over(
    cases, partnership, manager, teacher, browser_of, how
):
    gone, browser = led_by_another(cases, partnership, manager), browser_of(manager)
    answer = f'<option value="{gone.pk}"'
    _their_role_is_over(gone, partnership, how)

    page = browser.get(f"{LIST}&lead={gone.pk}")

    assert references(page) == [cases["later"].reference]
    assert f"{gone.name} (runs it no longer)" in page.text
    assert references(browser.get(f"{LIST}&lead=past")) == [cases["later"].reference]
    assert answer not in browser_of(teacher).get(LIST).text
    hand_to(case=cases["later"], lead=manager, by=manager, at=RAISED_AT + timedelta(days=6))
    assert answer not in browser.get(LIST).text


def test_a_lead_whose_role_was_taken_away_altogether_is_not_nobody(cases, partnership, manager, browser_of):
    """Their name is not seen from here any more: the lists say so and find the case all the same."""
    gone, browser = led_by_another(cases, partnership, manager), browser_of(manager)
    _their_role_is_over(gone, partnership, "deleted")

    page = browser.get(f"{LIST}&lead=past")

    assert references(page) == [cases["later"].reference]
    assert "Somebody who runs it no longer" in page.text[page.text.index("<tbody") :]
    assert references(browser.get(f"{LIST}&lead=none")) == [cases["sooner"].reference]
    assert "Somebody who runs it no longer" in browser.get(cases["later"].get_absolute_url()).text


def led_by_another(cases, partnership, manager):
    other = somebody("coordinator", partnership)
    hand_to(case=cases["later"], lead=other, by=manager, at=RAISED_AT + timedelta(days=5))
    return other


def _their_role_is_over(user, space, how):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        if how == "deleted":
            user.holdings.all().delete()
        elif how == "ended":
            user.holdings.update(ends_on=timezone.localdate() - timedelta(days=1))
        else:
            user.is_active = False
            user.save(update_fields=["is_active"])


def test_an_agency_gives_no_lead(cases, constable, browser_of):
    page = browser_of(constable).get(LIST)

    assert len(references(page)) == 3
    assert "hand-over" not in page.text
    assert "Team worklist" not in page.text


def test_however_many_cases_there_are_as_many_statements_are_asked(
    cases, partnership, police, council, constable, manager, browser_of
):
    browser = browser_of(manager)
    browser.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(LIST)
    for _ in range(4):
        a_disagreement(partnership, police, council, by=constable)
    with CaptureQueriesContext(connection) as more:
        page = browser.get(LIST)

    assert len(references(page)) == 7
    assert len(more) == len(few)


def test_what_an_agency_raised_waits_on_the_first_page_of_those_who_say_who_leads(
    cases, constable, manager, partnership
):
    def waiting(person):
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return [one.words for one in led_by_nobody(seen_by(person, LATER), LATER)]

    assert waiting(manager) == [cases["sooner"].reference, cases["later"].reference]
    assert waiting(constable) == []
