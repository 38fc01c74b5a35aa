"""A real server is started, killed, found again and stopped; as root also from a private folder."""

import os
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from goldthread.config.embedded_postgres import CannotStart, addresses, programs, record, remove, start, stop
from goldthread.config.embedded_postgres.__main__ import main
from goldthread.config.embedded_postgres.place import place_for

IS_ROOT = os.geteuid() == 0


def open_folder():
    """A folder that any account may pass through. pytest's own temporary folders are private."""
    outer = Path(tempfile.mkdtemp(dir="/var/tmp"))
    outer.chmod(0o711)
    return outer / "postgres"


@pytest.fixture
def folder() -> Iterator[Path]:
    """For a test that starts, stops or breaks its server."""
    folder = open_folder()
    yield folder
    remove(folder)
    folder.parent.rmdir()


@pytest.fixture(scope="module")
def running() -> Iterator[Path]:
    """One server for all tests that only ask it."""
    folder = open_folder()
    start(folder, fast=True)
    yield folder
    remove(folder)
    folder.parent.rmdir()


def ask(address, question):
    with psycopg.connect(address) as connection:
        return connection.execute(question).fetchone()[0]


def process_of(folder):
    return int((place_for(folder).data / "postmaster.pid").read_text().splitlines()[0])


def test_it_starts_and_knows_two_roles_that_are_no_superusers(running):
    web, owner = addresses(running)

    assert ask(web, "SELECT current_user::text") == "gt_web"
    assert ask(owner, "SELECT current_user::text") == "gt_owner"
    assert not ask(owner, "SELECT bool_or(rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname LIKE 'gt_%'")


def test_the_web_role_makes_no_tables(running):
    web, _ = addresses(running)

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(web, "CREATE TABLE mine (id int)")


def test_a_database_that_the_owner_makes_has_the_extensions(running):
    _, owner = addresses(running)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("CREATE DATABASE another")

    assert ask(addresses(running, "another")[1], "SELECT similarity('gold', 'golden') > 0.4")


def test_it_listens_on_this_machine_only_and_asks_for_a_password(running):
    web, _ = addresses(running)

    assert ask(web, "SHOW listen_addresses") == "127.0.0.1"
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(web.replace(web.split(":")[2].split("@")[0], "wrong"))


def test_it_checks_its_pages(running):
    assert ask(addresses(running)[0], "SHOW data_checksums") == "on"


def test_a_second_start_finds_it_running_on_the_same_address(running):
    before = addresses(running)

    assert "already running" in start(running)
    assert addresses(running) == before


def test_it_keeps_its_rows_when_it_was_killed_outright(folder):
    start(folder)
    _, owner = addresses(folder)
    with psycopg.connect(owner) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")

    os.kill(process_of(folder), signal.SIGKILL)
    start(folder)

    assert ask(addresses(folder)[1], "SELECT answer FROM kept") == 42


def test_it_stops_and_says_so_twice(folder):
    start(folder, fast=True)
    assert stop(folder) == "PostgreSQL has stopped."
    assert stop(folder) == "PostgreSQL was not running."


def test_the_passwords_are_for_our_eyes_only(running):
    assert (running / record.FILE).stat().st_mode & 0o777 == 0o600


def test_a_remembered_port_that_another_program_took_is_replaced(folder):
    start(folder, fast=True)
    before = record.read(folder).port
    stop(folder)

    with socket.create_server(("127.0.0.1", before)):
        start(folder, fast=True)

    assert record.read(folder).port != before


def test_a_port_that_was_asked_for_and_is_taken_is_refused(folder):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]

        with pytest.raises(CannotStart, match="in use"):
            start(folder, port=taken)


def test_a_start_that_was_cut_short_is_done_again(folder):
    start(folder, fast=True)
    stop(folder)
    data = place_for(folder).data
    data.rename(data.with_name("data.unfinished"))

    assert "is running" in start(folder, fast=True)


def test_programs_that_do_not_exist_are_named(folder, monkeypatch):
    monkeypatch.setenv("PG_BIN", "/nowhere/bin")

    with pytest.raises(CannotStart, match="/nowhere/bin"):
        start(folder)


def test_it_never_stops_a_server_that_is_not_its_own(running, tmp_path):
    other = place_for(tmp_path / "other")
    other.data.mkdir()
    shutil.copy(place_for(running).data / "postmaster.pid", other.data)
    record.write(other.folder, record.Record(port=record.read(running).port))

    assert stop(other.folder) == "PostgreSQL was not running."
    assert ask(addresses(running)[0], "SELECT 1") == 1
    remove(other.folder)


def test_the_command_line_starts_and_stops(folder, capsys):
    assert main(["start", str(folder), "--fast", "--database", "practice"]) == 0
    assert main(["addresses", str(folder), "--database", "practice"]) == 0
    assert main(["stop", str(folder)]) == 0

    assert "DATABASE_OWNER_URL=postgresql://gt_owner:" in capsys.readouterr().out


def test_the_command_line_says_what_is_wrong(tmp_path, capsys):
    assert main(["addresses", str(tmp_path / "none")]) == 1

    assert "Start it first" in capsys.readouterr().err


@pytest.mark.skipif(not IS_ROOT, reason="only root runs the server as another account")
def test_root_may_start_it_from_a_private_folder(tmp_path):
    private = tmp_path / "private"
    private.mkdir(mode=0o700)

    start(private / "postgres", fast=True)

    try:
        assert ask(addresses(private / "postgres")[0], "SELECT 1") == 1
    finally:
        room = place_for(private / "postgres").room
        remove(private / "postgres")
    assert not room.exists()


@pytest.mark.skipif(not IS_ROOT, reason="only root runs the server as another account")
def test_root_copies_programs_that_lie_in_a_private_folder(folder, tmp_path, monkeypatch):
    packages = programs._packages_with_wheel()
    for part in programs.OF_THE_WHEEL:
        shutil.copytree(packages / part, tmp_path / part)
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(programs, "_packages_with_wheel", lambda: tmp_path)

    assert str(folder / "programs") in start(folder, fast=True)
    assert ask(addresses(folder)[0], "SELECT 1") == 1


@pytest.mark.skipif(not IS_ROOT, reason="only root runs the server as another account")
def test_a_folder_that_was_private_and_is_open_now_keeps_its_data(folder):
    folder.parent.chmod(0o700)
    before = place_for(folder)

    folder.parent.chmod(0o711)

    assert place_for(folder) == before


@pytest.mark.skipif(not IS_ROOT, reason="only root runs the server as another account")
def test_a_private_folder_that_was_deleted_and_made_again_starts_afresh(tmp_path):
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    start(private / "postgres", fast=True)
    shutil.rmtree(private / "postgres")

    start(private / "postgres", fast=True)

    assert ask(addresses(private / "postgres")[0], "SELECT 1") == 1
    remove(private / "postgres")
