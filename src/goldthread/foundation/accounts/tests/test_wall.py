"""The tables of accounts hold whatever the web role tries by raw SQL."""

import pytest
from allauth.account.models import EmailAddress
from django.db import DatabaseError, connection, transaction

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.acting import as_person, as_program
from goldthread.foundation.accounts.factories import everybody, factor_of, make_user, now_of
from goldthread.foundation.accounts.models import SignIn, User
from goldthread.foundation.accounts.second_factor import set_up
from goldthread.foundation.trail.models import TrailBody, TrailEntry
from goldthread.foundation.wall.passage import HOUSE, SYSTEM_ACTOR, Passage, opened

pytestmark = pytest.mark.django_db

OF_PEOPLE = ("account", "account_emailaddress", "mfa_authenticator", "account_sign_in")
CHANGES = (
    "update account set password = 'mine' where id = %s",
    "update account set is_active = false where id = %s",
    "update account set sessions_ended = sessions_ended + 1 where id = %s",
    "update account set email = 'mine@example.org' where id = %s",
    "update mfa_authenticator set data = '{}' where user_id = %s",
    "delete from mfa_authenticator where user_id = %s",
)


def asked(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def changed(sql: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def give_role(space, user):
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Holding.objects.create(space=space, user=user, role="coordinator", starts_on="2020-01-01")


@pytest.mark.parametrize("table", OF_PEOPLE)
def test_without_a_passage_no_row_of_people_is_read(table, now):
    user = make_user()
    with as_person(user.pk):
        EmailAddress.objects.create(user=user, email=user.email)
        SignIn.objects.create(user=user, session_digest="d" * 40, signed_in_at=now, network_address="127.0.0.1")

    with pytest.raises(DatabaseError, match="accounts are closed"), transaction.atomic():
        asked(f"select id from {table}")


@pytest.mark.parametrize("change", CHANGES)
def test_without_a_passage_nothing_of_people_is_changed(change):
    user = make_user()

    with pytest.raises(DatabaseError, match="accounts are closed"), transaction.atomic():
        changed(change, user.pk)

    assert now_of(user).has_usable_password()


def test_a_forged_passage_opens_no_account():
    user = make_user()
    forged = Passage(user.pk).signed_for(connection.wall_nonce)[:-1] + "x"

    with pytest.raises(DatabaseError, match="accounts are closed"), transaction.atomic():
        asked("select set_config('goldthread.wall', %s, true)", forged)
        asked("select email from account")


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_changes_the_account_of_another(change):
    victim, other = make_user(), make_user("alex@example.org", "Alex Example")
    before = factor_of(victim, "totp").data

    with as_person(other.pk):
        assert changed(change, victim.pk) == 0

    kept = now_of(victim)
    assert (kept.email, kept.is_active, kept.password) == (victim.email, True, victim.password)
    assert kept.sessions_ended == victim.sessions_ended
    assert factor_of(victim, "totp").data == before


def test_nobody_reads_how_another_signs_in():
    make_user()
    other = make_user("alex@example.org", "Alex Example")

    with as_person(other.pk):
        assert asked("select distinct user_id from mfa_authenticator") == [(other.pk,)]
        assert asked("select email from account") == [("alex@example.org",)]


def test_nobody_sees_or_ends_where_another_is_signed_in(now):
    user, other = make_user(), make_user("alex@example.org", "Alex Example")
    with as_person(user.pk):
        SignIn.objects.create(user=user, session_digest="d" * 40, signed_in_at=now, network_address="127.0.0.1")

    with as_person(other.pk):
        assert asked("select * from account_sign_in") == []
        assert changed("delete from account_sign_in") == 0

    with as_person(user.pk):
        assert user.sign_ins.count() == 1


def test_nobody_makes_an_account_for_somebody():
    user = make_user()

    with as_person(user.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        User(email="new@example.org", name="New", password="x").save()

    assert everybody() == [user]


def test_no_account_is_deleted_by_the_web_role():
    user = make_user()

    with as_program("tests"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        changed("delete from account where id = %s", user.pk)


def test_people_who_work_in_an_open_space_are_known_by_name_and_not_by_password(partnership):
    colleague, reader = make_user(), make_user("alex@example.org", "Alex Example")
    give_role(partnership, colleague)

    with opened(actor=reader.pk, reading=[partnership.pk]):
        seen = User.objects.get(pk=colleague.pk)
        assert (seen.name, seen.password) == ("Sam Okafor", "")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            asked("select password from account where id = %s", colleague.pk)
        assert asked("select account_password(%s)", colleague.pk) == [(None,)]


def test_people_who_work_elsewhere_are_not_known(partnership, neighbour):
    stranger, reader = make_user(), make_user("alex@example.org", "Alex Example")
    give_role(neighbour, stranger)

    with opened(actor=reader.pk, reading=[partnership.pk]):
        assert not User.objects.filter(pk=stranger.pk).exists()


def test_a_change_of_password_or_second_factor_is_in_the_trail_without_its_value():
    user = make_user()
    with as_person(user.pk, "password changed"):
        user.set_password("lantern violet otter")
        user.save()
    with as_person(user.pk, "second factor set up"):
        set_up(user, "A" * 32, 0)

    with opened(actor=SYSTEM_ACTOR, reading=[HOUSE]):
        entries = TrailEntry.objects.filter(actor=str(user.pk))
        said = {(entry.object_table, entry.doing) for entry in entries}
        words = " ".join(TrailBody.objects.filter(entry__in=entries).values_list("words", flat=True))
    assert ("account", "password changed") in said
    assert ("mfa_authenticator", "second factor set up") in said
    assert "argon2" not in words
    assert "secret" not in words
