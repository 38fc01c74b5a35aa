"""Where one is signed in: what is kept of it tells nobody the way in, and goes when the session is over."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.factories import PASSWORD, make_user, recovery_codes_of
from goldthread.foundation.accounts.models import SignIn
from goldthread.foundation.accounts.sessions import digest_of
from goldthread.foundation.sign_in.jobs import forget_ended_sessions
from goldthread.foundation.sign_in.places import places_of

from .browsing import give_code, give_password, is_signed_in, right_now, sign_in

OWNER = "owner"
NEW = "marble heron bicycle"
COLUMNS = (
    "select quote_ident(table_name), quote_ident(column_name), data_type from information_schema.columns"
    " join information_schema.tables using (table_schema, table_name)"
    " where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'"
)


def everywhere_it_stands(key):
    """Every column of every table that holds this text, whatever its type: the owner looks, who sees all rows."""
    found = []
    with connections[OWNER].cursor() as cursor:
        cursor.execute(COLUMNS)
        for table, column, kind in cursor.fetchall():
            words = f"encode({column}, 'escape')" if kind == "bytea" else f"{column}::text"
            cursor.execute(f"select 1 from {table} where {words} like %s limit 1", [f"%{key}%"])
            found += [f"{table}.{column}"] if cursor.fetchone() else []
    return found


def places():
    with as_program("tests"):
        return list(SignIn.objects.order_by("pk"))


def cookie(client):
    return client.cookies["sessionid"].value


@pytest.fixture
def signed_in(db):
    client, user = Client(), make_user()
    sign_in(client, user)
    return client, user


@pytest.mark.django_db(transaction=True, databases=["default", OWNER])
def test_no_table_whatsoever_holds_the_key_of_a_session():
    client, user = Client(), make_user()
    sign_in(client, user)
    keys = [cookie(client)]
    client.get("/account/sessions/")
    client.post("/account/sessions/")
    keys.append(cookie(client))
    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW})
    keys.append(cookie(client))

    assert len(set(keys)) == 3
    assert is_signed_in(client)
    assert [everywhere_it_stands(key) for key in keys] == [[], [], []]
    # The search finds what is there: otherwise it would prove nothing.
    assert set(everywhere_it_stands(digest_of(keys[-1]))) == {
        "django_session.session_key",
        "account_sign_in.session_digest",
    }


@pytest.mark.django_db
def test_a_session_that_goes_on_under_another_key_is_one_place(signed_in):
    client, _ = signed_in

    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW})

    (place,) = places()
    assert place.session_digest == digest_of(cookie(client))
    assert "(this one)" in client.get("/account/sessions/").text


@pytest.mark.django_db
def test_a_new_password_leaves_no_other_place(signed_in):
    client, user = signed_in
    sign_in_again(user)

    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW})

    assert [place.session_digest for place in places()] == [digest_of(cookie(client))]


def sign_in_again(user):
    """In another browser, with one of the recovery codes: the app's code was used."""
    phone = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1")
    give_password(phone, user.email)
    give_code(phone, recovery_codes_of(user)[0])
    return phone


@pytest.mark.django_db
def test_every_browser_is_listed_and_those_signed_out_are_not(signed_in):
    client, user = signed_in
    phone = sign_in_again(user)
    assert "Safari on iPhone" in client.get("/account/sessions/").text
    assert "In 2 places" in client.get("/account/").text

    phone.post("/sign-out/")

    assert "Safari on iPhone" not in client.get("/account/sessions/").text
    assert "In 1 place" in client.get("/account/").text


@pytest.mark.django_db
def test_when_a_session_was_last_used_is_told(signed_in):
    client, _ = signed_in
    Session.objects.update(expire_date=right_now() + timedelta(seconds=settings.SESSION_COOKIE_AGE - 600))

    (place,) = places()
    with as_program("tests"):
        (shown,) = places_of(place.user, cookie(client), right_now())

    assert timedelta(seconds=590) < right_now() - shown.last_used_at < timedelta(seconds=610)


@pytest.mark.django_db
def test_nothing_is_kept_of_a_session_that_is_over(signed_in):
    Session.objects.update(expire_date=right_now() - timedelta(seconds=1))

    forget_ended_sessions()

    assert places() == []
    assert not Session.objects.exists()


@pytest.mark.django_db(transaction=True, databases=["default", OWNER])
def test_what_the_librarys_table_held_is_carried_over_by_digest_and_the_table_goes():
    user = make_user()
    carry_over = import_module("goldthread.foundation.accounts.migrations.0003_only_digests_of_session_keys").CARRY_OVER
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "create table usersessions_usersession (user_id bigint, session_key text, created_at timestamptz,"
            " ip inet, user_agent text)"
        )
        cursor.execute(
            "insert into usersessions_usersession values (%s, 'the key of a session', now(), '192.0.2.1', 'a browser')",
            [user.pk],
        )
        cursor.execute(carry_over)
        cursor.execute("select to_regclass('usersessions_usersession')")
        assert cursor.fetchone() == (None,)

    (place,) = places()
    assert (place.user_id, place.session_digest) == (user.pk, digest_of("the key of a session"))
    assert (place.network_address, place.user_agent) == ("192.0.2.1", "a browser")
