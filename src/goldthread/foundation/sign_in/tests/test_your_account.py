"""Looking after one's own account."""

import pytest
from django.test import Client

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import PASSWORD, DeskClient, make_user, now_of, recovery_codes_of
from goldthread.foundation.sign_in.browsers import browser_of
from goldthread.foundation.sign_in.letters import PASSWORD_CHANGED, RECOVERY_CODES_CHANGED
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .browsing import give_password, is_signed_in, letters_waiting, sign_in

pytestmark = pytest.mark.django_db

NEW = "marble heron bicycle"


@pytest.fixture
def user(db):
    return make_user()


@pytest.fixture
def phone(user):
    """Another browser in which the same person is signed in."""
    client = DeskClient()
    client.force_login(user)
    return client


@pytest.fixture
def client(user):
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0")
    sign_in(client, user)
    return client


def test_a_stranger_sees_no_account():
    for path in ("/account/", "/account/password/", "/account/sessions/", "/account/recovery-codes/"):
        assert Client().get(path)["Location"].startswith("/sign-in/")


def test_the_page_says_who_one_is_and_which_roles_one_holds(client, user, partnership, neighbour, now):
    colleague = make_user("alex@example.org", "Alex Example")
    for space, holder, role in (
        (partnership, user, "board_member"),
        (neighbour, colleague, "partnership_manager"),
    ):
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            Holding.objects.create(space=space, user=holder, role=role, starts_on="2020-01-01")

    page = client.get("/account/").content.decode()

    assert "Sam Okafor" in page
    assert "sam@example.org" in page
    assert "Board member" in page
    assert "Northborough" in page
    assert "Southborough" not in page
    assert "10 left" in page


def test_where_one_is_signed_in_is_listed(client):
    page = client.get("/account/sessions/").content.decode()

    assert "Firefox on Windows (this one)" in page


def test_signing_the_others_out_leaves_this_one(client, phone):
    client.post("/account/sessions/")

    assert is_signed_in(client)
    assert not is_signed_in(phone)


def test_signing_out_everywhere_means_everywhere(client, phone):
    client.post("/account/sign-out-everywhere/")

    assert not is_signed_in(client)
    assert not is_signed_in(phone)


def test_a_link_signs_nobody_out(client, phone):
    assert client.get("/account/sign-out-everywhere/").status_code == 405
    assert is_signed_in(phone)


def test_a_new_password_ends_other_sessions_and_the_holder_is_told(client, phone, user):
    answer = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW})

    assert answer["Location"] == "/account/"
    assert is_signed_in(client)
    assert not is_signed_in(phone)
    assert letters_waiting() == [(user.pk, PASSWORD_CHANGED)]
    assert now_of(user).check_password(NEW)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least 12 characters"),
        ("qwerty123456", "too common"),
        ("sam@example.org", "too similar"),
    ],
)
def test_a_weak_password_is_refused_with_a_reason(client, user, password, why):
    page = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": password}).content.decode()

    assert why in page
    assert now_of(user).check_password(PASSWORD)


def test_wrong_current_passwords_lock_as_they_do_at_sign_in(client, user):
    wrong, right = ({"oldpassword": old, "password1": NEW} for old in ("not it at all", PASSWORD))

    answers = [client.post("/account/password/", wrong).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    assert client.post("/account/password/", right).status_code == 429
    assert give_password(Client(), user.email).status_code == 429
    assert now_of(user).check_password(PASSWORD)


def test_the_old_password_is_asked(client, user):
    page = client.post("/account/password/", {"oldpassword": "not it at all", "password1": NEW}).content.decode()

    assert "That is not your current password" in page


def test_new_recovery_codes_put_the_old_ones_out_of_use(client, user, django_capture_on_commit_callbacks):
    old = recovery_codes_of(user)[0]

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/account/recovery-codes/new/")
    assert answer["Location"] == "/account/recovery-codes/"

    new = recovery_codes_of(user)
    assert old not in new
    assert letters_waiting() == [(user.pk, RECOVERY_CODES_CHANGED)]
    assert f"{new[0][:4]} {new[0][4:]}" in client.get("/account/recovery-codes/").content.decode()


def test_what_a_signed_in_person_sees_is_kept_nowhere(client):
    for path in ("/account/", "/roles/", "/account/sessions/"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Content-Security-Policy"].count("unsafe") == 0
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_the_session_slides_but_not_at_every_request(client):
    session = client.session
    session["last_seen"] -= 61
    session.save()
    before = client.session["last_seen"]

    client.get("/account/")
    after = client.session["last_seen"]
    client.get("/account/")

    assert after > before
    assert client.session["last_seen"] == after


def test_the_cookie_is_for_this_browser_session_and_out_of_scripts_reach(user):
    client = Client()
    give_password(client, user.email)

    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8.0", "Another program"),
        ("", "Another program"),
    ],
)
def test_a_browser_is_named_as_people_name_it(says, words):
    assert browser_of(says) == words
