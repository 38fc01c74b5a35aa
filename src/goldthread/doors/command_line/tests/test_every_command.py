"""What holds of every command of the command line."""

import subprocess
import sys

import psycopg
import pytest
from django.db import OperationalError

from goldthread.doors.command_line import declared, trails
from goldthread.doors.command_line.declaring import COMMANDS
from goldthread.doors.command_line.main import goldthread
from goldthread.doors.command_line.page import every_command

from .running import run

SILENT_WORK = {"serve", "website", "worker", "migrate", "demo load", "user give-role", "user lock", "user unlock"}
SILENT_WORK |= {"user reset-second-factor", "user sign-out", "command-line"}


def test_every_command_says_who_may_use_it():
    undeclared = set(every_command(goldthread)) - set(COMMANDS)

    assert undeclared == set()
    assert all(one.access.startswith("operator") for one in COMMANDS.values())


def test_every_command_shows_an_example():
    assert [
        name for name, command in every_command(goldthread).items() if "Example: " not in (command.help or "")
    ] == []


def test_every_command_that_prints_data_prints_it_for_programs():
    options = {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in every_command(goldthread).items()
    }

    assert [name for name, held in options.items() if "--json" not in held and name not in SILENT_WORK] == []
    assert [name for name, held in options.items() if ("--json" in held) != bool(COMMANDS[name].prints)] == []


def test_help_needs_no_settings():
    ended = subprocess.run(
        [sys.executable, "-c", "from goldthread.doors.command_line.main import main; main()", "--help"],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0
    assert "partnership" in ended.stdout


def test_missing_settings_end_with_a_sentence(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", "from goldthread.doors.command_line.main import main; main()", "routes"],
        env={"PYTHONPATH": ":".join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert "GOLDTHREAD_SECRET_KEY: it must be given" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["--nonsense"],
        ["routes", "--nonsense"],
        ["routes", "--jsom"],
        ["thread"],
        ["user", "give-role", "x"],
    ],
)
def test_wrong_use_is_one_sentence(words):
    ran = run(*words)

    assert ran.code == 2
    assert ran.complained.count("\n") == 1
    assert "--help" in ran.complained
    assert "?." not in ran.complained


def test_a_database_that_is_away_has_a_code_of_its_own(monkeypatch):
    def away(*_):
        raise OperationalError("connection to 10.0.0.1 failed: password=secret")

    monkeypatch.setattr(trails, "verify_trail", away)

    ran = run("trail", "verify")

    assert ran.code == 4
    assert ran.complained == "The database cannot be reached. Is it running, and is its address right?\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (psycopg.OperationalError("password=secret"), "The database cannot be reached."),
        (psycopg.errors.UndefinedTable("jobs"), "The database is not of today's shape."),
    ],
)
def test_what_the_queue_wraps_of_the_database_has_the_same_end(monkeypatch, cause, said):
    def wrapped(*_):
        raise LookupError("the queue") from cause

    monkeypatch.setattr(trails, "verify_trail", wrapped)

    ran = run("trail", "verify")

    assert (ran.code, ran.said) == (4, "")
    assert ran.complained.startswith(said)


@pytest.mark.django_db
def test_half_a_restore_is_not_taken_for_a_database_that_was_never_brought_up_to_date(monkeypatch):
    def nothing_there(*_):
        raise psycopg.errors.UndefinedTable("jobs")

    monkeypatch.setattr(trails, "verify_trail", nothing_there)
    monkeypatch.setattr(declared, "is_marked", lambda cursor: True)

    ran = run("trail", "verify")

    assert ran.code == 4
    assert "was begun and not finished" in ran.complained
    assert "Make the database anew and restore again" in ran.complained


def test_a_failure_of_the_program_shows_no_data_and_no_places_in_the_code(monkeypatch):
    def broken(*_):
        raise KeyError("Sam Okafor")

    monkeypatch.setattr(trails, "verify_trail", broken)

    ran = run("trail", "verify")

    assert ran.code == 1
    assert "KeyError" in ran.complained
    assert "Okafor" not in ran.complained
    assert "Traceback" not in ran.complained


def test_migrate_asks_for_the_owner(settings, monkeypatch):
    monkeypatch.delitem(settings.DATABASES, "owner")

    ran = run("migrate")

    assert ran.code == 2
    assert "DATABASE_OWNER_URL" in ran.complained
