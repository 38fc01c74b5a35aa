"""Every key is changed while people work, in the order that docs/operations.md tells, and everything still reads."""

import shutil

import pytest
import requests

from goldthread.foundation.trail.keys import TrailKey
from tests.operation.serving import a_server, is_signed_in, sign_in

pytestmark = pytest.mark.slow  # servers are started and restarted as the keys change

STAFF = "manager@demo.example"


def values(installation):
    lines = (installation.keys / "settings.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def rotate(installation, *words):
    ran = installation.run("keys", "rotate", *words)
    assert ran.code == 0, ran.complained
    return ran.said


def test_the_whole_rehearsal(living, key, archive, tmp_path):
    before = values(living)
    old_trail_key = TrailKey.read(living.keys / "trail-key.pem").name
    thread = ("thread", "child-q", "--space", "northmere", "--json")
    told = living.run(*thread).data
    with requests.Session() as browser:
        with a_server(living) as address:
            sign_in(browser, address, STAFF)
            assert is_signed_in(browser, address)
            rotate(living, "trail")
            rotate(living, "wall")
            again = living.run("keys", "rotate", "wall")
            assert (again.code, "was changed already" in again.complained) == (1, True)
            rotate(living, "secret")
            # What runs knows none of the new keys, and goes on: nobody's request fails.
            assert is_signed_in(browser, address)
            port = int(address.rpartition(":")[2])
        with a_server(living, port) as address:
            assert is_signed_in(browser, address)
            rotate(living, "wall", "--finish")
            assert is_signed_in(browser, address)
            rotate(living, "secret", "--finish")
            assert is_signed_in(browser, address)
        with a_server(living, port) as address, requests.Session() as anew:
            sign_in(anew, address, STAFF)
            assert is_signed_in(anew, address)

    assert living.run(*thread).data == told
    living.query("update space set name = 'Northmere again' where slug = 'northmere'")
    assert living.run("trail", "seal").code == 0
    verdict = living.run("trail", "verify", "--json").data
    assert (verdict["ok"], verdict["signatures_checked"]) == (True, True)
    after = values(living)
    assert {name for name in before if after[name] != before[name]} == {"GOLDTHREAD_SECRET_KEY", "GOLDTHREAD_WALL_KEY"}
    assert "GOLDTHREAD_OLD_SECRET_KEYS" not in after
    assert TrailKey.read(living.keys / "trail-key.pem").name != old_trail_key


def test_the_key_of_backups_changes_and_the_old_one_opens_what_it_closed(living, key, archive, tmp_path):
    new, new_key = tmp_path / "new.age", tmp_path / "new-key.txt"
    rotate(living, "backup", "--to", str(new_key))

    assert living.run("backup", "--to", str(new)).code == 0
    opens = {
        (file, held): living.run("backup", "verify", str(file), "--key", str(held)).code == 0
        for file in (archive, new)
        for held in (key, new_key)
    }
    assert opens == {(archive, key): True, (archive, new_key): False, (new, key): False, (new, new_key): True}


def test_an_old_archive_is_known_as_ours_after_the_key_of_the_trail_changed(living, empty, key, archive):
    rotate(living, "trail")
    for file in living.keys.glob("trail-*"):
        shutil.copy(file, empty.keys)

    restored = empty.run("restore", str(archive), "--key", str(key), "--json")

    assert (restored.code, restored.data["signed_by_us"], restored.data["trail"]["ok"]) == (0, True, True)


@pytest.mark.parametrize("words", [("secret",), ("wall",), ("wall", "--finish"), ("trail",), ("web-password",)])
def test_a_try_changes_nothing(living, words):
    settings = living.keys / "settings.env"
    if words == ("web-password",):
        settings.write_text(settings.read_text() + f"DATABASE_URL={living.environment['DATABASE_URL']}\n")
    before = [settings.read_text(), (living.keys / "trail-key.pem").read_text()]
    held = living.query("select inner_pad from wall_key union all select inner_pad from wall_key_before")

    said = rotate(living, *words, "--dry-run")

    assert said.startswith("Nothing was changed. This would happen:\n")
    assert [settings.read_text(), (living.keys / "trail-key.pem").read_text()] == before
    assert living.query("select inner_pad from wall_key union all select inner_pad from wall_key_before") == held


def test_new_keys_are_printed_nowhere(living):
    said = rotate(living, "secret") + rotate(living, "wall")

    assert [value for name, value in values(living).items() if name.endswith("_KEY") and value in said] == []


def test_a_setting_of_the_environment_is_not_changed_behind_its_back(living):
    living = living.with_setting(GOLDTHREAD_SECRET_KEY="0123456789abcdefghijklmnopqrstuvwxyz")

    refused = living.run("keys", "rotate", "secret")

    assert refused.code == 2
    assert "is given by the environment itself" in refused.complained
