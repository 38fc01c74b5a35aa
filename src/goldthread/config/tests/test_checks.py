"""What is not safe for real people's data is named, with what to do."""

import secrets
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django import app

from goldthread.config.checks.doors import check_every_door, refuse_undeclared_doors
from goldthread.config.checks.environment import check_settings, looks_typed
from goldthread.config.checks.roles import check_roles
from goldthread.config.checks.wall import check_wall
from goldthread.config.environment import Mode
from goldthread.foundation.trail.keys import TrailKey

urlpatterns = [path("open", lambda request: None)]


def ids(found):
    return [message.id.removeprefix("goldthread.") for message in found]


@pytest.fixture
def safe(settings, tmp_path):
    """An installation in which nothing is wrong."""
    settings.MODE = Mode.LIVE
    settings.KNOWS_THE_OWNER = False
    settings.SESSION_COOKIE_SECURE, settings.ADDRESS = True, "https://goldthread.example"
    settings.ALLOWED_HOSTS = ["goldthread.example"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SECRET_KEY, settings.WALL_KEY = secrets.token_urlsafe(48), secrets.token_bytes(32)
    settings.TRAIL_KEY_FILE, settings.TRAIL_WITNESS_FILE = tmp_path / "trail.pem", tmp_path / "witness"
    settings.SCANNER = "127.0.0.1:3310"
    settings.DESTRUCTION_LEDGER = tmp_path / "destructions"
    settings.BACKUP_KEYS = ["age1 that somebody holds the other half of"]
    TrailKey.make(settings.TRAIL_KEY_FILE)
    return settings


def test_nothing_is_wrong_with_a_safe_installation(safe):
    assert ids(check_settings()) == []


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("MODE", Mode.DEMO, "E020"),
        ("DEBUG", True, "E021"),
        ("BACKUP_KEYS", [], "W037"),
        ("SECRET_KEY_FALLBACKS", ["the one before"], "W038"),
        ("KNOWS_THE_OWNER", True, "W022"),
        ("SESSION_COOKIE_SECURE", False, "E023"),
        ("ADDRESS", "http://goldthread.example", "E023"),
        ("ALLOWED_HOSTS", ["*"], "E024"),
        ("SESSION_COOKIE_AGE", 8 * 60 * 60, "E025"),
        ("EMAIL_BACKEND", "goldthread.foundation.messages.no_mail.NoMail", "W026"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "E027"),
        ("SECRET_KEY", "0123456789" * 5, "E028"),
        ("WALL_KEY", bytes(range(32)), "E028"),
        ("WALL_KEY", b"\x8a\x11\xf0\x03\x77\xb2\x4c\x99\xd0\x5e\x21\x68\xee\x3b\x07\xc4", "E029"),
        ("TRAIL_KEY_FILE", None, "E031"),
        ("TRAIL_WITNESS_FILE", None, "W034"),
        ("SCANNER", "", "W036"),
        ("DESTRUCTION_LEDGER", None, "W035"),
    ],
)
def test_what_is_not_safe_is_named_with_what_to_do(safe, name, value, found):
    setattr(safe, name, value)

    (problem,) = check_settings()

    assert problem.id == f"goldthread.{found}"
    assert problem.hint


def test_one_key_for_two_things_is_not_safe(safe):
    safe.SECRET_KEY = safe.WALL_KEY.hex()

    assert ids(check_settings()) == ["E030"]


def test_a_key_that_others_can_read_is_not_safe(safe):
    safe.TRAIL_KEY_FILE.chmod(0o644)

    assert ids(check_settings()) == ["E033"]


def test_a_file_that_holds_no_key_is_named(safe):
    safe.TRAIL_KEY_FILE.write_text("nothing")

    assert ids(check_settings()) == ["E032"]


@given(st.binary(min_size=1, max_size=8), st.integers(0, 255))
def test_a_pattern_is_not_taken_for_a_key(pattern, step):
    assert looks_typed((pattern * 32)[:32])
    assert looks_typed(bytes((pattern[0] + step * n) % 256 for n in range(32)))


def test_an_undeclared_address_stops_the_start(settings):
    settings.ROOT_URLCONF = __name__

    assert ids(check_every_door()) == ["E010"]
    with pytest.raises(SystemExit, match="/open does not say who may use it"):
        refuse_undeclared_doors()


def test_an_undeclared_job_stops_the_start(monkeypatch):
    assert check_every_door() == []
    monkeypatch.setitem(app.tasks, "somebody.else", object())

    assert ids(check_every_door()) == ["E011"]


@pytest.mark.django_db
def test_the_wall_stands_around_every_table():
    assert check_wall(databases=["default"]) == []


@pytest.mark.django_db
def test_without_the_database_it_is_not_asked():
    assert check_wall(databases=None) == check_roles(databases=None) == []


@pytest.mark.django_db
def test_a_worker_that_is_not_there_is_missed(safe):
    assert "Not ready: worker: none is running." in [problem.msg for problem in check_roles(databases=["default"])]


@pytest.mark.django_db
def test_the_web_role_is_as_weak_as_it_must_be(safe):
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - %s)", [timedelta(seconds=1)])

    assert not {"E041", "E042", "E043"} & set(ids(check_roles(databases=["default"])))


@pytest.mark.django_db
def test_a_wall_key_that_is_not_the_databases_is_named(safe):
    safe.WALL_KEY = secrets.token_bytes(32)

    assert "E044" in ids(check_roles(databases=["default"]))


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
@pytest.mark.parametrize(
    ("taken_down", "put_back", "word"),
    [
        (
            "alter table agency disable row level security",
            "alter table agency enable row level security",
            "row security",
        ),
        (
            "alter table agency disable trigger trail_changes",
            "alter table agency enable trigger trail_changes",
            "trail_changes",
        ),
        (
            "create policy everybody on agency using (true)",
            "drop policy everybody on agency",
            "policy everybody, which is none of ours",
        ),
        (
            "drop policy wall_update on account",
            "create policy wall_update on account for update using ((select wall_somebody()) in (0, id))"
            " with check ((select wall_somebody()) in (0, id))",
            "wall_update",
        ),
        (
            "alter table mfa_authenticator disable row level security",
            "alter table mfa_authenticator enable row level security",
            "row security",
        ),
        (
            "grant select (password) on account to public",
            "revoke select (password) on account from public",
            "reads password in the table account",
        ),
        (
            "create table forgotten (id int); grant select on forgotten to public",
            "drop table forgotten",
            "forgotten, which no wall surrounds",
        ),
    ],
)
def test_a_gap_in_the_wall_is_named(taken_down, put_back, word):
    with connections["owner"].cursor() as owner:
        owner.execute(taken_down)
        try:
            (problem,) = check_wall(databases=["default"])
        finally:
            owner.execute(put_back)

    assert word in problem.msg
    assert check_wall(databases=["default"]) == []
