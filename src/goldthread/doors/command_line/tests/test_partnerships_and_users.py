"""An empty partnership, its manager, and accounts, from the machine."""

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.accounts.factories import everybody, make_user, now_of
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.sign_in.letters import SECOND_FACTOR_TAKEN_AWAY
from goldthread.foundation.spaces.finding import space_called

from .running import run

pytestmark = pytest.mark.django_db

NEW = ("partnership", "create", "--name", "Northmere SCP", "--slug", "northmere", "--area", "Northmere")
MANAGER = ("--manager-name", "Morgan Fieldfare", "--manager-email", "morgan@northmere.example")


def accept(client, made, **given):
    return client.post(made["invitation_link"].removeprefix("http://127.0.0.1:8000"), given)


def test_a_partnership_begins_empty_and_not_live():
    made = run(*NEW, *MANAGER, "--json").data

    assert (made["slug"], made["is_live"]) == ("northmere", False)
    shown = run("partnership", "show", "northmere", "--json").data
    assert (shown["agencies"], shown["groups"], shown["people"]) == (0, 0, 0)


def test_its_manager_accepts_by_the_link_once(client):
    made = run(*NEW, *MANAGER, "--json").data

    accept(client, made, name="Morgan Fieldfare", password="marble heron bicycle")

    held = run("user", "list-roles", "morgan@northmere.example", "--json").data
    assert [(one["space"], one["role"]) for one in held] == [("northmere", "partnership_manager")]
    assert "marble heron" not in accept(Client(), made, name="Other", password="marble heron bus").content.decode()
    assert len(everybody()) == 1


def test_the_link_is_printed_for_a_person_too():
    said = run(*NEW, *MANAGER).said

    assert "not live: nothing is sent" in said
    assert "http://127.0.0.1:8000/invitation/" in said


def test_somebody_with_an_account_gets_no_second_one(client):
    user = make_user("morgan@northmere.example")
    client.force_login(user)

    accept(client, run(*NEW, *MANAGER, "--json").data)

    assert everybody() == [user]
    assert len(run("user", "list-roles", "morgan@northmere.example", "--json").data) == 1


def test_when_the_manager_cannot_be_asked_no_partnership_is_made():
    ran = run(*NEW, "--manager-name", "Morgan", "--manager-email", "no address")

    assert (ran.code, ran.complained.count("\n")) == (1, 1)
    assert "Enter an email address" in ran.complained
    assert space_called("northmere") is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--slug", "north mere", "--name", "x", *MANAGER), 1),
        (("--slug", "northborough", "--name", "x", *MANAGER), 1),
        (("--slug", "x" * 61, "--name", "x", *MANAGER), 1),
        (("--slug", "x", "--name", " ", *MANAGER), 1),
        (("--slug", "x", "--name", "x", "--manager-name", "x"), 2),
        (("--slug", "x", "--name", "x"), 2),
    ],
)
def test_what_does_not_fit_is_refused(partnership, words, code):
    ran = run("partnership", "create", *words)

    assert ran.code == code
    assert "program failed" not in ran.complained


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
    assert not now_of(user).is_active
    run("user", "unlock", "kit@police.example")
    assert now_of(user).is_active


def test_a_second_factor_is_taken_away():
    user = make_user("kit@police.example")

    done = run("user", "reset-second-factor", "kit@police.example")

    assert (done.code, "A letter tells the person." in done.said) == (0, True)
    assert not user.authenticator_set.exists()
    [letter] = ProcrastinateJob.objects.filter(task_name__endswith=".send_letter")
    assert letter.args == {"user_id": user.pk, "about": SECOND_FACTOR_TAKEN_AWAY}


@pytest.mark.parametrize("what", ["lock", "unlock", "reset-second-factor", "sign-out", "list-roles"])
def test_an_account_that_is_not_there_is_not_found(what):
    assert run("user", what, "nobody@example.org").code == 3
