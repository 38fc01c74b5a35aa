"""Show a review's thread."""

from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.partnership.learning.thread_json import NoSuchReview, thread_as_data


@operator(
    "thread",
    prints="`review`, `timeline`, `findings`, `actions`, `outcomes`, `assurance`, `letters`, `loose_ends`, `oddities`;"
    " each record that was read has `source`, `locator`, `line`; each recommendation and outcome has `proof`: its"
    " `state` and `why`",
    ends={
        WRONG: "several partnerships have such a review: name one with --space",
        NOT_FOUND: "no such review or partnership",
    },
)
@click.argument("reference")
@space_option
@json_option
def thread_command(reference: str, space: str | None, as_json: bool) -> None:
    """Show the thread of the review REFERENCE: findings, what is done about each, and what is loose.

    Example: goldthread thread child-c --json
    """
    try:
        data = thread_as_data(reference, timezone.localdate(now()), space_named(space) if space else None)
    except NoSuchReview as missing:
        fail(str(missing), NOT_FOUND)
    show(data, as_json, _words(data))


def _words(data: dict[str, Any]) -> list[str]:
    lines = [f"{data['review']['title']}: {len(data['findings'])} findings, {len(data['actions'])} actions"]
    for finding in data["findings"]:
        lines.append(f"\n{finding['number']}. {finding['subject']} ({finding['response_type'].replace('_', ' ')})")
        lines += [
            f"   {action['ref']}  {action['title']}: {action['status']}"
            for action in data["actions"]
            if finding["number"] in action["findings"]
        ]
    lines.append(f"\nLoose ends: {len(data['loose_ends'])}")
    lines += [f"   {end['words']}" for end in data["loose_ends"]]
    return lines
