"""Show what is owed."""

from collections.abc import Sequence
from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, operator, show, space_named, space_option
from goldthread.doors.command_line.ending import NOT_FOUND, fail
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.progress.plan_json import Narrowing, actions_as_data
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

PRINTS = (
    "`as_of`, `spaces`; each of these has `space` and `actions`, those due first; each of these has `id`, `ref`,"
    " `title`, `origin` (what it came from, in words), `owners`, `owner_as_printed` (by the source), `status`,"
    " `status_in_words`, `due`, `due_by` (the last day it could mean), `answer_by` (the day by which more was asked),"
    " `late`, `started_on`, `done_on`, `evidence` (how many pieces that were not withdrawn), `evidence_counts` (how"
    " many of them have not run out), `imported`, `latest_report`, `more_asked` (while it is not answered: `what`,"
    " `by`, `at`), and all `reports` (`owner`, `says`, `words`, `done_on`, `at`, `through`,"
    " `recorded_by_partnership`) and `judgements`"
    " (`verdict`, `why`, `answer_by`, `superseded_by`, `to`, `at`)"
)


@operator("actions", prints=PRINTS, ends={NOT_FOUND: "no such partnership or agency"})
@space_option
@click.option("--agency", default="", help="Only what the agency of this name owes.")
@click.option("--status", type=click.Choice(Action.Status.values), help="Only actions in this status.")
@click.option("--late", is_flag=True, help="Only what is late today.")
@json_option
def actions_command(space: str | None, agency: str, status: str | None, late: bool, as_json: bool) -> None:
    """Show what is owed, by whom and by when, what was reported of it and how it was judged.

    Example: goldthread actions --space northmere --late --json
    """
    spaces = [space_named(space)] if space else every_space()
    if agency.strip():
        _check_agency(agency.strip(), spaces)
    data = actions_as_data(spaces, timezone.localdate(), Narrowing(agency.strip(), status or "", late))
    show(data, as_json, _words(data))


def _check_agency(name: str, spaces: Sequence[Space]) -> None:
    """An agency that is not there owes nothing either: end rather than say so."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in spaces]):
        names = sorted(set(Agency.objects.filter(space__in=spaces).values_list("name", flat=True)), key=str.casefold)
    if name.casefold() not in {one.casefold() for one in names}:
        fail(f"No agency is called “{name}”. There are: {', '.join(names) or 'none yet'}.", NOT_FOUND)


def _words(data: dict[str, Any]) -> list[str]:
    lines = []
    for one in data["spaces"]:
        lines.append(f"{one['space']}: {len(one['actions'])} actions")
        lines += [
            f"   {action['ref']}  {action['title']}: {action['status_in_words']}"
            f"{', late' if action['late'] else ''} ({', '.join(action['owners']) or 'no owner here'})"
            for action in one["actions"]
        ]
    return lines
