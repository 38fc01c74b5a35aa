"""Ask a virus scanner (clamd, by its INSTREAM command) about bytes, and how old its knowledge is."""

import re
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

CHUNK = 64 * 1024
ANSWERS_WITHIN = 60
"""Seconds: a scan of 20 MB takes under one; a scanner that loads its signatures anew may take half a minute."""

KNOWLEDGE_MAY_BE = timedelta(days=7)
"""The scanner's makers publish daily. What it does not know yet it cannot find, so older knowledge clears nothing."""

DATED = re.compile(r"/(\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4})$")


class ScannerSilent(Exception):
    """The scanner cannot be reached or did not answer: nothing is known about the file."""


@dataclass(frozen=True)
class Verdict:
    """What the scanner found, if anything, and what it says of itself."""

    found: str
    version: str


@dataclass(frozen=True)
class Scanner:
    """A scanner at an address such as ``127.0.0.1:3310``."""

    host: str
    port: int
    within: float = ANSWERS_WITHIN

    @classmethod
    def at(cls, address: str, within: float = ANSWERS_WITHIN) -> "Scanner":
        """``within`` are the seconds to wait for an answer."""
        parts = urlsplit(f"//{address}")
        return cls(parts.hostname or "127.0.0.1", parts.port or 3310, within)

    def scan(self, data: bytes) -> Verdict:
        """Raise ScannerSilent unless the scanner gives a plain answer."""
        chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
        sent = b"".join(len(chunk).to_bytes(4, "big") + chunk for chunk in chunks)
        answer = self._ask(b"zINSTREAM\0" + sent + b"\0\0\0\0")
        if answer.endswith(" FOUND"):
            return Verdict(answer.removeprefix("stream: ").removesuffix(" FOUND"), self.version())
        if answer != "stream: OK":
            raise ScannerSilent(f"the scanner answered {answer[:80]!r}")
        return Verdict("", self.version())

    def version(self) -> str:
        """Such as ``ClamAV 1.4.6/27800/Mon Nov 23 09:30:00 2026``."""
        return self._ask(b"zVERSION\0")

    def _ask(self, message: bytes) -> str:
        try:
            with socket.create_connection((self.host, self.port), timeout=self.within) as line:
                line.sendall(message)
                line.shutdown(socket.SHUT_WR)
                answer = b"".join(iter(lambda: line.recv(4096), b""))
        except OSError as problem:
            raise ScannerSilent(f"the scanner does not answer ({type(problem).__name__})") from None
        return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def known_since(version: str) -> datetime | None:
    """The day to which a scanner's knowledge reaches, from what it says of itself; nothing if it does not say."""
    dated = DATED.search(version)
    return datetime.strptime(dated.group(1), "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC) if dated else None


def is_stale(version: str, at: datetime) -> bool:
    """Whether what the scanner knows is too old to clear a file by."""
    since = known_since(version)
    return since is None or at - since > KNOWLEDGE_MAY_BE
