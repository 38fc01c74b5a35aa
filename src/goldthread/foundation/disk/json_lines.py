"""Files of JSON lines that are only ever added to, such as those that lie outside the database and bear witness."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from goldthread.foundation.disk.whole_files import OWNER_ONLY, sync_folder


def append_line(path: Path, line: Mapping[str, Any]) -> None:
    """Add a line, on the disk before this returns. One before it that was cut short stays alone on its own."""
    text = json.dumps(line) + "\n"
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWNER_ONLY), "r+b") as file:
        is_new = file.seek(0, os.SEEK_END) == 0
        if not is_new and not _ends_a_line(file):
            text = "\n" + text
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def is_cut_short(text: str) -> bool:
    """Whether a line is the beginning of one: whoever wrote it was cut off, and it tells nothing."""
    return text.startswith("{") and not text.rstrip("\n").endswith("}")


def _ends_a_line(file: IO[bytes]) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
