"""The folder of published files: copies under a name that says what they hold, and nothing that is not published."""

from hashlib import sha256
from pathlib import Path
from stat import S_IMODE, S_IRGRP, S_IRUSR, S_IWUSR, S_IXGRP

from goldthread.foundation.disk.whole_files import make_folder, written_whole

GROUP_MAY_ENTER = S_IRGRP | S_IXGRP
GROUP_MAY_READ = S_IRUSR | S_IWUSR | S_IRGRP
"""The public site runs as an account of its own, of the group that the folder is given; all else stays shut."""


def put(folder: Path, space_id: int, data: bytes) -> str:
    """Keep a copy, on the disk before this returns, and give its place. The same bytes have one place in a space."""
    place = sha256(data).hexdigest()
    path = path_of(folder, space_id, place)
    if not path.exists():
        make_folder(path.parent)
        path.parent.chmod(S_IMODE(path.parent.stat().st_mode) | GROUP_MAY_ENTER)
        with written_whole(path, mode=GROUP_MAY_READ, by_several=True) as file:
            file.write(data)
    return place


def remove(folder: Path, space_id: int, place: str) -> None:
    """Take a copy away; none that is gone already."""
    path_of(folder, space_id, place).unlink(missing_ok=True)


def path_of(folder: Path, space_id: int, place: str) -> Path:
    return folder / str(space_id) / place


def places_of(folder: Path, space_id: int) -> set[str]:
    """Everything that lies in the folder of a site: copies, and what a crash left unfinished."""
    return {path.name for path in (folder / str(space_id)).glob("*")}
