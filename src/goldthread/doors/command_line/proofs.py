"""Show what is known of a review's recommendations."""

from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.partnership.learning.thread_json import NoSuchReview
from goldthread.partnership.proof.proof_json import proof_as_data


@operator(
    "proof",
    prints="`review`, `space`, `as_of`, `recommendations`; each of these has `finding`, `actions`, `tests_set`,"
    " `results`, `state` (unproven, proven, disproven or expired), `why` and its `outcomes` with their tests",
    ends={
        WRONG: "several partnerships have such a review: name one with --space",
        NOT_FOUND: "no such review or partnership",
    },
)
@click.option("--review", "reference", required=True, help="The review's reference.")
@space_option
@json_option
def proof_command(reference: str, space: str | None, as_json: bool) -> None:
    """Show of each recommendation of a review what is done, how it is tested and what is known.

    Example: goldthread proof --review child-c --json
    """
    try:
        data = proof_as_data(reference, timezone.localdate(), space_named(space) if space else None)
    except NoSuchReview as missing:
        fail(str(missing), NOT_FOUND)
    show(data, as_json, _words(data))


def _words(data: dict[str, Any]) -> list[str]:
    return [
        f"Finding {one['finding']}, {one['subject']}: {one['state']}. {one['actions']['done']} of"
        f" {one['actions']['all']} actions done. {one['why']}"
        for one in data["recommendations"]
    ]
