"""An empty partnership, its manager, and accounts, from the machine."""

import pytest

from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.spaces.finding import space_called

from .running import run

pytestmark = pytest.mark.django_db

NEW = ("partnership", "create", "--name", "Northmere SCP", "--slug", "northmere", "--area", "Northmere")
MANAGER = ("--manager-name", "Morgan Fieldfare", "--manager-email", "morgan@northmere.example")


def test_a_partnership_begins_empty_and_not_live():
    made = run(*NEW, *MANAGER, "--json").data

    assert (made["slug"], made["is_live"]) == ("northmere", False)
    shown = run("partnership", "show", "northmere", "--json").data
    assert (shown["agencies"], shown["groups"], shown["people"]) == (0, 0, 1)


def test_its_manager_gets_a_link_and_the_role(client):
    link = run(*NEW, *MANAGER, "--json").data["password_link"]

    assert client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True).status_code == 200
    held = run("user", "list-roles", "morgan@northmere.example", "--json").data
    assert [(one["space"], one["role"]) for one in held] == [("northmere", "partnership_manager")]


def test_somebody_with_an_account_gets_no_second_one():
    user = make_user("morgan@northmere.example")

    assert run(*NEW, *MANAGER, "--json").data["password_link"] is None
    assert list(User.objects.all()) == [user]


def test_when_the_manager_cannot_be_made_neither_is_the_partnership():
    ran = run(*NEW, "--manager-name", "Morgan", "--manager-email", "no address")

    assert (ran.code, ran.complained) == (1, "That is not an email address.\n")
    assert space_called("northmere") is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--slug", "north mere", "--name", "x"), 2),
        (("--slug", "northborough", "--name", "x"), 1),
        (("--slug", "x", "--name", " "), 2),
        (("--slug", "x", "--name", "x", "--manager-name", "x"), 2),
    ],
)
def test_what_does_not_fit_is_refused(partnership, words, code):
    assert run("partnership", "create", *words).code == code


def test_partnerships_are_listed(partnership, neighbour):
    listed = run("partnership", "list", "--json").data

    assert [(one["slug"], one["is_live"]) for one in listed] == [("northborough", True), ("southborough", True)]


def test_a_partnership_that_is_not_there_is_not_found(partnership):
    ran = run("partnership", "show", "nowhere")

    assert ran.code == 3
    assert "northborough" in ran.complained


def test_a_role_is_given_for_an_agency(partnership):
    an_agency(partnership, "Northborough Police")
    run("user", "create", "--email", "kit@police.example", "--name", "Kit Dunnock")

    given = run("user", "give-role", "kit@police.example", "agency_lead", "--agency", "northborough police")
    again = run("user", "give-role", "kit@police.example", "agency_lead", "--agency", "northborough police")

    assert given.code == 0
    assert (again.code, again.complained) == (1, "This person holds this role already.\n")


def test_a_role_for_an_agency_that_is_not_there_is_refused(partnership):
    make_user("kit@police.example")

    assert run("user", "give-role", "kit@police.example", "agency_lead", "--agency", "Nobody").code == 3


def test_an_account_is_locked_and_unlocked():
    user = make_user("kit@police.example")

    assert run("user", "lock", "KIT@police.example").code == 0
    user.refresh_from_db()
    assert not user.is_active
    run("user", "unlock", "kit@police.example")
    user.refresh_from_db()
    assert user.is_active


def test_a_second_factor_is_taken_away():
    user = make_user("kit@police.example")

    assert run("user", "reset-second-factor", "kit@police.example").code == 0
    assert not user.authenticator_set.exists()


@pytest.mark.parametrize("what", ["lock", "unlock", "reset-second-factor", "sign-out", "list-roles"])
def test_an_account_that_is_not_there_is_not_found(what):
    assert run("user", what, "nobody@example.org").code == 3
