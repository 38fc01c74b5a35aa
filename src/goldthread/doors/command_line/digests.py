"""The weeks' digests: what was queued and sent, and sending this week's now."""

import click
from django.db.models import Count, Q
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show
from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.chasing.jobs import begin_week, monday_of
from goldthread.foundation.chasing.models import Digest

SHOWN = 26


@operator(
    "digests",
    prints="a list, each with `week` (its Monday), `people`, `sent`, and `refused` (by a mail server, for good)",
)
@click.option("--send", is_flag=True, help="Put this week's in the queue now, if that was not done yet.")
@json_option
def digests_command(send: bool, as_json: bool) -> None:
    """Show how many digests of each week were sent. The worker sends them on a Monday by itself.

    Nobody gets two of one week. Example: goldthread digests --send
    """
    at = now()
    if send:
        begin_week(monday_of(timezone.localdate(at)), at)
    data = _weeks()
    lines = [f"{one['week']}: {one['sent']} of {one['people']} sent, {one['refused']} refused" for one in data]
    show(data, as_json, lines or ["No digest was due to anybody yet."])


def _weeks() -> list[dict[str, object]]:
    with as_program("digests counted"):
        by_week = Digest.objects.values("week").order_by("-week")
        counted = by_week.annotate(people=Count("pk"), sent=Count("sent_at"), refused=_refused())[:SHOWN]
        return [{**one, "week": one["week"].isoformat()} for one in counted]


def _refused() -> Count:
    return Count("pk", filter=Q(was_refused=True))
