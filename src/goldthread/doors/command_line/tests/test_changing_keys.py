"""Changing keys from the command line, where a whole rehearsal (tests/operation) is not needed to see it."""

import pytest
from django.db import DatabaseError

from goldthread.doors.command_line import key_changes
from goldthread.doors.command_line.settings_file import write_settings
from goldthread.foundation.trail.keys import TrailKey

from .running import run


@pytest.fixture
def file(settings, tmp_path):
    """A file of settings that is what counts."""
    file = tmp_path / "goldthread.env"
    file.write_text(
        "# ours\nGOLDTHREAD_MODE=live\nDATABASE_URL=postgresql://gt_web:before@db.example:5433/gold?sslmode=require\n"
    )
    file.chmod(0o640)
    settings.SETTINGS_FILE, settings.GIVEN_BESIDE_THE_FILE = file, frozenset()
    settings.DATABASE_ADDRESS = "postgresql://gt_web:before@db.example:5433/gold?sslmode=require"
    return file


def test_the_password_of_the_web_role_changes_in_both_places(file, monkeypatch, settings):
    given = []
    monkeypatch.setattr(key_changes, "change_web_password", given.append)

    ran = run("keys", "rotate", "web-password")

    assert ran.code == 0
    [password] = given
    lines = file.read_text().splitlines()
    assert lines[:2] == ["# ours", "GOLDTHREAD_MODE=live"]
    assert lines[2] == f"DATABASE_URL=postgresql://{settings.WEB_ROLE}:{password}@db.example:5433/gold?sslmode=require"
    assert file.stat().st_mode & 0o777 == 0o640
    assert password not in ran.said


def test_a_password_that_the_database_refuses_changes_no_settings(file, monkeypatch):
    def refused(new):
        raise DatabaseError("no")

    monkeypatch.setattr(key_changes, "change_web_password", refused)
    before = file.read_text()

    assert run("keys", "rotate", "web-password").code != 0
    assert file.read_text() == before


def test_the_key_of_another_who_opens_backups_is_never_dropped(file, settings, tmp_path):
    settings.BACKUP_KEYS = ["age1ours", "age1theirs"]
    before = file.read_text()

    ran = run("keys", "rotate", "backup", "--to", str(tmp_path / "new-key.txt"))

    assert (ran.code, "exchange its public half in GOLDTHREAD_BACKUP_KEY" in ran.complained) == (2, True)
    assert file.read_text() == before
    assert not (tmp_path / "new-key.txt").exists()


def test_what_other_programs_would_misread_is_quoted(tmp_path):
    file = tmp_path / "goldthread.env"
    file.write_text("export A='one'\nB=two\n")

    write_settings(file, {"A": "it's #1", "B": ""})

    assert file.read_text() == "A='it\\'s #1'\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("trail", "--finish"), "is one step"),
        (("backup",), "Say with --to"),
        (("wall", "--to", "x"), "Say with --to"),
        (("no-such-key",), "is not one of"),
    ],
)
def test_wrong_use_is_told(words, said):
    ran = run("keys", "rotate", *words)

    assert (ran.code, said in ran.complained) == (2, True)


def test_without_a_file_of_settings_nothing_is_changed(settings):
    settings.SETTINGS_FILE = None

    ran = run("keys", "rotate", "secret")

    assert ran.code == 2
    assert "GOLDTHREAD_ENV_FILE" in ran.complained


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
@pytest.mark.parametrize("kind", ["secret", "wall"])
def test_where_nothing_is_left_to_finish_it_says_so_and_changes_nothing(file, settings, kind, more):
    settings.SECRET_KEY_FALLBACKS, before = [], file.read_text()

    ran = run("keys", "rotate", kind, "--finish", *more)

    assert (ran.code, "Nothing is left to finish" in ran.said, file.read_text()) == (0, True, before)


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_key_that_leaked_is_declared_so_once_it_was_changed(settings, tmp_path):
    settings.TRAIL_KEY_FILE = tmp_path / "trail.pem"
    name = TrailKey.make(settings.TRAIL_KEY_FILE).name
    too_early = run("keys", "leaked", name)
    assert (too_early.code, "Change the one in use first" in too_early.complained) == (3, True)

    changed = run("keys", "rotate", "trail")
    assert f"goldthread keys leaked {name}" in changed.said
    assert name in run("keys", "leaked", "0123456789abcdef").complained

    assert run("keys", "leaked", name).code == 0
    assert TrailKey.read(settings.TRAIL_KEY_FILE).earlier(name).leaked_on
