"""What was destroyed since a backup is destroyed again before anybody can read it; until then the database is shut."""

import subprocess
import sys

import pytest

from tests.operation.installation import PROGRAM

pytestmark = pytest.mark.slow  # a whole database is restored by the program itself

RESTORING = """
import os, subprocess, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.config.settings"
import django
django.setup()
from goldthread.doors.command_line.main import main
from goldthread.doors.health.readiness import readiness
from goldthread.foundation.backups.registering import AFTER_RESTORE
from goldthread.foundation.messages.models import Message
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import opened

program, *words = sys.argv[1:]

def destroy_again(at):
    other = subprocess.run([program, "actions", "--space", "northmere", "--json"], capture_output=True, text=True)
    ready = readiness(at)["checks"]["restore"]
    gone = 0
    for space in every_space():
        with opened(actor=0, writing=space.pk, doing="destroyed again"):
            gone += Message.objects.update(words="destroyed")
    found = other.stdout.strip() or "nothing"
    return [f"Others found {found}.", f"Ready: {ready['ok']}.", f"{gone > 0}: destroyed again."]

AFTER_RESTORE.append(destroy_again)
sys.argv = ["goldthread", *words]
main()
"""


def test_it_is_shut_until_what_was_destroyed_is_destroyed_again(empty, key, archive):
    words = [sys.executable, "-c", RESTORING, PROGRAM, "restore", str(archive), "--key", str(key)]
    ran = subprocess.run(words, env=empty.environment, text=True, capture_output=True, check=False)

    assert ran.returncode == 0, ran.stderr
    assert "Others found nothing." in ran.stdout
    assert "Ready: False." in ran.stdout
    assert "True: destroyed again." in ran.stdout
    assert empty.query("select distinct words from message") == [("destroyed",)]
    assert empty.query("select count(*) from trail_entry where doing = 'destroyed again'")[0][0] > 0
    assert empty.run("trail", "verify").code == 0


A_YEAR_ON = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.config.settings"
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from goldthread.foundation.access.standing import System
from goldthread.foundation.retention.commands.destroying import destroy_by_itself
from goldthread.foundation.retention.jobs import finish
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.spaces.finding import every_space

for space in every_space():
    for kind in KINDS.values():
        destroy_by_itself(space=space, kind=kind, by=System("test"), at=timezone.now() + timedelta(days=400))
    finish(space, timezone.now())
"""
"""By then the schedule has old messages and links go by themselves."""
WHAT_GOES = "select (select count(*) from message), (select count(*) from pass)"


def test_what_the_ledger_tells_of_is_destroyed_again(living, empty, key, archive, tmp_path):
    ledger = str(tmp_path / "destructions.jsonl")
    living = living.with_setting(GOLDTHREAD_DESTRUCTION_LEDGER=ledger)
    before = living.query(WHAT_GOES)
    subprocess.run([sys.executable, "-c", A_YEAR_ON], env=living.environment, check=True)
    left = living.query(WHAT_GOES)

    restored = empty.with_setting(GOLDTHREAD_DESTRUCTION_LEDGER=ledger).run(
        "restore", str(archive), "--key", str(key), "--json"
    )

    assert restored.code == 0, restored.complained
    assert left != before
    assert empty.query(WHAT_GOES) == left
    assert restored.data["trail"]["ok"]
    assert restored.data["trail"]["destroyed"] > 0
