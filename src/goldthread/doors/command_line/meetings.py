"""Show a group's year, and make the pack of a meeting."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from goldthread.doors.command_line.declaring import (
    account_named,
    group_named,
    json_option,
    now,
    operator,
    show,
    space_named,
    space_option,
)
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.disk.whole_files import written_whole
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.ui.words import plural
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.calendar import LATEST, SOONEST
from goldthread.partnership.meetings.models import Meeting
from goldthread.partnership.meetings.pack.making import Pack, made, pack_for, pack_for_members
from goldthread.partnership.meetings.queries.year import calendar_as_data, calendar_of

group_option = click.option("--group", "code", required=True, help="The group, by its code (its page shows it).")


@operator(
    "calendar",
    prints="`group` (`code`, `name`), `year`, `meetings` in order (`date`, `begins`, `ends`, `state`: planned, held,"
    " cancelled or not_made_yet, `mode`, `place`, `planned_for`: the day that the rule named, `why` it is another,"
    " `papers_due`, `minutes_due`) and `left_out` (`date`, `why`)",
    ends={WRONG: "several partnerships have such a group: name one with --space", NOT_FOUND: "no such group"},
)
@group_option
@click.option("--year", type=click.IntRange(SOONEST, LATEST), required=True, help="The year, by the calendar.")
@space_option
@json_option
def calendar_command(code: str, year: int, space: str | None, as_json: bool) -> None:
    """Show the meetings of a group in a year, and those that its rule names and nobody has planned yet.

    Example: goldthread calendar --space northmere --group prp --year 2027 --json
    """
    spaces = [space_named(space)] if space else every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        data = calendar_as_data(calendar_of(group_named(code, spaces), year, timezone.localdate(now())))
    show(data, as_json, _words(data))


@click.group("meeting")
def meeting_command() -> None:
    """Meetings of groups."""


@operator(
    "pack",
    meeting_command,
    prints="`group`, `date`, `for`, `file`, `bytes`, `items`, `papers`",
    ends={
        WRONG: "several partnerships have such a group, or the file cannot be written",
        NOT_FOUND: "no such group, meeting or person",
    },
)
@group_option
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day of the meeting.")
@click.option("--for", "email", default="", help="Whoever it is made for, by e-mail address. Else every member.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@space_option
@json_option
def pack_command(code: str, day: datetime, email: str, out: Path, space: str | None, as_json: bool) -> None:
    """Make the pack of a meeting as one PDF: agenda, last minutes, open actions and papers.

    What its reader may not see is left out: without --for, all that not every member may see. It is not kept here.
    Example: goldthread meeting pack --space northmere --group prp --date 2026-12-08 --out pack.pdf
    """
    at = now()
    spaces = [space_named(space)] if space else every_space()
    reader = account_named(email) if email else None
    with opened(actor=SYSTEM_ACTOR, reading=[one.pk for one in spaces]):
        meeting = _meeting(group_named(code, spaces), day.date())
        pack = _pack(meeting, reader, at)
    data = made(pack, settings.ADDRESS.rstrip("/"))
    try:
        with written_whole(out) as file:
            file.write(data)
    except OSError as problem:
        fail(f"{out} cannot be written: {problem.strerror}.", WRONG)
    papers = sum(len(one.papers) for one in pack.items)
    told = {"group": code, "date": day.date(), "for": email or "members", "file": str(out), "bytes": len(data)}
    words = f"{out}: {meeting}, {plural(len(pack.items), 'item')}, {plural(papers, 'paper')}, {len(data):,} bytes"
    show(told | {"items": len(pack.items), "papers": papers}, as_json, [words])


def _pack(meeting: Meeting, reader: User | None, at: datetime) -> Pack:
    today = timezone.localdate(at)
    if reader is None:
        return pack_for_members(meeting, today)
    standing = standing_of(reader, today)
    if not Meeting.objects.visible_to(standing).filter(pk=meeting.pk).exists():
        fail("This person may not see that meeting.", NOT_FOUND)
    return pack_for(meeting, standing, reader.name)


def _meeting(group: Group, on: date) -> Meeting:
    meetings = Meeting.objects.filter(group=group, on=on).in_order().select_related("group", "space")
    found = meetings.standing().first() or meetings.first()
    if found is None:
        fail(f"{group.name} has no meeting on {on}.", NOT_FOUND)
    return found


def _words(data: dict[str, Any]) -> list[str]:
    lines = [f"{data['group']['name']}, {data['year']}: {len(data['meetings'])} meetings"]
    for row in data["meetings"]:
        ends = f" to {row['ends']}" if row["ends"] else ""
        why = f" ({row['why']})" if row["why"] else ""
        lines.append(f"   {row['date']}  {row['begins']}{ends}  {row['state'].replace('_', ' ')}{why}")
    return lines + [f"   {one['date']}  left out: {one['why']}" for one in data["left_out"]]
