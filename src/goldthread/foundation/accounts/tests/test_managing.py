"""What the command line does with accounts."""

import pytest

from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import everybody, make_user, now_of
from goldthread.foundation.accounts.managing import (
    AccountProblem,
    close_account,
    create_user,
    find_user,
    reopen_account,
    reset_second_factor,
    sign_out_everywhere,
)
from goldthread.foundation.accounts.second_factor import has_second_factor
from goldthread.foundation.trail.models import TrailBody, TrailEntry
from goldthread.foundation.wall.passage import HOUSE, SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("email", "name", "why"),
    [
        ("not an address", "Sam", "not an email address"),
        ("sam@example.org", "  ", "needs a name"),
        ("SAM@example.org", "Sam", "already"),
    ],
)
def test_a_wrong_account_is_refused_with_a_sentence(email, name, why):
    make_user()

    with pytest.raises(AccountProblem, match=why):
        create_user(email, name)

    assert len(everybody()) == 1


def test_nobody_signs_in_to_an_account_without_a_password():
    assert not create_user("sam@example.org", "Sam Okafor").has_usable_password()


def test_an_account_is_found_in_any_case_or_not_at_all():
    user = make_user()

    assert find_user(" Sam@Example.org ") == user
    with pytest.raises(AccountProblem, match="no account"):
        find_user("nobody@example.org")


def test_closing_and_opening_again():
    user = make_user()

    close_account(user)
    assert not now_of(user).is_active
    reopen_account(user)
    assert now_of(user).is_active


def test_each_of_these_ends_sessions():
    user = make_user()
    hashes = [now_of(user).get_session_auth_hash()]
    for act in (sign_out_everywhere, reset_second_factor, close_account):
        act(user)
        hashes.append(now_of(user).get_session_auth_hash())

    assert len(set(hashes)) == 4
    with as_person(user.pk):
        assert not has_second_factor(user)


def test_the_trail_says_what_happened_and_keeps_no_password():
    create_user("sam@example.org", "Sam Okafor", "violet otter lantern")

    with opened(actor=SYSTEM_ACTOR, reading=[HOUSE]):
        entry = TrailEntry.objects.get(object_table="account")
        words = TrailBody.objects.get(entry=entry).words
    assert (entry.doing, entry.actor) == ("account made", "0")
    assert "argon2" not in words
