"""Who runs the server. PostgreSQL refuses root, so root lends it an account that owns nothing else."""

import os
import pwd
import subprocess
from pathlib import Path
from typing import Any

from goldthread.config.embedded_postgres.trouble import CannotStart

UNPRIVILEGED = "nobody"


def needs_another_account() -> bool:
    """Whether we are root."""
    return os.geteuid() == 0


def run(command: list[Path | str], seconds: float = 60) -> subprocess.CompletedProcess[str]:
    """Run a command as the account that owns the server; the caller looks at the return code."""
    return subprocess.run(
        [str(word) for word in command],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        timeout=seconds,
        **_as_account(),
    )


def can_reach(path: Path) -> bool:
    """Whether that account may enter this folder or run this file. A private folder on the way forbids it."""
    try:
        return run(["test", "-x", path]).returncode == 0
    except OSError as problem:
        raise CannotStart(
            f"Root may not become '{UNPRIVILEGED}' here ({problem}). Run as an ordinary user."
        ) from problem


def give(path: Path) -> None:
    """Make that account the owner, when it is not ourselves."""
    if needs_another_account():
        account = pwd.getpwnam(UNPRIVILEGED)
        os.chown(path, account.pw_uid, account.pw_gid)


def _as_account() -> dict[str, Any]:
    if not needs_another_account():
        return {}
    account = pwd.getpwnam(UNPRIVILEGED)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
