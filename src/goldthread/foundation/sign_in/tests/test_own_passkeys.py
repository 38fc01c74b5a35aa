"""One's own passkeys: confirmed before they are changed, named, removed, and never the last way in."""

import pytest
from django.test import Client

from goldthread.foundation.accounts import second_factor
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import DeskClient, make_user, now_of
from goldthread.foundation.accounts.passkeys import MOST
from goldthread.foundation.sign_in.letters import PASSKEY_REMOVED

from .browsing import give_password, is_signed_in, letters_waiting, sign_in
from .device import ADD, Device, add_passkey, held_by, number_of, options_on, sent, sign_in_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_a_name")]

NOT_TAKEN = "Your passkey was not taken"


def test_there_is_an_end_to_how_many_one_has(client, user):
    sign_in(client, user)
    for number in range(MOST + 1):
        add_passkey(client, f"Key {number}")

    assert len(held_by(user)) == MOST


def test_a_session_with_a_password_alone_adds_none_beside_what_is_there(client, user):
    give_password(client, user.email)

    assert client.get(ADD)["Location"].startswith("/sign-in/")


def test_only_who_has_confirmed_just_now_who_they_are_changes_passkeys(user, device):
    client, number = DeskClient(), number_of(user)
    client.force_login(now_of(user))

    for address in (ADD, f"/account/passkeys/{number}/", f"/account/passkeys/{number}/remove/"):
        assert client.get(address)["Location"].startswith("/account/confirm/"), address
        assert client.post(address, {"name": "Mine now"})["Location"].startswith("/account/confirm/"), address
    assert held_by(user) == ["Laptop"]


def test_a_passkey_confirms_who_one_is(user, device):
    client = DeskClient()
    client.force_login(now_of(user))
    page = client.get("/account/confirm/passkey/?next=/account/passkeys/new/")

    answer = sent(client, "/account/confirm/passkey/?next=/account/passkeys/new/", device.used(options_on(page)))

    assert answer["Location"] == ADD
    assert client.get(ADD).status_code == 200


def test_what_is_no_passkey_confirms_nothing(user, device):
    client = DeskClient()
    client.force_login(now_of(user))
    page = client.get("/account/confirm/passkey/?next=/account/passkeys/new/")

    answer = sent(client, "/account/confirm/passkey/", Device().used(options_on(page)))

    assert NOT_TAKEN in answer.content.decode()
    assert client.get(ADD).status_code == 302


def test_one_is_named_anew(client, user, device):
    sign_in_by(client, device)

    client.post(f"/account/passkeys/{number_of(user)}/", {"name": "Old laptop"})

    assert held_by(user) == ["Old laptop"]
    client.post("/sign-out/")
    sign_in_by(client, device)
    assert is_signed_in(client)


def test_one_that_is_removed_opens_nothing_and_ends_other_sessions(client, user, device):
    elsewhere = Client()
    sign_in_by(elsewhere, device)
    sign_in_by(client, device)

    client.post(f"/account/passkeys/{number_of(user)}/remove/")

    assert held_by(user) == []
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert (user.pk, PASSKEY_REMOVED) in letters_waiting()
    sign_in_by(elsewhere, device)
    assert not is_signed_in(elsewhere)


def test_the_only_second_factor_stays(client):
    newcomer = make_user(with_app=False)
    give_password(client, newcomer.email)
    add_passkey(client)

    answer = client.post(f"/account/passkeys/{number_of(newcomer)}/remove/", follow=True)

    assert "This is your only second factor" in answer.content.decode()
    assert held_by(newcomer) == ["Laptop"]


def test_another_persons_passkey_is_not_there(client, user, device):
    other = make_user("kim@example.org", "Kim Ode")
    sign_in(client, other)

    for address in (f"/account/passkeys/{number_of(user)}/", f"/account/passkeys/{number_of(user)}/remove/"):
        assert client.post(address, {"name": "Mine now"}).status_code == 404
    assert held_by(user) == ["Laptop"]


def test_a_new_app_leaves_passkeys_as_they_are(client, user, device):
    with as_person(user.pk):
        second_factor.set_up(user, second_factor.generate_totp_secret(), 0)

    sign_in_by(client, device)

    assert is_signed_in(client)
