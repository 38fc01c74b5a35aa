"""Sign-ins as they are kept: nobody enters by what the table holds, and none lasts for ever."""

import pytest
from django.contrib.sessions.models import Session

from goldthread.foundation.accounts.factories import DeskClient, make_user
from goldthread.foundation.accounts.sessions import BEGAN, SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    client.force_login(make_user())
    client.get("/account/")
    return client


def enter_with(key: str) -> int:
    thief = DeskClient()
    thief.cookies["sessionid"] = key
    return thief.get("/account/").status_code


def test_the_key_that_a_browser_shows_is_not_in_the_table(signed_in):
    key = signed_in.cookies["sessionid"].value

    assert key not in set(Session.objects.values_list("session_key", flat=True))
    assert signed_in.get("/account/").status_code == 200


def test_nobody_enters_by_what_the_table_holds(signed_in):
    row = Session.objects.get()

    assert enter_with(row.session_key) == 302


def test_what_a_session_holds_is_of_no_use_beside_another_key(signed_in):
    row = Session.objects.get()
    mine = SessionStore()
    mine.create()
    Session.objects.exclude(pk=row.pk).update(session_data=row.session_data)

    assert enter_with(mine.session_key) == 302


def test_a_session_in_use_ends_all_the_same_after_its_longest_time(signed_in, settings):
    session = signed_in.session
    session[BEGAN] -= settings.SESSION_LONGEST - 60
    session.save()
    assert signed_in.get("/account/").status_code == 200

    session[BEGAN] -= 60
    session.save()
    answer = signed_in.get("/account/")

    assert answer.status_code == 302
    assert "12 hours after you signed in" in signed_in.get(answer["Location"]).content.decode()
