"""Write a new key where the settings are read from, whole or not at all, and nowhere else."""

import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from goldthread.doors.command_line.ending import MISUSED, fail

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,:/@%+=?&")
"""Characters that need no quotes, whoever reads the file."""


def file_to_write(*names: str) -> Path:
    """The file of settings, if what it says of these settings is what counts; else end with a sentence."""
    file: Path | None = settings.SETTINGS_FILE
    if file is None:
        fail(
            "A new key is written into the file of settings: name that file in GOLDTHREAD_ENV_FILE, then try again.",
            MISUSED,
        )
    for name in names:
        if name in settings.GIVEN_BESIDE_THE_FILE:
            fail(f"{name} is given by the environment itself, which comes before {file}. Leave it out there.", MISUSED)
    if not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
        fail(f"{file} cannot be written. Run this as the user to whom it and its folder belong.")
    return file


def write_settings(file: Path, changed: Mapping[str, str]) -> None:
    """Give these settings these values; every other line stays as it is. An empty value takes a setting out."""
    lines = [line for line in file.read_text().splitlines() if _name_in(line) not in changed]
    lines += [f"{name}={_quoted(value)}" for name, value in changed.items() if value]
    unfinished = file.with_name(file.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    was = file.stat()
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, was.st_mode & 0o777), "w") as written:
        written.write("\n".join(lines) + "\n")
        written.flush()
        os.fsync(written.fileno())
    os.chown(unfinished, was.st_uid, was.st_gid)
    unfinished.rename(file)


def _name_in(line: str) -> str:
    return line.removeprefix("export ").partition("=")[0].strip()


def _quoted(value: str) -> str:
    return value if set(value) <= PLAIN else "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
