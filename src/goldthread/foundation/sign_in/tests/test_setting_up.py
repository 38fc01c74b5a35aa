"""Setting up and replacing a second factor."""

import re

import pytest
from django.test import Client

from goldthread.foundation.accounts import second_factor
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import PASSWORD, code_of, give_password_only, make_user
from goldthread.foundation.sign_in.letters import SECOND_FACTOR_CHANGED

from .browsing import give_code, give_password, is_signed_in, letters_waiting, right_now, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(db):
    """Somebody who has a password and no app yet."""
    return make_user(with_app=False)


def key_on(page) -> str:
    return re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", page.content.decode())[1].replace(" ", "")


def code_now(secret: str) -> str:
    return second_factor.code_in(secret, int(right_now().timestamp()) // second_factor.PERIOD)


def set_up(client: Client) -> str:
    secret = key_on(client.get("/account/authenticator/"))
    client.post("/account/authenticator/", {"code": code_now(secret)})
    return secret


def test_a_stranger_sets_nothing_up(client):
    assert client.get("/account/authenticator/")["Location"].startswith("/sign-in/")


def test_without_a_second_factor_nothing_else_opens(client, newcomer, partnership):
    give_password(client, newcomer.email)

    for path in ("/", "/account/", "/roles/", "/account/password/", "/account/sessions/", "/search/?q=a"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/account/authenticator/"), path


def test_without_a_second_factor_one_can_still_sign_out(client, newcomer):
    give_password(client, newcomer.email)

    assert client.post("/sign-out/").status_code == 302
    assert client.get("/account/authenticator/")["Location"].startswith("/sign-in/")


def test_the_key_is_shown_as_a_picture_and_as_text_and_stays_over_a_reload(client, newcomer):
    give_password(client, newcomer.email)

    page, again = client.get("/account/authenticator/"), client.get("/account/authenticator/")

    assert len(key_on(page)) == 32
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert key_on(page) == key_on(again)


def test_a_wrong_code_sets_nothing_up(client, newcomer):
    give_password(client, newcomer.email)
    secret = key_on(client.get("/account/authenticator/"))
    wrong = "111111" if code_now(secret) != "111111" else "222222"

    answer = client.post("/account/authenticator/", {"code": wrong})

    assert "That code is wrong" in answer.content.decode()
    assert not second_factor.has_second_factor(newcomer)


def test_recovery_codes_are_shown_once_and_then_one_goes_on(client, newcomer):
    give_password(client, newcomer.email)
    client.get("/roles/")
    secret = key_on(client.get("/account/authenticator/"))

    answer = client.post("/account/authenticator/", {"code": code_now(secret)})
    first = client.get(answer["Location"]).content.decode()
    second = client.get(answer["Location"]).content.decode()

    shown = re.findall(r"<code[^>]*>(\d{4} \d{4})</code>", first)
    assert len(shown) == 10
    assert 'href="/roles/"' in first
    assert not any(code in second for code in shown)


def test_the_code_that_set_it_up_does_not_sign_in_again(client, newcomer):
    give_password(client, newcomer.email)
    set_up(client)

    another = Client()
    give_password(another, newcomer.email)
    give_code(another, code_of(newcomer, right_now()))

    assert is_signed_in(client)
    assert not is_signed_in(another)


def test_a_half_open_session_cannot_replace_a_factor_that_was_set_up_elsewhere(client, newcomer):
    give_password(client, newcomer.email)
    elsewhere = Client()
    give_password(elsewhere, newcomer.email)
    set_up(elsewhere)

    assert client.get("/account/authenticator/")["Location"].startswith("/sign-in/")


def test_replacing_it_asks_again_who_one_is(client):
    user = make_user()
    sign_in(client, user)
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= 3600
    session.save()

    assert client.get("/account/authenticator/")["Location"].startswith("/account/confirm/")
    answer = client.post(
        "/account/confirm/?next=/account/authenticator/",
        {"password": PASSWORD, "next": "/account/authenticator/"},
    )
    assert answer["Location"] == "/account/authenticator/"


def test_replacing_it_ends_other_sessions_and_the_old_app(client):
    user = make_user()
    elsewhere = Client()
    give_password_only(client, user)
    sign_in(elsewhere, user)
    old_code = code_of(user, right_now())
    assert client.get("/account/authenticator/").status_code == 302

    secret = key_on(elsewhere.get("/account/authenticator/"))
    elsewhere.post("/account/authenticator/", {"code": code_now(secret)})

    assert is_signed_in(elsewhere)
    assert client.get("/account/").status_code == 302
    with as_person(user.pk):
        assert second_factor.accept_code(user, old_code, right_now()) is None


def test_the_person_is_told_by_mail(client, newcomer):
    give_password(client, newcomer.email)

    set_up(client)

    assert letters_waiting() == [(newcomer.pk, SECOND_FACTOR_CHANGED)]


def test_whoever_is_midway_when_the_secret_key_is_changed_starts_again(client, newcomer, settings):
    give_password(client, newcomer.email)
    before = key_on(client.get("/account/authenticator/"))
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the newest of secret keys, long enough", [settings.SECRET_KEY]
    client.get("/account/authenticator/")
    settings.SECRET_KEY_FALLBACKS = []

    answer = client.post("/account/authenticator/", {"code": code_now(before)})
    page = client.get(answer["Location"])

    assert "the key that you were shown no longer counts" in page.content.decode()
    assert key_on(page) != before
    assert not is_signed_in(client)
    client.post("/account/authenticator/", {"code": code_now(key_on(page))})
    assert is_signed_in(client)
