"""When the public form takes nothing, what holds a flood up, and who switches it."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from goldthread.cases.casework.commands import open_case, set_public_door, take_from_public
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Came
from goldthread.cases.casework.public_door import SENDER
from goldthread.cases.casework.views import public
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import hidden_in
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import SAID, a_contact
from goldthread.pathways.lado.models import Contact
from goldthread.pathways.lado.tests.sending import ADDRESS, AT, CONTACT, cases, filled_in, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Pages are asked on that Tuesday, and nobody has sent anything yet."""
    cache.clear()
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: AT)


@pytest.fixture
def door(partnership, officer):
    return set_public_door(space=partnership, pathway="lado", is_open=True, contact=CONTACT, by=officer, at=AT)


def test_it_is_off_until_it_is_switched_on_and_where_nobody_is_officer(partnership, manager):
    assert DeskClient().get(ADDRESS).status_code == 404
    with pytest.raises(Refused, match="first give somebody the role"):
        set_public_door(space=partnership, pathway="lado", is_open=True, contact=CONTACT, by=manager, at=AT)


def test_it_closes_when_the_last_officer_has_gone_and_says_how_else(door, partnership, officer):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.filter(user=officer).update(ends_on=AT.date() - timedelta(days=1))

    page = DeskClient().get(ADDRESS)

    assert page.status_code == 404
    assert "This form is closed" in page.text
    assert CONTACT in page.text
    with pytest.raises(Refused, match="takes nothing now"):
        take_from_public(space=partnership, pathway="lado", said={}, by=SENDER, at=AT)


def test_it_closes_when_the_account_of_the_last_officer_is_closed(door, officer):
    with opened(actor=SYSTEM_ACTOR):
        User.objects.filter(pk=officer.pk).update(is_active=False)

    assert DeskClient().get(ADDRESS).status_code == 404


def test_what_is_typed_while_it_is_switched_off_opens_nothing(door, partnership, officer):
    reader = DeskClient()
    answers = {**filled_in(reader.get(ADDRESS).text), "send": "yes"}
    set_public_door(space=partnership, pathway="lado", is_open=False, contact=CONTACT, by=officer, at=AT)

    assert reader.post(ADDRESS, answers).status_code == 404
    assert cases(partnership) == []


def test_before_a_partnership_is_live_it_takes_nothing(db, now):
    space = register_space(kind=Space.Kind.PARTNERSHIP, name="Eastmere", slug="eastmere", at=now, live=False)
    officer = somebody("designated_officer", space)
    set_public_door(space=space, pathway="lado", is_open=True, contact=CONTACT, by=officer, at=AT)

    assert DeskClient().get("/tell/eastmere/lado/").status_code == 404


def test_it_shows_nothing_of_any_case(door, partnership, officer):
    case = a_contact(partnership, by=officer)
    reader = DeskClient()
    (signed,) = re.findall(r"sent=([^&]+)", sent(reader).url)

    pages = [reader.get(address).text for address in (ADDRESS, f"{ADDRESS}?sent={signed[:-2]}xx", f"{ADDRESS}?sent=x")]

    for page in pages:
        assert case.reference not in page
        assert SAID["contact"]["about"] not in page


def test_other_pathways_and_partnerships_have_no_such_form(door):
    for address in ("/tell/northborough/professional-disagreement/", "/tell/elsewhere/lado/", "/tell/northborough/x/"):
        assert DeskClient().get(address).status_code == 404


def test_a_program_that_fills_every_box_is_told_and_a_person_can_send_again(door, partnership):
    reader = DeskClient()
    answers = {**filled_in(reader.get(ADDRESS).text), "send": "yes"}

    caught = reader.post(ADDRESS, {**answers, public.TRAP: "https://spam.example"})
    assert "A hidden box was filled in" in caught.text
    assert cases(partnership) == []
    assert reader.post(ADDRESS, answers).status_code == 302


def test_a_flood_is_held_up_and_what_was_typed_stays(door, partnership, monkeypatch):
    monkeypatch.setattr(public, "MOST_AN_HOUR", 1)
    sent()

    reader = DeskClient()
    answers = {**filled_in(reader.get(ADDRESS).text), "send": "yes"}
    held = reader.post(ADDRESS, answers)

    assert held.status_code == 429
    assert CONTACT in held.text
    assert "The adult took the child by the arm." in held.text
    assert len(cases(partnership)) == 1


def test_what_a_system_sends_is_no_flood_of_the_form(door, partnership, officer, monkeypatch):
    monkeypatch.setattr(public, "MOST_AN_HOUR", 1)
    said = {"pathway": "lado", "step": "contact", "said": SAID["contact"], "happened_at": AT, "came": Came.SENT}
    open_case(space=partnership, **said, by=officer, at=AT)

    sent()

    assert sorted(case.came for case in cases(partnership)) == [Came.FORM, Came.SENT]


def test_one_network_sends_so_many_and_no_more(door, partnership, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "public_form": "1/h/ip"}
    sent()
    reader = DeskClient()

    assert reader.post(ADDRESS, {**filled_in(reader.get(ADDRESS).text), "send": "yes"}).status_code == 429


def test_a_manager_switches_it_on_without_seeing_a_case_and_a_stranger_does_not(partnership, officer, manager):
    browser = DeskClient()
    browser.force_login(manager)
    address = reverse("set_public_form", args=[partnership.slug, "lado"])
    assert address in browser.get(reverse("pathways", args=[partnership.slug])).text

    page = browser.get(address).text
    assert "/tell/northborough/lado/" in page
    kept = browser.post(address, {**hidden_in(page), "is_open": "yes", "contact": CONTACT})
    assert kept.status_code == 302, kept.text
    assert DeskClient().get(ADDRESS).status_code == 200
    with pytest.raises(NotAllowed):
        set_public_door(
            space=partnership,
            pathway="lado",
            is_open=False,
            contact="",
            by=somebody("independent_scrutineer", partnership),
            at=AT,
        )


def test_it_takes_what_it_asks_and_no_more(door, partnership):
    assert sent(adult_name="Robin Example", channel="telephone", stage="closed").status_code == 302

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Contact.objects.get().channel == "web_form"
    assert [case.stage for case in cases(partnership)] == ["contact"]
