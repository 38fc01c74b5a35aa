"""Make a partnership, and list those there are."""

from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declaring import json_option, now, operator, show, space_named
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG
from goldthread.foundation.access.models import Holding
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.invitations.models import OPEN_FOR
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.governance.creating import create_partnership


@click.group("partnership")
def partnership_command() -> None:
    """Partnerships that are kept here."""


@operator(
    "create",
    partnership_command,
    prints="`slug`, `name`, `kind`, `area`, `is_live`, `went_live_at`, `is_fictitious` and, once, `invitation_link`",
    ends={WRONG: "refused, such as a short name that is taken"},
)
@click.option("--name", required=True, help="As it is printed, such as “Northmere Safeguarding Children Partnership”.")
@click.option("--slug", required=True, help="Its short name in addresses, such as northmere.")
@click.option("--area", default="", help="The area it serves.")
@click.option("--manager-name", required=True, help="Who will set it up.")
@click.option("--manager-email", required=True, help="Their address, with an account or without.")
@click.option("--joint-body", "joint", is_flag=True, help="It is a joint body of several areas, for their joint cases.")
@click.option("--made-up", "fictitious", is_flag=True, help="Mark it as made up, to practise in, for good.")
@json_option
def create(as_json: bool, **given: Any) -> None:
    """Make an empty partnership that is not live, and print the link by which its manager accepts, once.

    Nothing is sent: hand the link over. The manager then follows the checklist, up to "Go live".
    Example: goldthread partnership create --name "Northmere SCP" --slug northmere --area Northmere
    --manager-name "Morgan Fieldfare" --manager-email morgan@northmere.example
    """
    made = create_partnership(**given, at=now())
    words = [
        f"Made {made.space.name}. It is empty and not live: nothing is sent.",
        f"Give its manager this link, which works once and for {OPEN_FOR.days} days: {made.link}",
    ]
    show({**_as_data(made.space), "invitation_link": made.link}, as_json, words)


@operator(
    "list",
    partnership_command,
    prints="a list of `slug`, `name`, `kind`, `area`, `is_live`, `went_live_at`, `is_fictitious`",
)
@json_option
def list_(as_json: bool) -> None:
    """List every partnership here. Example: goldthread partnership list --json"""
    spaces = [_as_data(space) for space in every_space()]
    words = [f"{one['slug']:<24} {'live' if one['is_live'] else 'not live':<9} {one['name']}" for one in spaces]
    show(spaces, as_json, words or ["There is none yet. Make one with goldthread partnership create."])


@operator(
    "show",
    partnership_command,
    prints="what `list` prints of one, and the numbers `agencies`, `groups`, `people`",
    ends={NOT_FOUND: "no such partnership"},
)
@click.argument("slug")
@json_option
def show_(slug: str, as_json: bool) -> None:
    """Show what a partnership holds, in numbers. Example: goldthread partnership show northmere"""
    space, today = space_named(slug), timezone.localdate(now())
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        held = {
            "agencies": Agency.objects.filter(space=space).count(),
            "groups": Group.objects.filter(space=space).count(),
            "people": len({held.user_id for held in Holding.objects.filter(space=space).in_force(today)}),
        }
    data = {**_as_data(space), **held}
    show(data, as_json, [f"{name.replace('_', ' ')}: {value}" for name, value in data.items()])


def _as_data(space: Space) -> dict[str, Any]:
    return {
        "slug": space.slug,
        "name": space.name,
        "kind": space.kind,
        "area": space.area,
        "is_live": space.is_live,
        "went_live_at": space.went_live_at,
        "is_fictitious": space.is_fictitious,
    }
