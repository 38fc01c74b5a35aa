"""The key of the trail changes: what the old one sealed verifies, and nothing that it seals afterwards does."""

import json
import os
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.disk.json_lines import append_line
from goldthread.foundation.trail.earlier import file_of_earlier
from goldthread.foundation.trail.handing_over import declare_leaked, hand_over
from goldthread.foundation.trail.keys import TrailKey, digits_of, key_in_use
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.trail.witness import note_restored
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def path(tmp_path):
    TrailKey.make(tmp_path / "trail.pem")
    return tmp_path / "trail.pem"


def something_happens(partnership, name):
    with opened(actor=7, writing=partnership.pk, doing="agency added"):
        Agency.objects.create(space=partnership, name=name, kind="police_territorial")


def fault_of(path, witness=None):
    fault = verify_trail(TrailKey.read(path), witness).first_fault
    return fault.what if fault else None


def test_the_trail_verifies_over_every_change(partnership, path, now):
    for name in ("One", "Two", "Three"):
        something_happens(partnership, name)
        seal_trail(TrailKey.read(path))
        old, new = hand_over(path, now)
        assert old.name != new.name == TrailKey.read(path).name

    assert fault_of(path) is None
    assert len(file_of_earlier(path).read_text().splitlines()) == 3


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_cut_off_before_it_is_on_the_disk_nothing_of_it_is_there(partnership, path, now, monkeypatch, nth):
    """The first that goes onto the disk is the new key, then its folder, the third what tells of the old one."""
    there = []

    def cut_off(_):
        there.append(file_of_earlier(path).exists())
        if len(there) == nth:
            raise KeyboardInterrupt

    old = TrailKey.read(path).name
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", cut_off)
        with pytest.raises(KeyboardInterrupt):
            hand_over(path, now)

    assert there == [False] * nth
    assert TrailKey.read(path).name == old
    assert hand_over(path, now)[0].name == old


def test_whoever_owns_the_key_owns_what_tells_of_those_before(partnership, path, now):
    hand_over(path, now)

    before, key = file_of_earlier(path).stat(), path.stat()
    assert (before.st_uid, before.st_mode & 0o777) == (key.st_uid, 0o600)


def test_an_old_key_seals_nothing_more(partnership, path, now):
    something_happens(partnership, "One")
    seal_trail(TrailKey.read(path))
    stolen, _ = hand_over(path, now)
    something_happens(partnership, "Two")
    seal_trail(stolen)

    assert fault_of(path) == "seal 2 was not signed by our key"


def test_a_hand_over_that_the_keys_did_not_sign_leads_nowhere(partnership, path, now):
    something_happens(partnership, "One")
    seal_trail(TrailKey.read(path))
    hand_over(path, now)
    line = json.loads(file_of_earlier(path).read_text())
    line["last"] = dict.fromkeys(line["last"], 99)
    file_of_earlier(path).write_text(json.dumps(line) + "\n")

    assert fault_of(path) == "seal 1 was not signed by our key"


def test_without_the_keys_before_it_the_old_seals_are_nobodys(partnership, path, now):
    something_happens(partnership, "One")
    seal_trail(TrailKey.read(path))
    hand_over(path, now)
    file_of_earlier(path).unlink()

    assert fault_of(path) == "seal 1 was not signed by our key"


def test_a_hand_over_that_was_cut_off_does_no_harm(partnership, path, now):
    """The line was written and the new key never came: the old one is in its place, and hands over again."""
    before = path.read_bytes()
    something_happens(partnership, "One")
    seal_trail(TrailKey.read(path))
    hand_over(path, now)
    path.write_bytes(before)

    assert fault_of(path) is None
    hand_over(path, now)
    assert fault_of(path) is None


def test_whoever_changes_the_key_waits_for_whoever_seals(path, now):
    order = []

    def change():
        with key_in_use(path, to_change_it=True):
            order.append("changed")

    with key_in_use(path):
        beside = threading.Thread(target=change)
        beside.start()
        time.sleep(0.2)
        order.append("sealed")
    beside.join()

    assert order == ["sealed", "changed"]


def test_seals_that_a_restore_lost_are_not_missed_if_we_said_so(partnership, path, now, tmp_path):
    witness, key = tmp_path / "witness.jsonl", TrailKey.read(path)
    something_happens(partnership, "One")
    seal_trail(key, witness)
    lost = {"space": partnership.pk, "number": 2, "root": "00" * 32}
    witness.write_text(witness.read_text() + json.dumps(lost) + "\n")
    assert fault_of(path, witness) == "seal 2 is not the one that was made"

    note_restored(witness, key, {0: 1, partnership.pk: 1}, now)

    assert fault_of(path, witness) is None
    something_happens(partnership, "Two")
    seal_trail(key, witness)
    assert fault_of(path, witness) is None


def test_a_restore_that_our_key_did_not_sign_is_a_fault(partnership, path, now, tmp_path):
    witness = tmp_path / "witness.jsonl"
    something_happens(partnership, "One")
    seal_trail(TrailKey.read(path), witness)
    note_restored(witness, TrailKey.make(tmp_path / "another.pem"), {}, now)

    assert "that our key did not sign" in fault_of(path, witness)


def a_witness_of_more_than_there_is(partnership, path, tmp_path):
    """One seal was made; the witness saw another, as after a restore of an older backup."""
    witness = tmp_path / "witness.jsonl"
    something_happens(partnership, "One")
    seal_trail(TrailKey.read(path), witness)
    append_line(witness, {"space": partnership.pk, "number": 2, "root": "00" * 32})
    return witness


def test_without_the_key_a_restore_that_the_witness_tells_of_is_not_believed(partnership, path, now, tmp_path):
    witness = a_witness_of_more_than_there_is(partnership, path, tmp_path)
    note_restored(witness, TrailKey.read(path), {0: 1, partnership.pk: 1}, now)

    assert "nobody can tell whether it was ours" in verify_trail(None, witness).first_fault.what
    assert fault_of(path, witness) is None


def test_a_key_that_was_changed_tells_of_no_later_restore(partnership, path, now, tmp_path):
    witness = a_witness_of_more_than_there_is(partnership, path, tmp_path)
    stolen, _ = hand_over(path, now)
    note_restored(witness, stolen, {0: 1, partnership.pk: 1}, now + timedelta(days=1))

    assert "that our key did not sign" in fault_of(path, witness)


def test_a_restore_of_before_the_key_was_changed_is_still_believed(partnership, path, now, tmp_path):
    witness = a_witness_of_more_than_there_is(partnership, path, tmp_path)
    note_restored(witness, TrailKey.read(path), {0: 1, partnership.pk: 1}, now)
    hand_over(path, now + timedelta(days=1))

    assert fault_of(path, witness) is None


def test_a_key_that_leaked_tells_of_no_restore_but_those_that_stood_when_that_was_declared(
    partnership, path, now, tmp_path
):
    """Whoever stole it writes what day he likes, so the day proves nothing."""
    witness = a_witness_of_more_than_there_is(partnership, path, tmp_path)
    note_restored(witness, TrailKey.read(path), {0: 1, partnership.pk: 1}, now)
    stolen, _ = hand_over(path, now + timedelta(days=1))
    declare_leaked(path, stolen.name, now + timedelta(days=2), witness)
    assert fault_of(path, witness) is None

    append_line(witness, {"space": partnership.pk, "number": 2, "root": "11" * 32})
    note_restored(witness, stolen, {0: 1, partnership.pk: 1}, now + timedelta(hours=1))

    assert "signed by a key that leaked" in fault_of(path, witness)


def test_what_knows_of_no_leaks_passes_over_the_line_that_declares_one(partnership, path, now):
    old, new = hand_over(path, now)
    declare_leaked(path, old.name, now, None)

    lines = [json.loads(line) for line in file_of_earlier(path).read_text().splitlines()]
    assert [line["new"] for line in lines] == [digits_of(new.public), ""]


def test_a_line_of_the_witness_that_was_cut_short_does_no_harm_once_the_next_seal_is_made(
    partnership, path, now, tmp_path
):
    witness = tmp_path / "witness.jsonl"
    something_happens(partnership, "One")
    seal_trail(TrailKey.read(path), witness)
    witness.write_text(witness.read_text()[:-9])
    assert "cannot be read" in fault_of(path, witness)

    something_happens(partnership, "Two")
    seal_trail(TrailKey.read(path), witness)

    assert fault_of(path, witness) is None
    with connection.cursor() as cursor, opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        cursor.execute("select count(*) from trail_seal where space = %s", [partnership.pk])
        assert cursor.fetchone()[0] == 2


def test_a_line_of_the_witness_that_says_something_else_is_a_fault(partnership, path, tmp_path):
    witness = a_witness_of_more_than_there_is(partnership, path, tmp_path)
    witness.write_text("nothing of ours\n" + witness.read_text())

    assert fault_of(path, witness) == "line 1 of the witness file cannot be read"
