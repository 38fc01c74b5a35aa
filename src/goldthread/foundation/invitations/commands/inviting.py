"""Asking somebody in."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.commands.checks import check_role, holds
from goldthread.foundation.invitations.letters import subject_of, words_of
from goldthread.foundation.invitations.links import digest_of, link_of, new_secret
from goldthread.foundation.invitations.models import OPEN_FOR, Invitation
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message, withdraw_message
from goldthread.foundation.spaces.models import Space


@command(Can.MANAGE_PEOPLE, event="person invited")
def invite_person(
    *,
    space: Space,
    name: str,
    email: str,
    role: str,
    by: Actor,
    at: datetime,
    agency: Agency | None = None,
    by_letter: bool = True,
) -> Invitation:
    """Offer a role. The letter waits while the space is not live.

    Without ``by_letter`` nothing is sent, and whoever asked hands over ``invitation.link``, which then counts
    its days from now.
    """
    name, email = _checked(name, email)
    check_role(space, role, agency)
    _check_not_there(space, email, role, agency, at)
    invitation = Invitation(
        space=space,
        name=name,
        email=email,
        role=role,
        agency=agency,
        invited_by_id=account_of(by),
        invited_at=at,
    )
    return _give_link(invitation, by, at, by_letter=by_letter)


@command(Can.MANAGE_PEOPLE, event="person invited again", about="invitation")
def invite_again(*, invitation: Invitation, by: Actor, at: datetime, by_letter: bool = True) -> Invitation:
    """Make a new link, for as long as the first. The old one stops working."""
    _check_open(invitation)
    _take_back_letter(invitation)
    return _give_link(invitation, by, at, by_letter=by_letter)


@command(Can.MANAGE_PEOPLE, event="invitation withdrawn", about="invitation")
def withdraw_invitation(*, invitation: Invitation, by: Actor, at: datetime) -> Invitation:
    """Take the offer back. Its link stops working, and its letter stays here if it has not left."""
    _check_open(invitation)
    _take_back_letter(invitation)
    invitation.withdrawn_at = at
    invitation.save()
    return invitation


def _checked(name: str, email: str) -> tuple[str, str]:
    name, email = " ".join(name.split()), email.strip().lower()
    if not name:
        raise Refused("Enter the name of the person.", field="name")
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("Enter an email address in the correct format, like name@example.com.", field="email") from None
    return name, email


def _check_not_there(space: Space, email: str, role: str, agency: Agency | None, at: datetime) -> None:
    asked = Invitation.objects.open().filter(space=space, email__iexact=email, role=role, agency=agency)
    if asked.exists():
        raise Refused("This person is invited to this role already. Send that invitation again instead.", field="email")
    account = User.objects.with_address(email)
    if account and holds(space, account.pk, role, agency, timezone.localdate(at)):
        raise Refused("This person holds this role already.", field="email")


def _check_open(invitation: Invitation) -> None:
    if invitation.accepted_at is not None:
        raise Refused("This invitation was accepted already. End the role instead.")
    if invitation.withdrawn_at is not None:
        raise Refused("This invitation was withdrawn already. Invite the person again.")


def _give_link(invitation: Invitation, by: Actor, at: datetime, *, by_letter: bool) -> Invitation:
    secret, space = new_secret(), invitation.space
    invitation.link = link_of(space.pk, secret)
    invitation.secret_hash = digest_of(secret)
    invitation.sent_at = at
    invitation.message = None
    if by_letter:
        invitation.message = queue_message(
            space=space,
            to=invitation.email,
            subject=subject_of(invitation),
            words=words_of(invitation, by),
            kind="invitation",
            at=at,
        )
    waits = invitation.message is not None and invitation.message.state == Message.State.HELD
    invitation.expires_at = None if waits else at + OPEN_FOR
    invitation.save()
    return invitation


def _take_back_letter(invitation: Invitation) -> None:
    if invitation.message:
        withdraw_message(message=invitation.message)
