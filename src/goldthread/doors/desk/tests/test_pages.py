"""Your work and search: over every space where one holds a role, and nowhere else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.doors.desk.navigation import PLACES
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def police(partnership):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        return Agency.objects.create(space=partnership, name="Police", kind="police_territorial")


def owed(space, agency, title, due_by=None):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        action = Action.objects.create(
            space=space, reference=title, title=title, origin="review", due_on=due_by, due_by=due_by
        )
        if agency:
            ActionOwner.objects.create(space=space, action=action, agency=agency)
    return action


def somebody(space, role, now, agency=None, email="sam@example.org", name="Sam Okafor"):
    user = make_user(email, name)
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, agency=agency, starts_on=now.date())
    return user


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/").url.startswith("/sign-in/")
    assert client.get("/search/?q=x").url.startswith("/sign-in/")


def test_somebody_without_a_role_has_no_work_and_finds_nothing(client, partnership, police):
    owed(partnership, police, "Golden hour")
    client.force_login(make_user())

    assert "You hold no role yet" in client.get("/").text
    assert "Nothing that you may see" in client.search_for("golden").text


def test_a_lead_finds_and_is_shown_what_their_own_agency_owes(client, partnership, police, now):
    owed(partnership, police, "Golden hour", now.date() - timedelta(days=3650))
    owed(partnership, None, "Golden days", now.date() - timedelta(days=3650))
    client.force_login(somebody(partnership, "agency_lead", now, police))

    for page in (client.get("/").text, client.search_for("golden").text):
        assert "Golden hour" in page
        assert "Golden days" not in page


def test_a_manager_is_shown_the_whole_plan_of_their_own_partnership_only(client, partnership, neighbour, police, now):
    owed(partnership, police, "Ours", now.date() - timedelta(days=3650))
    owed(neighbour, None, "Theirs", now.date() - timedelta(days=3650))
    client.force_login(somebody(partnership, "partnership_manager", now))

    page = client.get("/").text

    assert "Ours" in page
    assert "Overdue (1)" in page
    assert "Theirs" not in page


def test_people_are_found_by_name_where_one_may_see_who_holds_what(client, partnership, neighbour, now):
    somebody(partnership, "coordinator", now, email="robin@example.org", name="Robin Siskin")
    somebody(neighbour, "coordinator", now, email="elsewhere@example.org", name="Alex Siskin")
    client.force_login(somebody(partnership, "partnership_manager", now))

    page = client.search_for("sisk").text

    assert "Robin Siskin" in page
    assert "Alex Siskin" not in page
    assert "Robin Siskin" in client.get("/p/northborough/people/?words=Robin+Siskin").text


def test_what_is_typed_into_the_search_is_in_no_address_and_goes_when_one_signs_out(client, partnership, now):
    somebody(partnership, "coordinator", now, email="robin@example.org", name="Robin Siskin")
    manager = somebody(partnership, "partnership_manager", now)
    client.force_login(manager)
    assert '<form method="post" action="/search/"' in client.get("/search/").text

    sent = client.post("/search/", {"q": " Siskin "})
    page = client.get(sent.url).text

    assert (sent.status_code, "iskin" in sent.url) == (302, False)
    assert "Robin Siskin" in page
    assert 'value="Siskin"' in page
    assert client.post("/search/", {"q": " "}).url == "/search/"
    client.logout()
    client.force_login(manager)
    assert "no longer kept here" in client.get(sent.url).text


def test_a_name_that_is_written_into_the_address_is_not_searched_for(client, partnership, now):
    somebody(partnership, "coordinator", now, email="robin@example.org", name="Robin Siskin")
    client.force_login(somebody(partnership, "partnership_manager", now))

    page = client.get("/search/?q=siskin").text

    assert "Type it again to search for it" in page
    assert "iskin" not in page
    assert '<form method="post" action="/search/"' in page


def test_a_whole_reference_stands_in_the_address(client, partnership, now):
    client.force_login(somebody(partnership, "partnership_manager", now))

    sent = client.post("/search/", {"q": "esc-2026-0001"})

    assert sent.url == "/search/?q=esc-2026-0001"
    assert "for “esc-2026-0001”" in client.get(sent.url).text


def test_who_may_not_see_people_finds_none(client, partnership, now):
    somebody(partnership, "coordinator", now, email="robin@example.org", name="Robin Siskin")
    client.force_login(somebody(partnership, "board_member", now))

    assert "Robin Siskin" not in client.search_for("siskin").text


def test_a_role_that_has_ended_shows_nothing(client, partnership, police, now):
    owed(partnership, police, "Golden hour", now.date())
    user = somebody(partnership, "partnership_manager", now)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.update(starts_on=now.date() - timedelta(days=9), ends_on=now.date() - timedelta(days=2))
    client.force_login(user)

    assert "You hold no role yet" in client.get("/").text


@pytest.mark.parametrize("sought", ["a", "%", "\\", "'; --", "مرحبا", "x" * 3000, "\x01"])
def test_odd_searches_are_answered(client, partnership, now, sought):
    client.force_login(somebody(partnership, "partnership_manager", now))

    assert client.search_for(sought).status_code == 200
    assert client.get("/search/", {"q": sought}).status_code == 200


def test_everybody_may_read_how_usable_it_is_and_what_is_kept(client):
    assert client.get("/accessibility").status_code == 200
    assert client.get("/privacy").status_code == 200


def test_what_was_begun_and_not_sent_is_found_again_by_whoever_began_it(client, partnership, now):
    user = somebody(partnership, "partnership_manager", now)
    other = somebody(partnership, "partnership_manager", now, email="other@example.org")
    form = reverse("add_review", args=[partnership.slug])
    client.force_login(user)
    client.post(form, {"pseudonym": "Child Z", "later": "later"})

    page = client.get("/").text
    assert "Begun and not sent" in page
    assert f'href="{form}"' in page

    client.force_login(other)
    assert "Begun and not sent" not in client.get("/").text


def test_over_several_partnerships_what_is_due_first_comes_first_and_all_is_counted(
    client, partnership, neighbour, now
):
    day = now.date()
    for n in range(8):
        owed(partnership, None, f"Ours {n}", day - timedelta(days=20 - 2 * n))
        owed(neighbour, None, f"Theirs {n}", day - timedelta(days=19 - 2 * n))
    user = somebody(partnership, "partnership_manager", now)
    with opened(actor=SYSTEM_ACTOR, writing=neighbour.pk):
        Holding.objects.create(space=neighbour, user=user, role="coordinator", starts_on=day)
    client.force_login(user)

    page = client.get("/").text

    places = [page.index(f"{whose} {n}<") for n in range(5) for whose in ("Ours", "Theirs")]
    assert places == sorted(places)
    assert "Overdue (16)" in page
    assert "Ours 5" not in page


@pytest.mark.parametrize(
    ("role", "is_demo", "is_there"),
    [
        ("partnership_manager", True, True),
        ("partnership_manager", False, False),
        ("coordinator", True, False),
    ],
)
def test_the_outbox_stands_under_administration_in_a_demonstration(partnership, settings, role, is_demo, is_there):
    settings.IS_DEMO = is_demo

    page = visitor(role, partnership).get("/p/northborough/administration/").text

    assert ('href="/p/northborough/outbox/"' in page) is is_there


def test_whoever_uses_one_seldom_used_place_alone_finds_it_in_the_navigation(partnership):
    """The scrutineer sees who holds which role and runs nothing."""
    page = visitor("independent_scrutineer", partnership).get("/p/northborough/groups/").text

    assert 'href="/p/northborough/people/"' in page
    assert "/administration/" not in page


def test_what_belongs_to_a_case_is_found_under_cases():
    cases = next(place for place in PLACES if place.text == "Cases")
    space = Space(slug="northborough")

    for name, args in (("who_may_see", ["case", 1]), ("chronology_lane", [1]), ("case_requests", [])):
        address = reverse(name, args=["northborough", *args])
        assert any(address.startswith(href) for href in cases.hrefs(space)), address


def test_nobody_else_finds_a_page_of_administration(partnership):
    assert visitor("board_member", partnership).get("/p/northborough/administration/").status_code == 404


def test_what_somebody_may_see_is_said_once_however_many_partnerships_they_work_for(client, partnership, now):
    """Said again for each of sixteen, it made a statement of two thirds of a megabyte, which took seconds to plan."""
    user = somebody(partnership, "partnership_manager", now)
    client.force_login(user)
    in_one = _longest_statement(client)
    for number in range(6):
        space = register_space(
            kind=Space.Kind.PARTNERSHIP, name=f"Partnership {number}", slug=f"number-{number}", at=now, live=True
        )
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            Holding.objects.create(space=space, user=user, role="partnership_manager", starts_on=now.date())

    assert _longest_statement(client) < 1.3 * in_one


def _longest_statement(client):
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    return max(len(one["sql"]) for one in asked)
