"""The weeks' digests: what was queued and sent, and sending this week's now."""

from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show
from goldthread.foundation.chasing.counting import digest_weeks
from goldthread.foundation.chasing.jobs import begin_week, monday_of
from goldthread.foundation.ui.words import plural

PUT = "The digests of the week of {week} were put in the queue. The worker works out what is due to whom, and sends it."
PUT_BEFORE = "The digests of the week of {week} had been put in the queue before. Nothing was put there again."


@operator(
    "digests",
    prints="a list, the newest first, each with `week` (its Monday), `queued_at`, `people` (to whom something was"
    " due), `sent`, `refused` (by a mail server, for good) and `inboxes` (letters to team inboxes that were put in"
    " the queue)",
)
@click.option("--send", is_flag=True, help="Put this week's in the queue now, if that was not done yet.")
@json_option
def digests_command(send: bool, as_json: bool) -> None:
    """Show how many digests of each week were sent. The worker sends them on a Monday by itself.

    Nobody gets two of one week. Example: goldthread digests --send
    """
    at, said = now(), []
    if send:
        week = monday_of(timezone.localdate(at))
        said.append((PUT if begin_week(week, at) else PUT_BEFORE).format(week=week.isoformat()))
    data = digest_weeks()
    show(data, as_json, [*said, *map(_line, data)] or ["No week’s digests were put in the queue yet."])


def _line(one: dict[str, Any]) -> str:
    inboxes = f"{plural(one['inboxes'], 'letter')} to team inboxes"
    return f"{one['week']}: {one['sent']} of {one['people']} sent, {one['refused']} refused, {inboxes}"
