"""What commands of the command line share: the time, the space that is meant, and how their data is printed."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import click
from django.utils import timezone

from goldthread.doors.command_line.declared import COMMANDS, Declared, operator
from goldthread.doors.command_line.ending import MISUSED, NOT_FOUND, WRONG, fail
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts import managing
from goldthread.foundation.accounts.models import User
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space

__all__ = ["COMMANDS", "OPERATOR", "Declared", "json_option", "now", "operator", "show", "space_named", "space_option"]

OPERATOR = System("operator")
json_option = click.option("--json", "as_json", is_flag=True, help="Print data for another program.")
space_option = click.option("--space", metavar="SLUG", help="The partnership, by the short name in its addresses.")


def now() -> datetime:
    """The time, taken once by the door."""
    return timezone.now()


def show(data: Any, as_json: bool, words: Iterable[str]) -> None:
    """Print data for another program, or words for a person."""
    if as_json:
        click.echo(json.dumps(data, indent=2, ensure_ascii=False, default=_plain))
    else:
        for line in words:
            click.echo(line)


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be printed as JSON")


def space_named(slug: str | None) -> Space:
    """The space with that short name, or the only one there is; ends the command when there is none."""
    spaces = every_space()
    if slug is None and len(spaces) == 1:
        return spaces[0]
    if slug is None:
        fail(
            f"Say which partnership with --space: {', '.join(space.slug for space in spaces) or 'there is none'}.",
            MISUSED,
        )
    for space in spaces:
        if space.slug == slug:
            return space
    fail(
        f"There is no partnership “{slug}”. There are: {', '.join(space.slug for space in spaces) or 'none'}.",
        NOT_FOUND,
    )


def account_named(email: str) -> User:
    """The account with that address; ends the command when there is none."""
    try:
        return managing.find_user(email)
    except managing.AccountProblem as problem:
        fail(str(problem), NOT_FOUND)


def group_named(code: str, spaces: list[Space]) -> Group:
    """The one group of these partnerships with a code. The wall must be open for reading them."""
    found = list(Group.objects.filter(space__in=spaces, code=code.lower()).select_related("space"))
    if not found:
        codes = Group.objects.filter(space__in=spaces).exclude(code="").order_by("code").values_list("code", flat=True)
        fail(f"No group has the code “{code}”. There are: {', '.join(dict.fromkeys(codes)) or 'none'}.", NOT_FOUND)
    if len(found) > 1:
        fail(f"Say which with --space: {', '.join(group.space.slug for group in found)}.", WRONG)
    return found[0]
