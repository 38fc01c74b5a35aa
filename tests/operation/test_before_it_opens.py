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
