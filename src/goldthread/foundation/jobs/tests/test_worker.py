"""A real worker on a real queue, killed in the middle of its work."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [
    pytest.mark.slow,  # it waits until a worker that was killed counts as gone
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
]

PATIENCE_SECONDS = 60


def address_of_the_test_database():
    held = connection.settings_dict
    return f"postgresql://{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}/{held['NAME']}"


@contextmanager
def worker(mail, key):
    """A worker for real people's mail; killed at the end if it still lives."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GOLDTHREAD_", "DATABASE_"))},
        "GOLDTHREAD_SECRET_KEY": settings.SECRET_KEY,
        "GOLDTHREAD_WALL_KEY": settings.WALL_KEY.hex(),
        "GOLDTHREAD_TRAIL_KEY_FILE": str(key),
        "GOLDTHREAD_STALLED_AFTER_SECONDS": "3",
        "GOLDTHREAD_MAIL_URL": mail,
        "DATABASE_URL": address_of_the_test_database(),
    }
    command = [sys.executable, "-c", "from goldthread.doors.command_line.main import main; main()", "worker"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(what):
    end = time.monotonic() + PATIENCE_SECONDS
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)


@pytest.fixture
def silent_server():
    """A mail server that accepts a connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE_SECONDS)
        yield server


@pytest.fixture
def key(tmp_path):
    TrailKey.make(tmp_path / "trail.pem")
    return tmp_path / "trail.pem"


@pytest.fixture
def message(partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        return queue_message(
            space=partnership, to="a@example.org", subject="Hello", words="Words", kind="invitation", at=now
        )


def state_of(message):
    with opened(actor=SYSTEM_ACTOR, reading=[message.space_id]):
        return Message.objects.get(pk=message.pk).state


def test_what_a_killed_worker_began_is_taken_up_again(message, silent_server, key, tmp_path):
    with worker(f"smtp://127.0.0.1:{silent_server.getsockname()[1]}", key) as first:
        connected, _ = silent_server.accept()
        first.send_signal(signal.SIGKILL)
        first.wait()
        connected.close()
    assert ProcrastinateJob.objects.get(task_name__endswith="deliver").status == "doing"

    with worker(f"file:{tmp_path / 'mail'}", key) as second:
        until(lambda: state_of(message) == "sent")
        second.terminate()
        assert second.wait(timeout=30) == 0

    (sent,) = Path(tmp_path / "mail").iterdir()
    assert f"Message-ID: <goldthread-{message.space_id}-{message.pk}@" in sent.read_text()
