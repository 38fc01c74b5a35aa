"""People go on working while a backup is made, and nothing in it is torn: every record of a file has its bytes."""

import subprocess
import sys

import pytest

from goldthread.foundation.backups.checking import check_archive
from goldthread.foundation.backups.keys import private_keys

pytestmark = pytest.mark.slow  # a program writes as fast as it can while another backs up

WRITING = """
import os, sys
from hashlib import sha256
os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.config.settings"
import django
django.setup()
from django.utils import timezone
from goldthread.foundation.access.standing import System
from goldthread.foundation.files import storage
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import opened
space = every_space()[0]
for number in range(int(sys.argv[1])):
    data = os.urandom(2000)
    received = Received(f"{number}.txt", "txt", len(data), sha256(data).hexdigest(), storage.put(data))
    with opened(actor=0, writing=space.pk, doing="file kept"):
        keep_file(space=space, received=received, by=System("test"), at=timezone.now())
    print(number, flush=True)
"""


def test_every_record_of_the_archive_has_its_bytes(living, key, tmp_path):
    words = [sys.executable, "-c", WRITING, "100000"]
    with subprocess.Popen(words, env=living.environment, text=True, stdout=subprocess.PIPE) as writing:
        try:
            for _ in range(20):
                assert writing.stdout is not None
                assert writing.stdout.readline()
            began = living.query("select count(*) from stored_file")[0][0]
            made = living.run("backup", "--to", str(tmp_path / "backup.age"), "--json")
            ended = living.query("select count(*) from stored_file")[0][0]
        finally:
            writing.kill()

    assert (made.code, made.data["missing"]) == (0, [])
    with (tmp_path / "backup.age").open("rb") as archive:
        checked = check_archive(archive, private_keys(key))
    assert began <= checked.files == checked.manifest.rows["stored_file"] < ended
