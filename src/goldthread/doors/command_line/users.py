"""Accounts, from the machine: make one, give a role, lock, unlock, help somebody who lost their second factor."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.conf import settings
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
from goldthread.doors.command_line.ending import NOT_FOUND, WRONG, fail
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.accounts import managing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.invitations.commands.roles import give_role
from goldthread.foundation.sign_in.recovering import take_second_factor_away_and_tell
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


@click.group("user")
def user_command() -> None:
    """Accounts of people who sign in."""


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except managing.AccountProblem as problem:
        fail(str(problem))


@operator(
    "create",
    user_command,
    prints="`user`, its number, and once `password_link`",
    ends={WRONG: "refused, such as an address that is taken"},
)
@click.option("--email", required=True, help="The address that they sign in with.")
@click.option("--name", required=True, help="As colleagues write it.")
@json_option
def create(email: str, name: str, as_json: bool) -> None:
    """Make an account without a role, and print the link by which the person chooses a password, once.

    Example: goldthread user create --email morgan@northmere.example --name "Morgan Fieldfare"
    """
    with _said_plainly():
        user = managing.create_user(email, name)
    link = f"{settings.ADDRESS.rstrip('/')}{managing.password_path(user)}"
    show({"user": user.pk, "password_link": link}, as_json, [f"Made account {user.pk}. Choose a password at {link}"])


@operator("give-role", user_command, ends={WRONG: "refused", NOT_FOUND: "no such person, partnership or agency"})
@click.argument("email")
@click.argument("role", type=click.Choice(list(ROLES)), metavar="ROLE")
@space_option
@click.option("--agency", help="The agency's name, for a role that is held for one.")
def give(email: str, role: str, space: str | None, agency: str | None) -> None:
    """Give the person a role in a partnership from today.

    Example: goldthread user give-role kit@police.example agency_lead --space northmere --agency "Northmere Police"
    """
    where, at, user = space_named(space), now(), account_named(email)
    with opened(actor=SYSTEM_ACTOR, reading=[where.pk]):
        found = Agency.objects.filter(name__iexact=agency).first() if agency else None
        if agency and found is None:
            fail(f"There is no agency “{agency}” in {where.name}.", NOT_FOUND)
        give_role(
            space=where,
            user=user,
            role=role,
            agency=found,
            starts_on=timezone.localdate(at),
            by=OPERATOR,
            at=at,
        )
    click.echo(f"{ROLES[role].title} from {timezone.localdate(at):%-d %B %Y}.")


@operator("list-roles", user_command, prints="a list of `space`, `role`, `since`", ends={NOT_FOUND: "no such person"})
@click.argument("email")
@json_option
def list_roles(email: str, as_json: bool) -> None:
    """List the roles that the person holds today. Example: goldthread user list-roles kit@police.example"""
    user, slugs = account_named(email), {space.pk: space.slug for space in every_space()}
    with opened(actor=user.pk):
        held = standing_of(user, timezone.localdate(now())).holdings
    data = [{"space": slugs[one.space_id], "role": one.role, "since": one.starts_on} for one in held]
    words = [f"{one['space']}: {one['role']} since {one['since']}" for one in data]
    show(data, as_json, words or ["This person holds no role today."])


@operator("lock", user_command, ends={NOT_FOUND: "no such person"})
@click.argument("email")
def lock(email: str) -> None:
    """Let nobody use the account, and end its sessions. What it did stays.

    Example: goldthread user lock kit@police.example
    """
    managing.close_account(account_named(email))
    click.echo("The account is locked and its sessions have ended.")


@operator("unlock", user_command, ends={NOT_FOUND: "no such person"})
@click.argument("email")
def unlock(email: str) -> None:
    """Let the person sign in again.

    Example: goldthread user unlock kit@police.example
    """
    managing.reopen_account(account_named(email))
    click.echo("The person can sign in again.")


@operator("reset-second-factor", user_command, ends={NOT_FOUND: "no such person"})
@click.argument("email")
def reset_second_factor(email: str) -> None:
    """For somebody who lost app, passkeys and recovery codes. Make sure first who is asking.

    Example: goldthread user reset-second-factor kit@police.example
    """
    take_second_factor_away_and_tell(account_named(email))
    click.echo("The next sign-in will set up another second factor. A letter tells the person.")


@operator("sign-out", user_command, ends={NOT_FOUND: "no such person"})
@click.argument("email")
def sign_out(email: str) -> None:
    """End every session of the person.

    Example: goldthread user sign-out kit@police.example
    """
    managing.sign_out_everywhere(account_named(email))
    click.echo("Every session has ended.")
