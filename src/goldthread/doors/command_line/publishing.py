"""Say whether a review is ready to be published."""

from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.thread_json import NoSuchReview, the_one
from goldthread.partnership.publishing.readiness_json import readiness_as_data


@click.group("publish")
def publish_command() -> None:
    """What comes before a review is published."""


@operator(
    "check",
    publish_command,
    prints="`review`, `space`, `as_of`, `ready`, `conditions` (each with `code`, `title`, `met`, `why`) and `hits`"
    " (`open`, `cleared`); never a name from the people list",
    ends={
        WRONG: "it is not ready, or several partnerships have such a review: name one with --space",
        NOT_FOUND: "no such review or partnership",
    },
)
@click.option("--review", "reference", required=True, help="The review's reference.")
@space_option
@json_option
def check_command(reference: str, space: str | None, as_json: bool) -> None:
    """Say whether a review is ready to be published, and what is missing.

    Example: goldthread publish check --review child-q --json
    """
    spaces = [space_named(space)] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        try:
            review = the_one(reference, spaces)
        except NoSuchReview as missing:
            fail(str(missing), NOT_FOUND)
        data = readiness_as_data(review, timezone.localdate(now()))
    show(data, as_json, _words(data))
    if not data["ready"]:
        raise click.exceptions.Exit(WRONG)


def _words(data: dict[str, Any]) -> list[str]:
    return [
        f"{data['review']} is {'ready' if data['ready'] else 'not ready'} to be published.",
        *(f"{'done' if one['met'] else 'missing':<8} {one['title']}: {one['why']}" for one in data["conditions"]),
        f"Hits of the name check: {data['hits']['open']} to be cleared, {data['hits']['cleared']} cleared.",
    ]
