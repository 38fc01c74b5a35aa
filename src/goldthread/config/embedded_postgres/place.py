"""Where the data and, when need be, a copy of the programs lie.

Normally in the folder that was asked for. When root starts the server, the account that runs it cannot
enter a private folder (a clone under a home of mode 700, a temporary folder). Then they lie under /var/lib,
in a folder that knows which folder it serves.
"""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from goldthread.config.embedded_postgres import runner
from goldthread.config.embedded_postgres.trouble import CannotStart

# Only root may write here, so nobody else can lay a trap under the name.
ELSEWHERE = (Path("/var/lib"), Path("/var/db"))
BELONGS_TO = "belongs-to"


@dataclass(frozen=True)
class Place:
    """The folders of one server. ``folder`` is ours; ``room`` is where the server's account can work."""

    folder: Path
    room: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder."""
        return self.room / "data"

    @property
    def programs(self) -> Path:
        """Where a copy of the programs is put if they cannot be run where they are."""
        return self.room / "programs"

    @property
    def log(self) -> Path:
        """What the server said, for whoever looks into a failure."""
        return self.data / "server.log"

    @property
    def is_elsewhere(self) -> bool:
        """Whether the data lies outside the folder that was asked for."""
        return self.room != self.folder


def place_for(folder: Path) -> Place:
    """Find or make the folders for this server."""
    folder = _made(folder.resolve())
    # Data that once went elsewhere stays there, even if the folder has been opened since.
    went_elsewhere = runner.needs_another_account() and any(room.exists() for room in _rooms_elsewhere(folder))
    if runner.can_reach(folder) and not went_elsewhere:
        return Place(folder, folder)
    return Place(folder, _room_elsewhere(folder))


def remove_room(place: Place) -> None:
    """Delete a room that lies elsewhere; the folder itself is the caller's."""
    if place.is_elsewhere and (place.room / BELONGS_TO).read_text() == str(place.folder):
        shutil.rmtree(place.room)


def _made(folder: Path) -> Path:
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o711 if runner.needs_another_account() else 0o700)
    return folder


def _rooms_elsewhere(folder: Path) -> list[Path]:
    name = "goldthread-" + hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return [parent / name for parent in ELSEWHERE]


def _room_elsewhere(folder: Path) -> Path:
    for room in _rooms_elsewhere(folder):
        if room.parent.is_dir() and runner.can_reach(room.parent):
            room.mkdir(exist_ok=True)
            room.chmod(0o711)
            (room / BELONGS_TO).write_text(str(folder))
            return room
    raise CannotStart(f"{folder} is private to root, and there is no room for the database elsewhere. Move it.")
