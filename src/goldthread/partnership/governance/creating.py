"""Make an empty partnership that is not live, and ask its first manager in."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.access.standing import System
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.commands import invite_person
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space

LONGEST_SLUG = 60
OPERATOR = System("partnership created")


@dataclass(frozen=True)
class Created:
    """The partnership, its manager's invitation and the one-time link to hand over, which is kept nowhere."""

    space: Space
    invitation: Invitation
    link: str


def create_partnership(
    *,
    name: str,
    slug: str,
    area: str,
    manager_email: str,
    manager_name: str,
    at: datetime,
    fictitious: bool = False,
    joint: bool = False,
) -> Created:
    """Make it, for the command line only. Nothing is sent, since it is not live: whoever runs this hands the link over.
    ``fictitious`` marks it as made up, to practise in: that cannot be taken back, and made-up cases may be put into it.
    ``joint`` makes it a joint body, whose cases are those of several areas and are seen by none of their partnerships.

    Raise Refused, and make nothing, where the short name is taken or what was given is wrong.
    """
    if not name.strip():
        raise Refused("Enter the name of the partnership.", "name")
    if slug != slug.lower() or not slug.replace("-", "").isalnum() or not slug.isascii():
        raise Refused("The short name is made of small letters, numbers and hyphens, like north-borough.", "slug")
    if len(slug) > LONGEST_SLUG:
        raise Refused(f"Shorten the short name to {LONGEST_SLUG} letters.", "slug")
    if space_called(slug):
        raise Refused(f"There is already a partnership with the short name “{slug}”.", "slug")
    with transaction.atomic():
        space = register_space(
            kind=Space.Kind.JOINT_BODY if joint else Space.Kind.PARTNERSHIP,
            name=name.strip(),
            slug=slug,
            area=area.strip(),
            at=at,
            fictitious=fictitious,
        )
        invitation = invite_person(
            space=space,
            name=manager_name,
            email=manager_email,
            role=MANAGER,
            by_letter=False,
            by=OPERATOR,
            at=at,
        )
    return Created(space, invitation, f"{settings.ADDRESS.rstrip('/')}{invitation.link}")
