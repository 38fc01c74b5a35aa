"""Accounts, from the machine: make one, give a role, lock, unlock, help somebody who lost their second factor."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.conf import settings
from django.utils import timezone

from goldthread.doors.command_line.declaring import (
    OPERATOR,
    fail,
    json_option,
    now,
    operator,
    show,
    space_named,
    space_option,
)
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.accounts import managing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.invitations.commands.roles import give_role
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


@operator("create", user_command)
@click.option("--email", required=True)
@click.option("--name", required=True)
def create(email: str, name: str) -> None:
    """Make an account without a role, and print the link by which the person chooses a password, once."""
    with _said_plainly():
        user = managing.create_user(email, name)
    click.echo(f"Made the account {user.pk}. A password is chosen at {settings.ADDRESS}{managing.password_path(user)}")


@operator("give-role", user_command)
@click.argument("email")
@click.argument("role", type=click.Choice(list(ROLES)))
@space_option
@click.option("--agency", help="The agency's name, for a role that is held for one.")
def give(email: str, role: str, space: str | None, agency: str | None) -> None:
    """Give the person a role in a partnership from today."""
    where, at = space_named(space), now()
    with _said_plainly():
        user = managing.find_user(email)
    with opened(actor=SYSTEM_ACTOR, reading=[where.pk]):
        found = Agency.objects.filter(name__iexact=agency).first() if agency else None
        if agency and found is None:
            fail(f"There is no agency “{agency}” in {where.name}.")
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


@operator("roles", user_command)
@click.argument("email")
@json_option
def roles(email: str, as_json: bool) -> None:
    """List the roles that the person holds today."""
    with _said_plainly():
        user = managing.find_user(email)
    with opened(actor=user.pk):
        held = standing_of(user, timezone.localdate(now())).holdings
    data = [{"space": holding.space_id, "role": holding.role, "since": holding.starts_on} for holding in held]
    show(data, as_json, [f"space {one['space']}: {one['role']} since {one['since']}" for one in data])


@operator("lock", user_command)
@click.argument("email")
def lock(email: str) -> None:
    """Let nobody use the account, and end its sessions. What it did stays."""
    with _said_plainly():
        managing.close_account(managing.find_user(email))
    click.echo("The account is locked and its sessions have ended.")


@operator("unlock", user_command)
@click.argument("email")
def unlock(email: str) -> None:
    """Let the person sign in again."""
    with _said_plainly():
        managing.reopen_account(managing.find_user(email))
    click.echo("The person can sign in again.")


@operator("reset-second-factor", user_command)
@click.argument("email")
def reset_second_factor(email: str) -> None:
    """For somebody who lost app and recovery codes. Make sure first who is asking."""
    with _said_plainly():
        managing.reset_second_factor(managing.find_user(email))
    click.echo("The next sign-in will set up another second factor.")


@operator("sign-out", user_command)
@click.argument("email")
def sign_out(email: str) -> None:
    """End every session of the person."""
    with _said_plainly():
        managing.sign_out_everywhere(managing.find_user(email))
    click.echo("Every session has ended.")
