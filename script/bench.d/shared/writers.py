"""Many people who report on one plan at once, each report sent twice, while web server and database are killed."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event
from urllib.parse import urlencode

import psycopg
from django.conf import settings
from django.db import connections

from goldthread.config.embedded_postgres import start
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from . import say

HOST, PATIENCE = "127.0.0.1", 120
TOKEN = "b" * 32
SENT = 302


class House:
    """The web server of this run and its database, each of which can be killed and comes again."""

    def __init__(self) -> None:
        with socket.create_server((HOST, 0)) as free:
            self.port = free.getsockname()[1]
        self.server = self._serve()

    def _serve(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "goldthread", "serve", "--port", str(self.port), "--workers", "2"]
        words = [str(Path(sys.executable).with_name("goldthread")), *words[3:]]
        return subprocess.Popen(words, start_new_session=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def kill_web(self) -> None:
        """Server and workers at once, all of this run's own session."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()
        self.server = self._serve()

    def kill_database(self) -> None:
        """The server's first process, found through a connection to it; then it is started again where it was."""
        owner = settings.DATABASES["owner"]
        address = {"host": owner["HOST"], "port": owner["PORT"], "user": owner["USER"], "password": owner["PASSWORD"]}
        with psycopg.connect(**address, dbname=owner["NAME"]) as link:
            backend = link.info.backend_pid
            status = Path(f"/proc/{backend}/status").read_text()
        parent = int(next(line for line in status.splitlines() if line.startswith("PPid")).split()[1])
        os.kill(parent, signal.SIGKILL)
        time.sleep(1)
        start(Path(f"var/test-postgres/{os.getppid()}"), port=int(owner["PORT"]))

    def stop(self) -> None:
        os.killpg(self.server.pid, signal.SIGTERM)
        self.server.wait()


def cookies_of(people: list[User]) -> list[str]:
    """Signed in, whole."""
    found = []
    for person in people:
        client = DeskClient()
        client.force_login(person, settings.AUTHENTICATION_BACKENDS[1])
        name = settings.SESSION_COOKIE_NAME
        found.append(f"{name}={client.cookies[name].value}; {settings.CSRF_COOKIE_NAME}={TOKEN}")
    return found


def leads_of(space: int, agency: int, wanted: int) -> list[User]:
    with opened(actor=SYSTEM_ACTOR, reading=[space]):
        held = Holding.objects.filter(space=space, agency=agency).values("user")
        return list(User.objects.filter(pk__in=held).order_by("pk")[:wanted])


def open_actions(space: int, agency: int, wanted: int) -> list[int]:
    with opened(actor=SYSTEM_ACTOR, reading=[space]):
        rows = Action.objects.filter(space=space, owners__agency=agency, status__in=Action.OPEN_STATUSES)
        return list(rows.order_by("pk").values_list("pk", flat=True)[:wanted])


def send(port: int, path: str, cookies: str, given: dict[str, str]) -> int:
    """The status of the answer; 0 where none came."""
    link = HTTPConnection(HOST, port, timeout=20)
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        link.request("POST", path, urlencode({**given, "csrfmiddlewaretoken": TOKEN}), headers)
        return link.getresponse().status
    except (OSError, HTTPException):
        return 0
    finally:
        link.close()


def reports_of(space: int, marks: list[str]) -> Counter[str]:
    """How often each report is there."""
    connections.close_all()
    with opened(actor=SYSTEM_ACTOR, reading=[space]):
        return Counter(ProgressReport.objects.filter(space=space, words__in=marks).values_list("words", flat=True))


def all_write(
    house: House, slug: str, actions: list[int], cookies: list[str], reports: int, meanwhile: Callable[[], None]
) -> list[str]:
    """Each writer's reports, each sent until it was taken and then once more. Gives what should be there."""
    begun = Event()

    def write(number: int) -> list[str]:
        marks = []
        for turn in range(reports):
            mark = f"Report {number}-{turn}-{secrets.token_hex(4)}"
            path = f"/p/{slug}/actions/{actions[(number + turn) % len(actions)]}/report"
            given = {"says": "under_way", "report": mark, "how": "nothing", "key": secrets.token_hex(16)}
            until = time.monotonic() + PATIENCE
            while send(house.port, path, cookies[number], given) != SENT and time.monotonic() < until:
                time.sleep(0.3)
            send(house.port, path, cookies[number], given)
            marks.append(mark)
            begun.set()
        return marks

    with ThreadPoolExecutor(len(cookies)) as pool:
        writing = [pool.submit(write, number) for number in range(len(cookies))]
        begun.wait(PATIENCE)
        meanwhile()
        written = [mark for one in writing for mark in one.result()]
    say(f"{len(written)} reports were sent")
    return written
