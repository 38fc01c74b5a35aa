"""Show the briefing on a review, and whom it reached."""

from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.ui.words import plural
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.briefings_json import briefing_as_data
from goldthread.partnership.learning.thread_json import NoSuchReview, the_one


@operator(
    "briefings",
    prints="`review`, `space`, `as_of`, `is_written`, `words`, `words_that_fit`, `sent_on`, `people`,"
    " `agencies_confirmed`, `agencies` (each with `agency`, `state`, `sent_on`, `confirm_by`, `people`,"
    " `confirmations`), `clocks` and `rounds` of the practice question (`answers`, `good`)",
    ends={
        WRONG: "several partnerships have such a review: name one with --space",
        NOT_FOUND: "no such review or partnership",
    },
)
@click.option("--review", "reference", required=True, help="The review's reference.")
@space_option
@json_option
def briefings_command(reference: str, space: str | None, as_json: bool) -> None:
    """Show the seven-minute briefing on a review, to whom it was sent, and how many people it reached.

    Example: goldthread briefings --review child-q --json
    """
    spaces = [space_named(space)] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        try:
            review = the_one(reference, spaces)
        except NoSuchReview as missing:
            fail(str(missing), NOT_FOUND)
        data = briefing_as_data(review, timezone.localdate(now()))
    show(data, as_json, _words(data))


def _words(data: dict[str, Any]) -> list[str]:
    if not data["words"]:
        return ["No seven-minute briefing is written yet."]
    if not data["agencies"]:
        return ["The briefing was sent to no agency yet."]
    people = plural(data["people"], "person", "people")
    return [
        f"Cascaded to {people} across {data['agencies_confirmed']} of {len(data['agencies'])} agencies.",
        *(f"{one['state']:<18} {one['agency']}: {one['people']} reached" for one in data["agencies"]),
        *(f"{one['state']:<18} {one['what']}: by {one['by']}" for one in data["clocks"]),
        *(f"Round {one['number']}: {one['good']} of {one['answers']} answers good." for one in data["rounds"]),
    ]
