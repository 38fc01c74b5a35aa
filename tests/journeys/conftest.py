"""One house for all journeys: the demonstration, loaded once, served for real, emptied by the owner at the end."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from goldthread.config.embedded_postgres.record import free_port
from goldthread.doors.command_line.demonstration import load
from goldthread.foundation.accounts.demonstration import DEMONSTRATION_CODE, DEMONSTRATION_PASSWORD
from goldthread.foundation.publications.factories import public_conninfo

from .visiting import Visitor

START = "from goldthread.doors.command_line.main import main; main()"


@pytest.fixture(scope="session")
def house(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration. Each process of the tests has one, with a folder of its own for files."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as changed:
        changed.setattr(settings, "IS_DEMO", True)
        changed.setattr(settings, "DATA_FOLDER", tmp_path_factory.mktemp("house"))
        changed.setattr(settings, "PUBLISHED_FOLDER", settings.DATA_FOLDER / "published")
        loaded = CliRunner().invoke(load, catch_exceptions=False)
        assert loaded.exit_code == 0, loaded.output
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        connections.close_all()
        call_command("flush", database="owner", interactive=False, verbosity=0)
        connections.close_all()


@pytest.fixture(scope="session")
def _left_by_journeys(house: str, browser: Browser) -> Iterator[None]:
    """No connection stays open of those that journeys made.

    The browser's driver runs an event loop in this thread, and beside a loop Django keeps connections of their own.
    They are found and closed while it runs, and not once it has stopped.
    """
    yield
    connections.close_all()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Any]:
    """Cookies of those who have signed in once, so that not every journey begins at the door."""
    return {}


@pytest.fixture
def visit(
    house: str, browser: Browser, signed_in: dict[str, Any], _left_by_journeys: None
) -> Iterator[Callable[..., Visitor]]:
    """Make somebody at a browser of their own; ``role`` signs them in as the demonstration's person of that role.

    ``anew`` goes through the door again, for a journey that ends the session.
    """
    contexts = []

    def arrive(role: str = "", *, width: int = 1200, scripts: bool = True, anew: bool = False) -> Visitor:
        known = None if anew else signed_in.get(role)
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, storage_state=known
        )
        context.set_default_timeout(15_000)  # how busy the machine is decides nothing
        contexts.append(context)
        visitor = Visitor(context.new_page(), house, uses_scripts=scripts)
        if role and not known:
            visitor.sign_in(f"{role}@demo.example", DEMONSTRATION_PASSWORD, DEMONSTRATION_CODE)
            if not anew:
                signed_in[role] = context.storage_state()
        elif role:
            visitor.go("/")
        return visitor

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def public_port(house: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[int]:
    """Where the public sites are served by their own program: each has an address of its own, such as
    http://northmere.localhost, at this port.
    """
    port = free_port()
    monkeypatch.setattr(settings, "PUBLIC_ADDRESS", f"http://{{host}}:{port}")
    monkeypatch.setattr(settings, "PUBLISHED_FOLDER", tmp_path / "published")
    told = {
        "PATH": os.environ["PATH"],
        "GOLDTHREAD_MODE": "test",
        "PUBLIC_DATABASE_URL": _as_address(public_conninfo(os.environ["PUBLIC_DATABASE_URL"])),
        "GOLDTHREAD_PUBLISHED_FOLDER": str(tmp_path / "published"),
        "GOLDTHREAD_STATIC_FOLDER": str(tmp_path / "static"),
        "GOLDTHREAD_PUBLIC_ADDRESS": f"http://{{host}}:{port}",
    }
    server = subprocess.Popen([sys.executable, "-c", START, "website", "--port", str(port)], env=told)
    try:
        _wait_for(f"http://127.0.0.1:{port}/live", server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _as_address(conninfo: str) -> str:
    name = conninfo.split("dbname=")[1].split(maxsplit=1)[0].strip("'")
    return os.environ["PUBLIC_DATABASE_URL"].rpartition("/")[0] + f"/{name}"


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the public site did not start"
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise AssertionError("the public site did not answer within a minute")
