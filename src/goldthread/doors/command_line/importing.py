"""Load a file of published facts into a partnership."""

from pathlib import Path

import click

from goldthread.doors.command_line.declaring import (
    OPERATOR,
    json_option,
    now,
    operator,
    show,
    space_named,
    space_option,
)
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG
from goldthread.foundation.loads.loading import load_file


@operator(
    "import",
    prints="`file`, `is_new`, `records`, `made` (how many of each kind), `left_out`, `sentence`",
    ends={WRONG: "the file is refused; nothing of it is kept", NOT_FOUND: "no such partnership"},
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@space_option
@json_option
def import_command(file: Path, space: str | None, as_json: bool) -> None:
    """Load FILE: all of it or nothing. The same file again changes nothing and says so.

    Example: goldthread import child-c-review.yaml --space waltham-forest
    """
    result = load_file(file, space=space_named(space), by=OPERATOR, at=now())
    data = {
        "file": result.load.file_name,
        "is_new": result.is_new,
        "records": result.load.records,
        "made": result.counts,
        "left_out": list(result.left_out),
        "sentence": result.sentence,
    }
    left_out = [f"Not used yet: {', '.join(result.left_out)}."] if result.left_out else []
    show(data, as_json, [result.sentence, *left_out])
