"""Signing in: strangers first."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from goldthread.foundation.accounts.factories import PASSWORD, code_of, make_user, recovery_codes_of
from goldthread.foundation.accounts.locking import unlock
from goldthread.foundation.accounts.managing import close_account

from .browsing import give_code, give_password, is_signed_in, right_now, sign_in

pytestmark = pytest.mark.django_db

WRONG = "The email address or the password is wrong"


def errors_of(answer) -> str:
    return answer.content.decode()


def test_a_stranger_is_asked_to_sign_in_and_comes_back_to_where_they_were(client):
    answer = client.get("/account/?a=1&b=2")

    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=%2Faccount%2F%3Fa%3D1%26b%3D2"


def test_a_stranger_learns_nothing_from_a_wrong_try(client, user):
    known = give_password(client, user.email, "not the password")
    unknown = give_password(client, "nobody@example.org", "not the password")

    def without_what_was_typed(answer):
        return re.sub(r'value="[^"]*"', "", answer.content.decode())

    assert WRONG in known.content.decode()
    assert without_what_was_typed(known) == without_what_was_typed(unknown)


def test_a_password_alone_opens_nothing(client, user):
    answer = give_password(client, user.email)

    assert answer["Location"] == "/sign-in/code/"
    assert not is_signed_in(client)


def test_password_and_code_sign_in(client, user):
    answer = sign_in(client, user)

    assert answer["Location"] == "/"
    assert is_signed_in(client)


def test_the_address_may_be_typed_in_any_case(client, user):
    give_password(client, " SAM@Example.ORG ")

    assert give_code(client, code_of(user, right_now()))["Location"] == "/"


def test_a_wrong_code_is_refused(client, user):
    give_password(client, user.email)
    right = code_of(user, right_now())

    answer = give_code(client, "111111" if right != "111111" else "222222")

    assert "That code is wrong" in answer.content.decode()
    assert not is_signed_in(client)


def test_a_code_works_once(client, user):
    code = code_of(user, right_now())
    give_password(client, user.email)
    give_code(client, code)

    another = Client()
    give_password(another, user.email)
    answer = give_code(another, code)

    assert "was used before" in answer.content.decode()
    assert not is_signed_in(another)


def test_a_code_from_before_a_used_one_is_refused(client, user):
    earlier = code_of(user, right_now() - timedelta(seconds=30))
    sign_in(client, user)

    another = Client()
    give_password(another, user.email)
    give_code(another, earlier)

    assert not is_signed_in(another)


def test_one_goes_on_to_the_page_one_wanted(client, user):
    give_password(client, user.email, next="/roles/")

    assert give_code(client, code_of(user, right_now()))["Location"] == "/roles/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
    ],
)
def test_nobody_is_sent_to_another_site(client, user, elsewhere):
    give_password(client, user.email, next=elsewhere)

    assert give_code(client, code_of(user, right_now()))["Location"] == "/"


def test_a_closed_account_looks_like_none(client, user):
    close_account(user)

    assert WRONG in give_password(client, user.email).content.decode()


def test_closing_an_account_ends_the_session_that_is_open(client, user):
    sign_in(client, user)

    close_account(user)

    assert not is_signed_in(client)


def test_nobody_signs_up(client):
    for path in ("/signup/", "/sign-up/", "/account/signup/", "/accounts/signup/", "/account/email/"):
        assert client.get(path).status_code == 404


def test_five_wrong_passwords_lock_whoever_is_asked_for(client, user):
    for email in (user.email, "nobody@example.org"):
        for _ in range(4):
            assert give_password(client, email, "wrong one again").status_code == 200
        fifth = give_password(client, email, "wrong one again")
        assert fifth.status_code == 429
        assert "locked for 15 minutes" in fifth.content.decode()
        assert fifth["Retry-After"] == "900"

    assert give_password(client, user.email).status_code == 429
    assert give_password(Client(REMOTE_ADDR="192.0.2.9"), user.email).status_code == 429


def test_the_lock_opens_after_a_quarter_of_an_hour(client, user):
    for _ in range(5):
        give_password(client, user.email, "wrong one again")

    AccessAttempt.objects.update(attempt_time=right_now() - timedelta(minutes=15, seconds=1))

    assert sign_in(client, user)["Location"] == "/"


def test_wrong_codes_lock_as_wrong_passwords_do(client, user):
    give_password(client, user.email, "wrong one again")
    give_password(client, user.email)
    right = code_of(user, right_now())
    wrong = "111111" if right != "111111" else "222222"
    answers = [give_code(client, wrong).status_code for _ in range(4)]

    assert answers == [200, 200, 200, 429]
    assert give_code(client, right).status_code == 429
    assert give_password(Client(), user.email).status_code == 429


def test_the_lock_is_per_person(client, user):
    for _ in range(5):
        give_password(client, user.email, "wrong one again")
    colleague = make_user("alex@example.org", "Alex Example")

    assert sign_in(client, colleague)["Location"] == "/"


def test_a_whole_sign_in_sets_the_count_back(client, user):
    for _ in range(4):
        give_password(client, user.email, "wrong one again")
    sign_in(client, user)

    assert not AccessAttempt.objects.exists()


def test_somebody_can_be_let_in_again_at_once(client, user):
    for _ in range(5):
        give_password(client, user.email, "wrong one again")

    assert unlock("SAM@example.org") == 1
    assert sign_in(client, user)["Location"] == "/"


def test_the_list_of_tries_names_nobody(client, user):
    give_password(client, user.email, "wrong one again")

    attempt = AccessAttempt.objects.get()
    kept = " ".join(str(value) for value in vars(attempt).values())
    assert "sam" not in kept
    assert "wrong one" not in kept


def test_a_recovery_code_stands_in_for_the_app_once(client, user):
    recovery = recovery_codes_of(user)[0]
    give_password(client, user.email)
    assert give_code(client, f"{recovery[:4]} {recovery[4:]}")["Location"] == "/"

    another = Client()
    give_password(another, user.email)
    give_code(another, recovery)

    assert not is_signed_in(another)


def test_only_a_button_signs_out(client, user):
    sign_in(client, user)

    assert client.get("/sign-out/").status_code == 200
    assert is_signed_in(client)
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert not is_signed_in(client)


def test_a_session_that_ended_says_so(client, user):
    sign_in(client, user)
    client.session.flush()

    asked = client.get("/account/")
    assert asked["Location"] == "/sign-in/?ended=yes&next=%2Faccount%2F"
    page = client.get(asked["Location"]).content.decode()
    assert "when you do nothing for 60 minutes" in page

    give_password(client, user.email, next="/account/")


def test_the_form_is_sent_from_our_own_page_only(user):
    careful = Client(enforce_csrf_checks=True)

    assert careful.post("/sign-in/", {"login": user.email, "password": PASSWORD}).status_code == 403
