"""A short table as the bytes of its file."""

import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from .writing_csv import put_csv
from .writing_ods import put_ods
from .writing_xlsx import put_xlsx


def in_bytes(
    put: Callable[..., None], title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], **more: Any
) -> bytes:
    """What one of the three writers puts into a file. For short tables: all of it is in memory."""
    file = io.BytesIO()
    put(file, title, columns, rows, **more)
    return file.getvalue()


write_csv = partial(in_bytes, put_csv)
write_ods = partial(in_bytes, put_ods)
write_xlsx = partial(in_bytes, put_xlsx)
