"""Accepting an invitation. Whoever holds the link does it, so the program acts and the record says for whom."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.commands.checks import holds
from goldthread.foundation.invitations.models import Invitation


@command(Can.MANAGE_PEOPLE, event="invitation accepted with a new account", about="invitation")
def accept_with_new_account(*, invitation: Invitation, name: str, password: str, by: Actor, at: datetime) -> User:
    """Make the account and give it the role. The password was checked where it was typed."""
    _check_usable(invitation, at)
    try:
        with transaction.atomic():
            user = User.objects.create_user(invitation.email, " ".join(name.split()), password)
    except IntegrityError:
        raise Refused("There is an account with this email address already. Sign in to accept.") from None
    _accept(invitation, user, at)
    return user


@command(Can.MANAGE_PEOPLE, event="invitation accepted", about="invitation")
def accept_as(*, invitation: Invitation, user: User, by: Actor, at: datetime) -> Invitation:
    """Give the role to an account that exists, after its holder has signed in."""
    _check_usable(invitation, at)
    if user.email.lower() != invitation.email.lower():
        raise Refused("This invitation is for another email address.")
    _accept(invitation, user, at)
    return invitation


def _check_usable(invitation: Invitation, at: datetime) -> None:
    if not invitation.is_open(at):
        raise Refused("This invitation can no longer be accepted.")


def _accept(invitation: Invitation, user: User, at: datetime) -> None:
    today, space = timezone.localdate(at), invitation.space
    invitation.accepted_at, invitation.accepted_by = at, user
    invitation.save()
    if not holds(space, user.pk, invitation.role, invitation.agency, today):
        Holding.objects.create(space=space, user=user, role=invitation.role, agency=invitation.agency, starts_on=today)
