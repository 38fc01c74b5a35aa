"""A real worker on the test database, for tests that kill it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

PATIENCE_SECONDS = 180


def address_of_the_test_database() -> str:
    held = connection.settings_dict
    return f"postgresql://{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}/{held['NAME']}"


@contextmanager
def worker(mail: str, key: Path) -> Iterator["subprocess.Popen[bytes]"]:
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


def until(what: Callable[[], Any]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)
