"""What is no whole archive of ours is refused with a sentence, and leaves a new machine as new as it was."""

import subprocess
from dataclasses import replace

import pytest

from goldthread.foundation.backups.archive import DATABASE, MANIFEST, MISSING, Writer
from goldthread.foundation.backups.encrypting import encrypted_into
from goldthread.foundation.backups.keys import make_key, private_keys, public_keys
from goldthread.foundation.backups.manifest import Manifest
from goldthread.foundation.trail.keys import TrailKey

pytestmark = pytest.mark.slow  # the program itself is run against whole databases


def is_as_new(installation):
    tables = installation.query(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
    )
    return tables == [] and list(installation.folder.glob("files*")) == []


def refused(installation, archive, key):
    ran = installation.run("restore", str(archive), "--key", str(key))
    assert (ran.code, ran.said) == (1, "")
    assert is_as_new(installation)
    return ran.complained.splitlines()[-1]


def test_cut_short_altered_or_closed_with_another_key(empty, key, archive, tmp_path):
    whole = archive.read_bytes()
    make_key(tmp_path / "another.txt")
    broken = tmp_path / "broken.age"

    broken.write_bytes(whole[:-1000])
    assert "cut short or was altered" in refused(empty, broken, key)
    broken.write_bytes(whole[: len(whole) // 2] + b"!" + whole[len(whole) // 2 + 1 :])
    assert "cut short or was altered" in refused(empty, broken, key)
    broken.write_text("not a backup")
    assert "is no backup" in refused(empty, broken, key)
    assert "closed with another" in refused(empty, archive, tmp_path / "another.txt")
    assert "cannot be read" in refused(empty, archive, tmp_path / "no-such-key.txt")


def an_archive(path, key, signing, **changed):
    """One that says of itself what it is told to say, signed with a key of the trail."""
    manifest = Manifest(
        made_at="2026-11-23T09:30:00+00:00",
        program="9.9",
        server=15,
        dumped_by=15,
        migrations=[],
        rows={},
        files=0,
        file_bytes=0,
        heads={},
        left_out=[],
    )
    public = [private_keys(key)[0].to_public()]
    with path.open("wb") as file, encrypted_into(file, public_keys(map(str, public))) as stream:
        writer = Writer(stream)
        writer.add_json(MANIFEST, replace(manifest, **changed).as_data())
        writer.add_json(MISSING, [])
        writer.add(f"{DATABASE}000001", b"no dump")
        writer.close(lambda words: {"key": signing.name, "signature": signing.sign(b"backup|" + words).hex()})
    return path


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"migrations": [["actions", "9999_of_a_later_program"]]}, "made by a newer Goldthread (9.9)"),
        ({"format": 2}, "made by a newer Goldthread (9.9)"),
        ({"server": 99}, "The archive was made with PostgreSQL 99 and this server is"),
        ({"dumped_by": 99}, "The archive was made with PostgreSQL 99 and this server is"),
        ({"file_bytes": 1 << 60}, "There is not enough room"),
        ({"files": 3}, "cut short or was altered"),
        ({}, "The dump could not be restored"),
    ],
    ids=["newer program", "newer form", "newer server", "newer pg_dump", "no room", "files lacking", "no dump"],
)
def test_what_does_not_fit_here(empty, key, tmp_path, changed, sentence):
    ours = TrailKey.read(empty.keys / "trail-key.pem")

    assert sentence in refused(empty, an_archive(tmp_path / "made.age", key, ours, **changed), key)


def test_an_archive_that_somebody_else_closed_with_our_public_key(empty, key, tmp_path):
    theirs = TrailKey.make(tmp_path / "theirs.pem")

    assert "was not signed by the key of this trail" in refused(
        empty, an_archive(tmp_path / "made.age", key, theirs), key
    )


def a_program_that(folder, name, does):
    """In the place of one of PostgreSQL's: it gives its version as the real one does."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(
        f'#!/bin/sh\nif [ "$1" = --version ]; then echo "{name} (PostgreSQL) 99.1"; exit; fi\n{does}\n'
    )
    (folder / name).chmod(0o755)
    return folder


def until(seen, process):
    for _ in range(600):
        if seen():
            return
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(process.communicate()[1])
    raise TimeoutError


def test_a_restore_that_is_killed_leaves_a_mark_and_can_be_done_again(empty, key, archive, tmp_path):
    hanging = a_program_that(tmp_path / "programs", "pg_restore", "exec sleep 60")
    halfway = empty.with_setting(GOLDTHREAD_POSTGRES_PROGRAMS=str(hanging))
    running = halfway.start("restore", str(archive), "--key", str(key))
    marked = "select count(*) from pg_class where relname = 'restore_unfinished'"
    until(lambda: empty.query(marked) == [(1,)], running)
    running.kill()
    running.communicate()

    assert "not finished" in empty.run("migrate").complained
    for words in (["jobs"], ["actions", "--space", "northmere"], ["backup", "--to", str(tmp_path / "another.age")]):
        found = empty.run(*words)
        assert (found.code != 0, "Make the database anew and restore again" in found.complained) == (True, True), words
    again = empty.run("restore", str(archive), "--key", str(key), "--json")
    assert (again.code, again.data["trail"]["ok"]) == (0, True)
    assert empty.query(marked) == [(0,)]


def test_a_database_that_holds_half_a_restore_serves_nobody(living, key, archive):
    living.query("create table restore_unfinished (begun_at timestamptz)")

    assert "not to be used" in living.run("restore", str(archive), "--key", str(key)).complained
    assert "not to be used" in living.run("migrate").complained
    for words in (["check"], ["check", "--deploy"]):
        found = living.run(*words, "--json")
        assert (found.code, [one["id"] for one in found.data["found"]]) == (1, ["goldthread.E058"])
    assert "restore again" in living.run("check").said


def test_a_backup_that_is_killed_leaves_no_archive(living, key, tmp_path):
    hanging = a_program_that(tmp_path / "programs", "pg_dump", "echo half; exec sleep 60")
    to = tmp_path / "backup.age"
    running = living.with_setting(GOLDTHREAD_POSTGRES_PROGRAMS=str(hanging)).start("backup", "--to", str(to))
    until((tmp_path / "backup.age.unfinished").exists, running)
    running.kill()
    running.communicate()

    assert not to.exists()
    made = living.run("backup", "--to", str(to))
    assert made.code == 0
    assert not (tmp_path / "backup.age.unfinished").exists()


def test_a_dump_that_fails_leaves_no_archive(living, key, tmp_path):
    failing = a_program_that(
        tmp_path / "programs", "pg_dump", 'echo half; echo "pg_dump: error: no memory" >&2; exit 1'
    )
    living = living.with_setting(GOLDTHREAD_POSTGRES_PROGRAMS=str(failing))

    made = living.run("backup", "--to", str(tmp_path / "backup.age"))

    assert made.code == 1
    assert made.complained.splitlines()[-1] == "The database could not be dumped: no memory. No backup was made."
    assert list(tmp_path.glob("backup.age*")) == []
