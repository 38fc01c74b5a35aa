"""A release that is installed and runs as docs/operations.md says: its settings, its commands and its two processes."""

import json
import re
import secrets
import subprocess
import time
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from goldthread.config.embedded_postgres.record import is_free

from ..guards.house import ROOT

NAME = "desk.example.org"
FIRST_PORT = 18_000


class Installed:
    """``machine`` is a folder in the place of /etc, /var/lib and /srv."""

    def __init__(self, environment: Path, machine: Path, addresses: dict[str, str]) -> None:
        self.program = environment / "bin" / "goldthread"
        self.machine = machine
        self.owner = addresses["DATABASE_OWNER_URL"]
        self.port = next(port for port in range(FIRST_PORT, FIRST_PORT + 500) if is_free(port))
        self.running: list[subprocess.Popen[bytes]] = []
        self.settings = machine / "desk.env"
        self.settings.write_text(self._filled_in(addresses["DATABASE_URL"]))

    def _filled_in(self, database: str) -> str:
        """The example, with secrets made and folders of this machine; no scanner runs beside the tests."""
        words = (ROOT / "deploy" / "desk.env").read_text()
        words = re.sub("^GOLDTHREAD_SCANNER=.*$", "", words, flags=re.M)
        words = re.sub("^DATABASE_URL=.*$", f"DATABASE_URL={database}", words, flags=re.M)
        for folder in ("/etc/goldthread", "/var/lib/goldthread", "/srv/goldthread-witness"):
            (self.machine / folder.rsplit("/", 1)[-1]).mkdir(exist_ok=True)
            words = words.replace(folder, str(self.machine / folder.rsplit("/", 1)[-1]))
        return re.sub(r"=(SECRET|WALL)_KEY$", lambda _: f"={secrets.token_hex(32)}", words, flags=re.M)

    def run(self, *words: str, **more: str) -> str:
        """Run a command to its end, and return what it printed."""
        ran = subprocess.run(
            [self.program, *words],
            env=self._environment(more),
            cwd=self.machine,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{' '.join(words)}: {ran.stdout}{ran.stderr}"
        return ran.stdout

    def start(self, *words: str) -> None:
        """Run a command until the tests end."""
        with (self.machine / f"{words[0]}.log").open("wb") as log:
            self.running.append(
                subprocess.Popen(
                    [self.program, *words], env=self._environment({}), cwd=self.machine, stdout=log, stderr=log
                )
            )

    def stop(self) -> None:
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait(30)

    def get(self, path: str) -> tuple[HTTPResponse, bytes]:
        """Ask as the proxy in front would."""
        asking = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asking.request("GET", path, headers={"Host": NAME, "X-Forwarded-Proto": "https"})
            answer = asking.getresponse()
            return answer, answer.read()
        finally:
            asking.close()

    def wait_until_ready(self) -> dict[str, Any]:
        """Until ``/ready`` says so, or a minute has passed; what it said last."""
        said: dict[str, Any] = {}
        for _ in range(120):
            try:
                answer, body = self.get("/ready")
                said = json.loads(body)
                if answer.status == 200:
                    break
            except ConnectionError:
                pass
            time.sleep(0.5)
        return said

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "GOLDTHREAD_ENV_FILE": str(self.settings), **more}
