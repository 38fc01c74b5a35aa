"""Backup, wipe, restore: the thread prints the same, the trail verifies, and nothing that is alive is overwritten."""

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from goldthread.foundation.backups.checking import members_of, opened_archive
from goldthread.foundation.backups.keys import private_keys
from goldthread.foundation.backups.programs import program
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.wall.raising import pads
from tests.operation.installation import owner_address, web_address

pytestmark = pytest.mark.slow  # whole databases are backed up and restored by the program itself

THREAD = ("thread", "child-q", "--space", "northmere", "--json")


def test_backup_wipe_restore(demonstration, empty, key, archive):
    before = demonstration.run(*THREAD).data
    files = {
        path.relative_to(demonstration.folder): path.read_bytes() for path in demonstration.folder.glob("files/??/*")
    }

    restored = empty.run("restore", str(archive), "--key", str(key), "--json")

    assert restored.code == 0, restored.complained
    assert (restored.data["trail"]["ok"], restored.data["lost_seals"], restored.data["missing"]) == (True, 0, [])
    assert restored.data["signed_by_us"]
    assert empty.run(*THREAD).data == before
    assert {path.relative_to(empty.folder): path.read_bytes() for path in empty.folder.glob("files/??/*")} == files
    assert len(files) > 0
    verdict = empty.run("trail", "verify", "--json").data
    assert (verdict["ok"], verdict["signatures_checked"]) == (True, True)
    assert empty.query("select count(*) from django_session") == [(0,)]


def test_nothing_that_is_alive_is_overwritten(living, key, archive):
    before = living.query("select count(*), max(id) from trail_entry")

    refused = living.run("restore", str(archive), "--key", str(key))

    assert (refused.code, refused.said) == (1, "")
    assert "is not empty" in refused.complained
    assert "Traceback" not in refused.complained
    assert living.query("select count(*), max(id) from trail_entry") == before


def test_a_folder_with_files_is_not_overwritten_either(demonstration, empty, key, archive):
    over = empty.with_setting(GOLDTHREAD_DATA_FOLDER=str(demonstration.folder))

    refused = over.run("restore", str(archive), "--key", str(key))

    assert refused.code == 1
    assert "The files folder" in refused.complained
    assert empty.query("select count(*) from pg_class where relname = 'restore_unfinished'") == [(0,)]


def test_no_key_is_in_an_archive(demonstration, key, archive, tmp_path):
    """Not in its database, whatever form it has there, nor anywhere else in it."""
    held, dump = b"", tmp_path / "plain.dump"
    with (
        opened_archive(archive) as whole,
        members_of(whole, private_keys(key)) as found,
        dump.open("wb") as database,
    ):
        for name, data in found:
            held += name.encode() + data
            if name.startswith("database/"):
                database.write(data)
    (version,) = demonstration.query("show server_version_num")[0]
    reading, _ = program("pg_restore", int(version) // 10_000)
    held += subprocess.run([reading, "-f", "-", dump], check=True, capture_output=True).stdout
    settings = dict(
        line.split("=", 1) for line in (demonstration.keys / "settings.env").read_text().splitlines() if "=" in line
    )
    wall = bytes.fromhex(settings["GOLDTHREAD_WALL_KEY"])
    pem = (demonstration.keys / "trail-key.pem").read_text().splitlines()[1]
    kept = [settings["GOLDTHREAD_SECRET_KEY"], wall.hex(), *(pad.hex() for pad in pads(wall)), pem]
    kept += [key.read_text().split()[-1], *(address(demonstration.name) for address in (owner_address, web_address))]
    passwords = [address.split(":")[2].split("@")[0] for address in kept[-2:]]

    assert b"COPY public.trail_entry" in held
    assert [one for one in (*kept, *passwords) if one.encode() in held] == []
    assert [one for one in (wall, *pads(wall)) if one in held] == []
    assert b"COPY public.wall_key" not in held
    assert b"COPY public.django_session" not in held
    assert TrailKey.read(demonstration.keys / "trail-key.pem").name.encode() in held


def test_the_archive_on_the_disk_shows_nothing_of_what_it_holds(archive):
    assert archive.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert b"PGDMP" not in archive.read_bytes()
    assert archive.stat().st_mode & 0o077 == 0
    assert not tarfile.is_tarfile(archive)


def test_a_file_that_is_missing_is_named_and_the_backup_is_made(living, empty, key, tmp_path):
    next(iter(living.folder.glob("files/??/*"))).unlink()

    made = living.run("backup", "--to", str(tmp_path / "backup.age"), "--json")

    assert (made.code, [one["what"] for one in made.data["missing"]]) == (1, ["the file is missing"])
    restored = empty.run("restore", str(tmp_path / "backup.age"), "--key", str(key), "--json")
    assert (restored.code, restored.data["missing"]) == (0, made.data["missing"])


def test_what_was_done_since_is_told_and_the_trail_goes_on(living, empty, key, archive):
    living.query("update space set name = 'Northmere renamed' where slug = 'northmere'")
    assert living.run("trail", "seal").code == 0

    shutil.copy(living.keys / "trail-witness.jsonl", empty.keys)

    restored = empty.run("restore", str(archive), "--key", str(key))

    assert restored.code == 0
    assert "Missing since the backup: what 1 seal held" in restored.said
    assert restored.said.rstrip().endswith("The trail verifies.")
    empty.query("update space set name = 'Northmere again' where slug = 'northmere'")
    assert empty.run("trail", "seal").code == 0
    assert empty.run("trail", "verify").code == 0


def test_an_archive_is_never_written_over_another(demonstration, archive):
    before = archive.read_bytes()

    refused = demonstration.run("backup", "--to", str(archive))

    assert (refused.code, "already" in refused.complained) == (1, True)
    assert archive.read_bytes() == before


def test_a_folder_that_is_not_there_ends_with_a_sentence(demonstration, key):
    refused = demonstration.run("backup", "--to", "/no/such/folder/backup.age")

    assert refused.code == 1
    assert refused.complained.strip() == (
        "/no/such/folder/backup.age cannot be written: No such file or directory. No backup was made."
    )


def test_an_archive_opens_with_the_standard_tools_alone(key, archive, tmp_path):
    """Whoever has the key and neither Goldthread nor its machine can still get at everything."""
    with archive.open("rb") as whole, members_of(whole, private_keys(key)) as found:
        for name, data in found:
            path = tmp_path / "opened" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "opened", check=False, capture_output=True
    )

    assert (checked.returncode, checked.stdout) == (0, b"")
    assert Path(tmp_path / "opened" / "database" / "000001").read_bytes().startswith(b"PGDMP")
