"""What a server's folder remembers: its port and its passwords, in a file that only its owner may read."""

import json
import secrets
import socket
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from goldthread.config.embedded_postgres.trouble import CannotStart
from goldthread.foundation.disk.whole_files import written_whole

FILE = "server.json"
SUPERUSER = "postgres"
OWNER = "gt_owner"
WEB = "gt_web"
PUBLIC = "gt_public"


def _new_passwords() -> dict[str, str]:
    return {name: secrets.token_urlsafe(24) for name in (SUPERUSER, OWNER, WEB, PUBLIC)}


@dataclass(frozen=True)
class Record:
    """One server: the port it answers on and the password of each of its roles."""

    port: int
    passwords: dict[str, str] = field(default_factory=_new_passwords)

    def address(self, role: str, database: str) -> str:
        """The address that a client of this role uses."""
        return f"postgresql://{role}:{self.passwords[role]}@127.0.0.1:{self.port}/{database}"


def read(folder: Path) -> Record | None:
    """The record of this folder, or nothing if no server was ever made in it.

    A role that came later than the folder gets its password here; it counts once the server is started again.
    """
    file = folder / FILE
    if not file.exists():
        return None
    known = json.loads(file.read_text())
    return Record(port=known["port"], passwords=_new_passwords() | known["passwords"])


def write(folder: Path, record: Record) -> None:
    """Keep the record; it is whole or absent, and never readable by others, not even for a moment."""
    with written_whole(folder / FILE) as file:
        file.write(json.dumps(asdict(record)).encode())


def with_usable_port(record: Record, asked: int | None) -> Record:
    """Keep the port that was asked for, or the one used before unless another program has it by now."""
    if asked is not None:
        if not is_free(asked):
            raise CannotStart(f"Port {asked} of 127.0.0.1 is in use by another program. Choose another with --port.")
        return replace(record, port=asked)
    return record if record.port and is_free(record.port) else replace(record, port=free_port())


def is_free(port: int) -> bool:
    """Whether a program may listen on that port of 127.0.0.1."""
    with socket.socket() as probe:
        # Connections of a server that was killed linger; the server itself binds in the same way.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
