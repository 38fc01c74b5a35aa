"""Pages of the register: who sees what, and what is said of files that cannot be used."""

import io
import re
from datetime import date

import pytest
from django.urls import reverse

from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.partnership.engagement.commands import PeopleThere, name_people
from goldthread.partnership.engagement.factories import MADE_AT, TESTS, a_register, a_school, a_setting, reached


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def at(partnership):
    return lambda name, *args: reverse(name, args=[partnership.slug, *args])


@pytest.fixture
def heron(partnership):
    setting = a_setting(partnership, "Heron Primary School", register="urn", number="100001", postcode="nm12ab")
    people = PeopleThere(lead_name="Rowan Larkwell", lead_post="Deputy head", lead_contact="lead@heron.example")
    return name_people(setting=setting, people=people, by=TESTS, at=MADE_AT)


def test_who_leads_on_safeguarding_is_shown_to_those_who_may_see_people(partnership, at, heron):
    reached(heron, date(2026, 10, 1))
    coordinator = visitor("coordinator", partnership)
    lead = visitor("agency_lead", partnership, an_agency(partnership))

    for page in (at("settings_register"), at("setting", heron.pk), at("settings_register") + "?format=csv"):
        assert "Rowan Larkwell" in text(coordinator.get(page))
        assert "Rowan Larkwell" not in text(lead.get(page))
    assert "How referrals go" not in text(lead.get(at("setting", heron.pk)))


def test_the_register_is_narrowed_to_those_that_were_not_reached(partnership, at, heron):
    coordinator = visitor("coordinator", partnership)
    a_setting(partnership, "Wren School")
    reached(heron, date.today())

    page = text(coordinator.get(at("settings_register") + "?contact=12"))

    assert "Wren School" in page
    assert "Heron Primary School" not in page
    assert "100%" not in text(coordinator.get(at("settings_not_reached")))


def test_only_those_who_keep_the_register_change_it(partnership, at, heron):
    member = visitor("board_member", partnership)

    assert "Log a contact" not in text(member.get(at("setting", heron.pk)))
    assert member.get(at("log_setting_contact", heron.pk)).status_code == 404
    assert member.get(at("load_schools_register")).status_code == 404


def test_a_setting_of_another_partnership_is_not_there(partnership, neighbour, at):
    elsewhere = a_setting(neighbour, "Elsewhere School")

    assert visitor("partnership_manager", partnership).get(at("setting", elsewhere.pk)).status_code == 404


def test_a_contact_is_logged_with_several_at_once(partnership, at, heron):
    coordinator = visitor("coordinator", partnership)
    wren = a_setting(partnership, "Wren School")
    sent = {"on-day": "1", "on-month": "10", "on-year": "2026", "how": "event", "about": "Autumn forum"}

    refused = text(coordinator.post(at("log_contact_with_many"), sent))
    coordinator.post(at("log_contact_with_many"), sent | {"settings": [heron.pk, wren.pk]})

    assert "Choose the settings that were reached" in refused
    assert all("Autumn forum" in text(coordinator.get(at("setting", one.pk))) for one in (heron, wren))


def test_the_schools_register_is_sent_narrowed_and_shown_line_by_line(partnership, at):
    manager = visitor("partnership_manager", partnership)

    page = text(send(manager, at, [a_school("100001", "Heron School")], by="authority", authority="999", follow=True))

    assert "1 setting new, 0 changed, 0 closed, 0 unchanged." in page
    assert "Heron School" in page


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"by": "authority", "authority": "320"}, "None of the 1 schools in this file is in local authority 320"),
        ({"by": "authority", "authority": "barnet"}, "None of the 1 schools in this file is in local authority 302"),
        ({"by": "authority", "authority": "Waltham Forrest"}, "Did you mean Waltham Forest?"),
        ({"by": "authority", "authority": ""}, "Enter the name of the authority"),
        ({"by": "postcodes", "postcodes": "London"}, "is not the beginning of a postcode"),
        ({"by": "postcodes", "postcodes": ""}, "Enter the postcodes"),
        ({"by": "postcodes", "postcodes": "ZZ9"}, "is in those postcodes"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box(partnership, at, said, why):
    manager = visitor("partnership_manager", partnership)

    assert why in text(send(manager, at, [a_school("100001", "Heron School")], **said))


def test_one_school_that_was_loaded_is_told_as_one(partnership, at):
    manager = visitor("partnership_manager", partnership)
    shown = send(manager, at, [a_school("100001", "Heron School")], by="authority", authority="999", follow=True)
    action, seal = re.search(r'action="([^"]+/load/)".*?name="seal" value="([^"]+)"', text(shown), re.S).groups()

    page = text(manager.post(action, {"seal": seal}, follow=True))

    assert "1 setting loaded." in page


def send(client: DeskClient, at, schools, *, follow=False, **said):
    file = io.BytesIO(a_register(schools))
    file.name = "edubasealldata.csv"
    return client.post(at("load_schools_register"), {"file": file, **said}, follow=follow)
