"""What happens to a file that somebody brings: it is taken in hand, matched, loaded, dropped; a load is undone."""

from goldthread.foundation.imports.commands.loading import (
    RowsRefused,
    note_refused,
    record_rows,
    send_to_worker,
    take_back,
    undo_loaded_file,
)
from goldthread.foundation.imports.commands.preparing import (
    choose_answers,
    choose_columns,
    decide_lines,
    drop_expired_files,
    drop_file,
    take_in_hand,
)

__all__ = [
    "RowsRefused",
    "choose_answers",
    "choose_columns",
    "decide_lines",
    "drop_expired_files",
    "drop_file",
    "note_refused",
    "record_rows",
    "send_to_worker",
    "take_back",
    "take_in_hand",
    "undo_loaded_file",
]
