"""Write a new key where the settings are read from, whole or not at all, and nowhere else."""

import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_IMODE

from django.conf import settings

from goldthread.doors.command_line.ending import MISUSED, fail
from goldthread.foundation.disk.whole_files import written_whole

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
    with written_whole(file, mode=S_IMODE(file.stat().st_mode), like=file) as written:
        written.write(("\n".join(lines) + "\n").encode())


def _name_in(line: str) -> str:
    return line.removeprefix("export ").partition("=")[0].strip()


def _quoted(value: str) -> str:
    return value if set(value) <= PLAIN else "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
