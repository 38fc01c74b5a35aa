"""Show every sample that the independent scrutineer drew, and draw each again from what was kept."""

from typing import Any

from goldthread.doors.command_line.declaring import json_option, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import WRONG, fail
from goldthread.foundation.ui.words import listed, plural
from goldthread.partnership.scrutiny.draws_json import draws_as_data


@operator(
    "draws",
    prints="`space`, `draws`; each of these has `number`, `drawn_at`, `purpose`, `method`, `seed`, `size`,"
    " `population` and `drawn` (numbers of actions) and `is_the_same_again`",
    ends={WRONG: "a sample is another when it is drawn again from what was kept"},
)
@space_option
@json_option
def draws_command(space: str | None, as_json: bool) -> None:
    """Show every random sample of actions marked done, and whether it is the same when it is drawn again.

    Example: goldthread draws --space northmere --json
    """
    data = draws_as_data(space_named(space))
    show(data, as_json, _words(data))
    others = [f"draw {draw['number']}" for draw in data["draws"] if not draw["is_the_same_again"]]
    if others:
        fail(f"Another sample is drawn from what was kept of {listed(others)}. Verify the trail.", WRONG)


def _words(data: dict[str, Any]) -> list[str]:
    told = [
        f"Draw {one['number']}, {one['drawn_at'][:10]}: {one['size']} of {plural(len(one['population']), 'action')},"
        f" {'the same' if one['is_the_same_again'] else 'ANOTHER'} when drawn again. {one['purpose']}"
        for one in data["draws"]
    ]
    return told or ["No sample was drawn."]
