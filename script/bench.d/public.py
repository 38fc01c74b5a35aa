"""How fast the public site is, and what readers take from those who work at the desk.

page     a published page against a plain static file, both served by the one process of the public site
beside   10,000 readers a minute while people work at the desk, both programs on one core: the desk's 95th percentile
         with readers against without

All of it stays on this machine and ends by itself. Prints one JSON line for each figure; ends with 1, and the names,
where one is not as it should be. Options: --seconds (of each measurement), --people (at the desk).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
django.setup()

from click.testing import CliRunner  # noqa: E402 - Django must be set up first
from django.conf import settings  # noqa: E402
from shared import end_with, report, say  # noqa: E402
from shared.program import signed_in  # noqa: E402
from shared.readers import Reader, Taken, as_fast_as_it_can, at_work, so_many_a_minute  # noqa: E402

from goldthread.config.embedded_postgres.record import free_port  # noqa: E402
from goldthread.doors.command_line.demonstration import load  # noqa: E402
from goldthread.foundation.wall.migrating import migrate  # noqa: E402

HOST = "northmere.localhost"
PAGE = "/reviews/child-q/"
READ = [PAGE, "/", "/about/who-we-are/", "/worried-about-a-child/", "/young-people/exploitation/"]
WORKED = ["/p/northmere/", "/p/northmere/actions/", "/p/northmere/reviews/child-q/", "/p/northmere/actions/late/"]
A_MINUTE = 10_000
LEAST_OF_STATIC = 1 / 3
MOST_OF_DESK = 3.0
"""The desk may take so many times as long at its 95th percentile: both programs have one core between them."""


@contextmanager
def program(*words: str, **told: str) -> Iterator[int]:
    """One of the two web servers, until the block ends. Gives its port."""
    port = free_port()
    command = [sys.executable, "-c", "from goldthread.doors.command_line.main import main; main()", *words]
    server = subprocess.Popen([*command, "--port", str(port), "--workers", "1"], env=told, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        os.sched_setaffinity(server.pid, {min(os.sched_getaffinity(0))})
        for child in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split():
            for thread in Path(f"/proc/{child}/task").iterdir():
                os.sched_setaffinity(int(thread.name), {min(os.sched_getaffinity(0))})
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if server.poll() is not None:
            sys.exit("A web server did not start.")
        try:
            Reader(port, "127.0.0.1").ask("/live")
            return
        except OSError:
            time.sleep(0.25)
    sys.exit("A web server did not answer within a minute.")


def page_against_file(port: int, static: str, seconds: float) -> list[str]:
    """Answers a second of a page and of a file of nearly nothing, in turns, so that both meet the same machine."""
    as_fast_as_it_can(port, HOST, PAGE, 1, 4)
    rates: dict[str, list[float]] = {PAGE: [], static: []}
    taken = {PAGE: Taken(), static: Taken()}
    for _ in range(3):
        for path, some in rates.items():
            rate, one = as_fast_as_it_can(port, HOST, path, seconds / 3, 4)
            some.append(rate)
            taken[path].seconds += one.seconds
            taken[path].wrong += one.wrong
    middle = {path: sorted(some)[1] for path, some in rates.items()}
    for name, path in (("page", PAGE), ("static file", static)):
        report(
            "public",
            name,
            requests_a_second=round(middle[path]),
            p99_ms=taken[path].share(0.99),
            wrong=taken[path].wrong,
        )
    ratio = middle[PAGE] / middle[static]
    report("public", "page against static file", ratio=round(ratio, 2), at_least=round(LEAST_OF_STATIC, 2))
    return ["page against static file"] if ratio < LEAST_OF_STATIC or taken[PAGE].wrong else []


def readers_beside_the_desk(public: int, desk: int, cookies: str, seconds: float, people: int) -> list[str]:
    """The desk alone, then with readers beside it."""

    def worked() -> Taken:
        return at_work(desk, "127.0.0.1", cookies, WORKED, seconds, people, think=1.0)

    if worked().wrong:
        sys.exit("The desk does not show its pages.")
    alone = worked()
    read: list[Taken] = []
    readers = threading.Thread(
        target=lambda: read.append(so_many_a_minute(public, HOST, READ, A_MINUTE, seconds + 2, 8))
    )
    readers.start()
    beside = worked()
    readers.join()
    (taken,) = read
    came = round(len(taken.seconds) / (seconds + 2) * 60)
    report("public", "readers", a_minute=came, p99_ms=taken.share(0.99), wrong=taken.wrong)
    for name, one in (("desk alone", alone), ("desk beside readers", beside)):
        report("public", name, people=people, p95_ms=one.share(0.95), pages=len(one.seconds), wrong=one.wrong)
    ratio = beside.share(0.95) / alone.share(0.95)
    report("public", "desk with readers against without", ratio=round(ratio, 2), at_most=MOST_OF_DESK)
    wrong = ["readers"] if taken.wrong or came < A_MINUTE * 0.98 else []
    return wrong + (["desk with readers"] if ratio > MOST_OF_DESK or beside.wrong or alone.wrong else [])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=15)
    options.add_argument("--people", type=int, default=10)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings.IS_DEMO = True
        settings.PUBLISHED_FOLDER = Path(folder) / "published"
        migrate(quiet=True)
        CliRunner().invoke(load, catch_exceptions=False)
        say("The demonstration is loaded")
        client = signed_in("manager@demo.example")
        cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
        told = {
            "PATH": os.environ["PATH"],
            "GOLDTHREAD_MODE": "test",
            "PUBLIC_DATABASE_URL": os.environ["PUBLIC_DATABASE_URL"],
            "GOLDTHREAD_PUBLISHED_FOLDER": str(settings.PUBLISHED_FOLDER),
            "GOLDTHREAD_STATIC_FOLDER": f"{folder}/static",
        }
        with program("website", **told) as public:
            named = json.loads(Path(folder, "static/staticfiles.json").read_text())["paths"]
            wrong = page_against_file(public, f"/static/{named['ui/start.js']}", chosen.seconds)
            # Only a demonstration lets its made-up people in.
            as_demo = {"GOLDTHREAD_MODE": "demo", "GOLDTHREAD_DATA_FOLDER": f"{folder}/desk"}
            with program("serve", **(os.environ | as_demo)) as desk:
                wrong += readers_beside_the_desk(public, desk, cookies, chosen.seconds, chosen.people)
    end_with(wrong)


if __name__ == "__main__":
    main()
