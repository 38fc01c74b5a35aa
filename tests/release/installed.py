"""A release that is installed and runs as docs/operations.md says: its settings, its commands and its two processes."""

import re
import secrets
import subprocess
import time
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from goldthread.config.embedded_postgres.record import is_free

from ..guards.house import ROOT

NAME = "desk.example.org"
FIRST_PORT = 18_000
FOLDERS = (
    "/etc/goldthread",
    "/var/lib/goldthread-website",
    "/var/lib/goldthread",
    "/srv/goldthread-witness",
    "/srv/goldthread-published",
)
"""Those of the examples; here each is a folder of the machine by its last name."""


class Installed:
    """``machine`` is a folder in the place of /etc, /var/lib and /srv."""

    def __init__(self, environment: Path, machine: Path, addresses: dict[str, str]) -> None:
        self.program = environment / "bin" / "goldthread"
        self.machine = machine
        self.owner = addresses["DATABASE_OWNER_URL"]
        free = (port for port in range(FIRST_PORT, FIRST_PORT + 500) if is_free(port))
        self.port, self.public_port = next(free), next(free)
        self.running: list[subprocess.Popen[bytes]] = []
        self.settings = self._filled_in("desk.env", addresses)
        self.website = self._filled_in("website.env", addresses)

    def _filled_in(self, example: str, addresses: dict[str, str]) -> Path:
        """An example, with secrets made and folders of this machine; no scanner runs beside the tests."""
        words = (ROOT / "deploy" / example).read_text()
        words = re.sub("^GOLDTHREAD_(SCANNER|BACKUP_KEY)=.*$", "", words, flags=re.M)
        for name in ("DATABASE_URL", "PUBLIC_DATABASE_URL"):
            words = re.sub(f"^{name}=.*$", f"{name}={addresses[name]}", words, flags=re.M)
        for folder in FOLDERS:
            (self.machine / folder.rsplit("/", 1)[-1]).mkdir(exist_ok=True)
            words = words.replace(f"{folder}/", f"{self.machine / folder.rsplit('/', 1)[-1]}/")
            words = re.sub(f"{folder}$", str(self.machine / folder.rsplit("/", 1)[-1]), words, flags=re.M)
        words = re.sub(r"=(SECRET|WALL)_KEY$", lambda _: f"={secrets.token_hex(32)}", words, flags=re.M)
        (self.machine / example).write_text(words)
        return self.machine / example

    def set(self, line: str) -> None:
        """Add a setting, as a command printed it."""
        self.settings.write_text(f"{self.settings.read_text()}{line}\n")

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

    def start(self, *words: str, **more: str) -> None:
        """Run a command until the tests end."""
        with (self.machine / f"{words[0]}.log").open("wb") as log:
            self.running.append(
                subprocess.Popen(
                    [self.program, *words], env=self._environment(more), cwd=self.machine, stdout=log, stderr=log
                )
            )

    def stop(self) -> None:
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait(30)

    def get(self, path: str, *, port: int = 0, name: str = NAME) -> tuple[HTTPResponse, bytes]:
        """Ask as the proxy in front would."""
        asking = HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        try:
            asking.request("GET", path, headers={"Host": name, "X-Forwarded-Proto": "https"})
            answer = asking.getresponse()
            return answer, answer.read()
        finally:
            asking.close()

    def wait_for(self, path: str, *, port: int = 0) -> bytes:
        """What it says once it answers with 200, or after a minute whatever it said last."""
        said = b""
        for _ in range(120):
            try:
                answer, said = self.get(path, port=port)
                if answer.status == 200:
                    break
            except ConnectionError:
                pass
            time.sleep(0.5)
        return said

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "GOLDTHREAD_ENV_FILE": str(self.settings), **more}
