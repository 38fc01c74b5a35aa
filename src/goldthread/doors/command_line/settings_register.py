"""Schools and other settings of an area: load the national register's own file, and show which were not reached."""

from pathlib import Path
from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import (
    OPERATOR,
    account_named,
    json_option,
    now,
    operator,
    show,
    space_named,
    space_option,
)
from goldthread.doors.command_line.ending import MISUSED, NOT_FOUND, WRONG, fail
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.engagement.postcodes import PartsOfPostcodes
from goldthread.partnership.engagement.queries import reach_in
from goldthread.partnership.engagement.register.authorities import number_of
from goldthread.partnership.engagement.register.export import Area
from goldthread.partnership.engagement.register.whole import load_whole


@click.group("settings")
def settings_command() -> None:
    """Schools, early years settings, homes, clubs and groups of an area."""


@operator(
    "load",
    settings_command,
    prints="`file`, `read` and `of_area` (lines), `remarks`, `problems` (`line`, `sentences`), `loaded`, `records`",
    ends={
        WRONG: "the file is refused, or a line of it has a problem; then nothing is kept",
        NOT_FOUND: "no such partnership or person",
    },
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@space_option
@click.option("--authority", default="", help="The schools of this local authority, by its name or three-digit number.")
@click.option("--postcodes", default="", help="Schools whose postcodes begin so, such as “E17, E10 5”.")
@click.option("--as", "email", required=True, help="The e-mail address of whoever keeps the register.")
@click.option("--check", "only_check", is_flag=True, help="Say what would come of it, and record nothing.")
@json_option
def load_command(
    file: Path, space: str | None, authority: str, postcodes: str, email: str, only_check: bool, as_json: bool
) -> None:
    """Load the national schools register's FILE, CSV or ZIP as it is downloaded, narrowed to an area.

    Example: goldthread settings load edubasealldata.zip --space northmere --authority 320 --as manager@demo.example
    """
    area = _area(authority, postcodes)
    try:
        with file.open("rb") as opened_file:
            came = load_whole(
                space=space_named(space),
                file=opened_file,
                file_name=file.name,
                area=area,
                only_check=only_check,
                by=account_named(email),
                at=now(),
            )
    except Refused as refusal:
        fail(str(refusal), WRONG)
    show(came, as_json, _words(came))


@operator(
    "reach",
    settings_command,
    prints="a list of `kind`, `settings` (open), `not_reached` (for a year), `never`, `share` (per cent),"
    " `without_lead`; the last is of all kinds",
    ends={NOT_FOUND: "no such partnership"},
)
@space_option
@json_option
def reach_command(space: str | None, as_json: bool) -> None:
    """Show how many settings of each kind had no contact for a year.

    Example: goldthread settings reach --space northmere --json
    """
    at, found = now(), space_named(space)
    today = timezone.localdate(at)
    with opened(actor=SYSTEM_ACTOR, reading=[found.pk]):
        reach = reach_in(found, standing_of(OPERATOR, today, at), today)
    data = [
        {
            "kind": one.label,
            "settings": one.number,
            "not_reached": one.not_reached,
            "never": one.never,
            "share": one.share,
            "without_lead": one.without_lead,
        }
        for one in reach
    ]
    lines = [f"{one['kind']}: {one['not_reached']} of {one['settings']} not reached ({one['share']}%)" for one in data]
    show(data, as_json, lines or ["There are no settings yet."])


def _area(authority: str, postcodes: str) -> Area:
    if bool(authority) == bool(postcodes):
        fail("Say which schools: --authority with a name or three digits, or --postcodes.", MISUSED)
    if authority:
        try:
            return Area(number_of(authority))
        except ValueError as wrong:
            fail(str(wrong), MISUSED)
    try:
        return Area(postcodes=PartsOfPostcodes.typed(postcodes))
    except ValueError as wrong:
        fail(f"“{wrong}” is not the beginning of a postcode.", MISUSED)


def _words(came: dict[str, Any]) -> list[str]:
    lines = [f"{came['of_area']:,} of {came['read']:,} lines are of the area.", *came["remarks"]]
    lines += [f"   line {one['line']}: {' '.join(one['sentences'])}" for one in came["problems"]]
    lines.append(f"{came['records']:,} records were loaded." if came["loaded"] else "Nothing was recorded.")
    return lines
