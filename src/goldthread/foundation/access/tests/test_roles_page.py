"""The roles page says what the program does."""

from html import unescape

import pytest

from goldthread.foundation.access.roles import HELD_BY_NO_ROLE, ROLES, Can
from goldthread.foundation.access.roles_page import roles_page
from goldthread.foundation.accounts.factories import make_user


@pytest.mark.django_db
def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/roles/")["Location"].startswith("/sign-in/")


def test_every_permission_and_every_role_is_there_as_declared():
    page = roles_page()

    said = {
        (role.code, line.permission)
        for line in page.lines
        for role, given in zip(page.roles, line.given, strict=True)
        if given
    }
    assert said == {(code, can) for code, role in ROLES.items() for can in role.can}
    assert [line.words for line in page.lines] == [can.value for can in Can if can not in HELD_BY_NO_ROLE]


@pytest.mark.django_db
def test_anyone_who_works_here_reads_it_in_words(client):
    client.force_login(make_user())

    page = unescape(client.get("/roles/").content.decode())

    for role in ROLES.values():
        assert role.title in page
        assert role.purpose in page
