"""Make a partnership, and list those there are."""

from datetime import datetime
from typing import Any

import click
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils import timezone

from goldthread.doors.command_line.declaring import (
    MISUSED,
    OPERATOR,
    fail,
    json_option,
    now,
    operator,
    show,
    space_named,
)
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts import managing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.invitations.commands.roles import give_role
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

MANAGER = "partnership_manager"


@click.group("partnership")
def partnership_command() -> None:
    """Partnerships that are kept here."""


@operator("create", partnership_command)
@click.option("--name", required=True, help="As it is printed, such as “Northmere Safeguarding Children Partnership”.")
@click.option("--slug", required=True, help="Its short name in addresses, such as northmere.")
@click.option("--area", default="", help="The area it serves.")
@click.option("--manager-name", help="Who will set it up.")
@click.option("--manager-email", help="Their address. An account is made unless there is one.")
@json_option
def create(**given: Any) -> None:
    """Make an empty partnership; its manager signs in and follows the checklist. Nothing is sent before "Go live".

    Example: goldthread partnership create --name "Northmere SCP" --slug northmere --area Northmere
    --manager-name "Morgan Fieldfare" --manager-email morgan@northmere.example
    """
    as_json, at = given.pop("as_json"), now()
    _check(given)
    try:
        with transaction.atomic():
            space, manager = _made(given, at)
    except managing.AccountProblem as problem:
        fail(str(problem))
    link = _password_link(manager) if manager else None
    show({**_as_data(space), "password_link": link}, as_json, _what_next(space, manager, link))


@operator("list", partnership_command)
@json_option
def list_(as_json: bool) -> None:
    """List every partnership here. Example: goldthread partnership list --json"""
    spaces = [_as_data(space) for space in every_space()]
    words = [f"{one['slug']:<24} {'live' if one['is_live'] else 'not live':<9} {one['name']}" for one in spaces]
    show(spaces, as_json, words or ["There is none yet. Make one with goldthread partnership create."])


@operator("show", partnership_command)
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


def _check(given: dict[str, Any]) -> None:
    try:
        validate_slug(given["slug"])
    except ValidationError:
        fail("A short name is made of letters, digits, hyphens and underscores.", MISUSED)
    if not given["name"].strip():
        fail("A partnership needs a name.", MISUSED)
    if bool(given["manager_name"]) != bool(given["manager_email"]):
        fail("Give both --manager-name and --manager-email, or neither.", MISUSED)
    if any(space.slug == given["slug"] for space in every_space()):
        fail(f"There is a partnership “{given['slug']}” already.")


def _made(given: dict[str, Any], at: datetime) -> tuple[Space, User | None]:
    space = register_space(
        kind=Space.Kind.PARTNERSHIP, name=given["name"], slug=given["slug"], area=given["area"], at=at
    )
    if not given["manager_email"]:
        return space, None
    manager = User.objects.filter(email__iexact=given["manager_email"].strip()).first()
    manager = manager or managing.create_user(given["manager_email"], given["manager_name"])
    today = timezone.localdate(at)
    give_role(space=space, user=manager, role=MANAGER, agency=None, starts_on=today, by=OPERATOR, at=at)
    return space, manager


def _password_link(user: User) -> str | None:
    """Where the person chooses a password, unless they have one."""
    address = settings.ADDRESS.rstrip("/")
    return None if user.has_usable_password() else f"{address}{managing.password_path(user)}"


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


def _what_next(space: Space, manager: User | None, link: str | None) -> list[str]:
    lines = [f"Made {space.name}. It is empty and not live: nothing is sent."]
    if manager is None:
        lines.append(f"Give it a manager: goldthread user give-role EMAIL {MANAGER} --space {space.slug}")
    if link:
        lines.append(f"Its manager chooses a password here, once, within an hour: {link}")
    return lines
