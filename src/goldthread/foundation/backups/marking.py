"""The mark of a restore that is under way or was cut off: while it stands, nothing serves and nothing migrates."""

from datetime import datetime
from typing import Any

MARK = "restore_unfinished"
NOT_FINISHED = (
    "A restore into this database was begun and not finished, so what it holds is not to be used."
    " Make the database anew and restore again; see docs/operations.md."
)


def set_mark(cursor: Any, at: datetime) -> None:
    cursor.execute(f"create table if not exists {MARK} (begun_at timestamptz not null)")
    cursor.execute(f"insert into {MARK} values (%s)", [at])


def take_mark_away(cursor: Any) -> None:
    cursor.execute(f"drop table if exists {MARK}")


def is_marked(cursor: Any) -> bool:
    """Whether a restore was begun here and not finished. Anybody may ask."""
    cursor.execute("select to_regclass(%s) is not null", [f"public.{MARK}"])
    return bool(cursor.fetchone()[0])
