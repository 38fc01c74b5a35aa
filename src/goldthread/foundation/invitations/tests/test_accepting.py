"""The life of a link: looked at, accepted once, then closed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.factories import DeskClient, everybody, give_password_only, make_user
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.commands import (
    accept_as,
    accept_with_new_account,
    invite_again,
    invite_person,
    withdraw_invitation,
)
from goldthread.foundation.invitations.models import OPEN_FOR

from .people import hold, invitations_of, manager_of, roles_of

pytestmark = pytest.mark.django_db

PASSWORD = "violet otter lantern"
ASKED = {"name": "Sam Okafor", "email": "sam@example.org", "role": "board_member"}
GIVEN = {"name": "Sam A. Okafor", "password": PASSWORD}


@pytest.fixture
def client():
    return Client()


@pytest.fixture
def manager(partnership):
    return manager_of(partnership)


@pytest.fixture
def invitation(partnership, manager):
    return invite_person(space=partnership, **ASKED, by=manager, at=timezone.now())


@pytest.mark.parametrize(
    "link",
    [
        "/invitation/1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/",
        "/invitation/999999999999999-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/",
        "/invitation/0-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/",
    ],
)
def test_a_made_up_link_shows_nothing(client, invitation, link):
    answer = client.get(link)

    assert answer.status_code == 404
    assert "This link does not work" in answer.content.decode()


def test_the_secret_of_one_partnership_opens_nothing_in_another(client, invitation, neighbour, partnership):
    elsewhere = invitation.link.replace(f"/{partnership.pk}-", f"/{neighbour.pk}-")

    assert client.get(elsewhere).status_code == 404


def test_looking_shows_what_is_offered_and_consumes_nothing(client, invitation):
    for _ in range(3):
        page = client.get(invitation.link).content.decode()
        assert "You are invited to Northborough" in page
        assert "Board member" in page
        assert "Robin Example" in page

    assert "sam@example.org" not in [user.email for user in everybody()]
    assert client.get(invitation.link)["Cache-Control"].count("no-store")


def test_accepting_makes_an_account_with_the_role_and_goes_on_to_the_second_factor(client, invitation, partnership):
    answer = client.post(invitation.link, GIVEN)

    user = User.objects.with_address("sam@example.org")
    assert (user.name, user.check_password(PASSWORD)) == ("Sam A. Okafor", True)
    assert roles_of(user, partnership) == ["board_member"]
    assert client.get(answer["Location"])["Location"] == "/account/authenticator/"


def test_a_link_works_once(client, invitation):
    client.post(invitation.link, GIVEN)

    again = Client().post(invitation.link, {**GIVEN, "password": "another long password"})

    assert again.status_code == 410
    assert "was accepted already" in again.content.decode()
    assert User.objects.with_address("sam@example.org").check_password(PASSWORD)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"password": "short"}, "at least 12 characters"),
        ({"password": "sam@example.org"}, "too similar"),
        ({"password": ""}, "Enter the new password"),
        ({"name": ""}, "Enter your name"),
    ],
)
def test_what_is_wrong_is_said_and_the_link_still_works(client, invitation, change, why):
    page = client.post(invitation.link, {**GIVEN, **change}).content.decode()

    assert why in page
    assert client.post(invitation.link, GIVEN).status_code == 302


def test_a_link_that_ran_out_says_so(client, partnership, manager):
    late = invite_person(space=partnership, **ASKED, by=manager, at=timezone.now() - OPEN_FOR)

    answer = client.post(late.link, GIVEN)

    assert answer.status_code == 410
    assert "has run out" in answer.content.decode()
    assert "sam@example.org" not in [user.email for user in everybody()]


def test_a_withdrawn_invitation_says_so(client, invitation, manager):
    withdraw_invitation(invitation=invitation, by=manager, at=timezone.now())

    assert "was withdrawn" in client.get(invitation.link).content.decode()
    assert client.post(invitation.link, GIVEN).status_code == 410


def test_only_the_newest_link_works(client, invitation, manager):
    again = invite_again(invitation=invitation, by=manager, at=timezone.now())

    assert client.get(invitation.link).status_code == 404
    assert client.get(again.link).status_code == 200


def test_somebody_with_an_account_signs_in_first(client, invitation):
    user = make_user()

    page = client.get(invitation.link).content.decode()
    posted = client.post(invitation.link, GIVEN)

    assert f"/sign-in/?next={invitation.link}" in page
    assert posted.status_code == 200
    assert roles_of(user, invitation.space) == []


def test_somebody_with_an_account_adds_the_role_to_it(invitation, neighbour, partnership):
    user, client = make_user(), DeskClient()
    hold(neighbour, user, "coordinator")
    client.force_login(user)

    assert client.post(invitation.link)["Location"] == "/"

    assert roles_of(user, partnership) == ["board_member"]
    assert roles_of(user, neighbour) == ["coordinator"]
    assert client.get(invitation.link).status_code == 410


def test_a_password_alone_accepts_nothing_for_an_account(client, invitation, partnership):
    user = make_user()
    give_password_only(client, user)

    assert client.post(invitation.link)["Location"] == "/account/authenticator/"
    assert roles_of(user, partnership) == []


def test_another_persons_account_does_not_take_it(invitation, partnership, manager):
    client = DeskClient()
    client.force_login(manager)

    page = client.post(invitation.link, GIVEN).content.decode()

    assert "for another email address" in page
    assert roles_of(manager, partnership) == ["partnership_manager"]
    assert invitations_of(partnership)[0].accepted_at is None


def test_the_commands_hold_what_the_pages_hold(invitation, partnership, manager):
    by, at = System("test"), timezone.now()

    with pytest.raises(Refused, match="another email address"):
        accept_as(invitation=invitation, user=manager, by=by, at=at)
    with pytest.raises(Refused, match="no longer"):
        accept_as(invitation=invitation, user=manager, by=by, at=at + timedelta(days=8))
    make_user()
    with pytest.raises(Refused, match="Sign in to accept"):
        accept_with_new_account(invitation=invitation, **GIVEN, by=by, at=at)
    assert invitations_of(partnership)[0].accepted_at is None


def test_accepting_asks_for_a_form_of_our_own(invitation):
    careful = Client(enforce_csrf_checks=True)

    assert careful.post(invitation.link, GIVEN).status_code == 403
