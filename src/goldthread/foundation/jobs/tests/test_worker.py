"""A real worker on a real queue, killed in the middle of its work."""

import signal
import socket
from pathlib import Path

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.jobs.tests.working import PATIENCE_SECONDS, until, worker
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [
    pytest.mark.slow,  # it waits until a worker that was killed counts as gone
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
]


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
