"""A new password by e-mail: reveals nothing, works once."""

import re

import pytest
from django.core import mail
from django.test import Client

from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.managing import close_account, password_path
from goldthread.foundation.sign_in.jobs import send_letter
from goldthread.foundation.sign_in.letters import PASSWORD_CHANGED, PASSWORD_LINK

from .browsing import give_password, is_signed_in, letters_waiting

pytestmark = pytest.mark.django_db

NEW = "marble heron bicycle"


def ask(client, email):
    return client.post("/account/password/reset/", {"email": email}, follow=True)


def test_what_is_answered_reveals_nothing(client, user):
    known, unknown = ask(client, user.email), ask(client, "nobody@example.org")

    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert letters_waiting() == [(user.pk, PASSWORD_LINK)]


def test_a_closed_account_gets_no_letter(client):
    make_user("closed@example.org", "Closed", is_active=False)

    ask(client, "closed@example.org")

    assert letters_waiting() == []


def test_an_account_closed_meanwhile_gets_no_letter(user):
    close_account(user)

    send_letter(user_id=user.pk, about=PASSWORD_LINK)

    assert mail.outbox == []


def test_the_letter_holds_a_link_to_where_goldthread_is_and_nothing_more(user, settings):
    settings.ADDRESS = "https://desk.example.org"

    send_letter(user_id=user.pk, about=PASSWORD_LINK)

    (letter,) = mail.outbox
    assert letter.to == [user.email]
    assert re.search(r"^    https://desk\.example\.org/account/password/reset/\w+-[\w-]+/$", letter.body, re.M)


def choose(client, path, password=NEW):
    answer = client.get(path)
    return client.post(answer["Location"], {"password1": password}) if answer.status_code == 302 else answer


def test_the_link_sets_a_password_once_and_signs_nobody_in(client, user):
    path = password_path(user)

    assert choose(client, path)["Location"] == "/account/password/reset/done/"
    assert not is_signed_in(client)
    assert letters_waiting() == [(user.pk, PASSWORD_CHANGED)]
    assert give_password(client, user.email, NEW)["Location"] == "/sign-in/code/"
    assert "This link no longer works" in choose(Client(), path).content.decode()


def test_the_key_leaves_the_address_before_the_form_is_shown(client, user):
    answer = client.get(password_path(user))

    assert answer["Location"].endswith("-set-password/")


def test_a_link_runs_out(client, user, settings):
    path = password_path(user)
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "This link no longer works" in choose(client, path).content.decode()


def test_a_made_up_link_opens_nothing(client, user):
    made_up = f"/account/password/reset/{user.pk}-abcdef-0123456789abcdef/"

    assert "This link no longer works" in client.get(made_up).content.decode()


def test_a_weak_password_is_refused(client, user):
    page = choose(client, password_path(user), "short").content.decode()

    assert "at least 12 characters" in page
