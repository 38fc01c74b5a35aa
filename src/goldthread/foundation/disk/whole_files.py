"""Files that are on the disk whole or not there at all, whatever cuts the program off."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

OWNER_ONLY = 0o600


@contextmanager
def written_whole(
    to: Path, *, mode: int = OWNER_ONLY, like: Path | None = None, by_several: bool = False
) -> Iterator[BinaryIO]:
    """A file to write in. It takes its name, and the place of one that had it, once all of it is on the disk.

    It belongs to whom the file ``like`` belongs to. What an earlier try left behind is written over, unless it is
    written ``by_several`` at once: then nobody touches what another has begun.
    """
    unfinished = to.with_name(f"{to.name}.{token_hex(4)}.unfinished" if by_several else f"{to.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with _new(unfinished, mode) as file:
            yield file
            if like:
                os.fchown(file.fileno(), like.stat().st_uid, like.stat().st_gid)
            _onto_the_disk(file)
        put_in_place(unfinished, to)
    finally:
        unfinished.unlink(missing_ok=True)


def make_file(path: Path, data: bytes, *, mode: int = OWNER_ONLY) -> None:
    """A new file, on the disk before this returns. Raise FileExistsError rather than write over another."""
    with _new(path, mode) as file:
        file.write(data)
        _onto_the_disk(file)
    sync_folder(path.parent)


def make_folder(path: Path, *, mode: int = 0o777) -> None:
    """A folder, and those it lies in: on the disk before this returns, where they were not there yet.

    ``mode`` is less what the machine takes away by habit, and of this folder alone.
    """
    missing = [one for one in (path, *path.parents) if not one.exists()]
    path.mkdir(parents=True, exist_ok=True, mode=mode)
    for one in reversed(missing):
        sync_folder(one.parent)


def put_in_place(unfinished: Path, to: Path) -> None:
    """Give a file that is whole its name, so that it still has it when the machine's power fails."""
    unfinished.rename(to)
    sync_folder(to.parent)


def sync_folder(path: Path) -> None:
    """Put onto the disk which files a folder has: without it a file that is there whole may have no name."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _new(path: Path, mode: int) -> BinaryIO:
    file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb")
    # Whatever the machine takes away from new files by habit: these rights are meant.
    os.fchmod(file.fileno(), mode)
    return file


def _onto_the_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
