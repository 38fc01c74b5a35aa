"""Doors stay shut to whoever did not pass every lock."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.accounts.factories import give_password_only, make_user
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@access(Can.VIEW_TRAIL, Can.GO_LIVE)
def inner_room(request):
    return HttpResponse(f"In {request.space.name}")


urlpatterns = [
    path("<slug:space>/room/", inner_room),
    path("", include("goldthread.foundation.sign_in.urls")),
]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def give(user, space, role):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role=role, starts_on="2020-01-01")


def test_a_stranger_is_asked_to_sign_in_whether_the_space_exists_or_not(client, partnership):
    known, unknown = client.get("/northborough/room/"), client.get("/nowhere/room/")

    assert known["Location"] == "/sign-in/?next=%2Fnorthborough%2Froom%2F"
    assert unknown.status_code == known.status_code


def test_a_role_opens_its_own_space(client, partnership):
    user = make_user()
    give(user, partnership, "independent_scrutineer")
    client.force_login(user)

    assert client.get("/northborough/room/").content == b"In Northborough"


@pytest.mark.parametrize("address", ["/southborough/room/", "/nowhere/room/"])
def test_another_space_looks_like_one_that_is_not_there(client, partnership, neighbour, address):
    user = make_user()
    give(user, partnership, "partnership_manager")
    client.force_login(user)

    assert client.get(address).status_code == 404


def test_a_role_without_the_permission_opens_nothing(client, partnership):
    user = make_user()
    give(user, partnership, "board_member")
    client.force_login(user)

    assert client.get("/northborough/room/").status_code == 404


def test_a_password_without_a_second_factor_opens_nothing(partnership):
    user = make_user(with_app=False)
    give(user, partnership, "partnership_manager")
    client = Client()
    give_password_only(client, user)

    answer = client.get("/northborough/room/")

    assert answer["Location"] == "/account/authenticator/"


def test_a_session_says_for_whom_the_factor_was_shown(client, partnership):
    """What one person showed does not count for another who signs in to the same browser."""
    client.force_login(make_user())
    give_password_only(client, make_user("alex@example.org", "Alex Example"))

    assert client.get("/northborough/room/")["Location"] == "/account/authenticator/"
