"""Finding an invitation by its link, for somebody who has no account yet."""

from goldthread.foundation.accounts.models import User
from goldthread.foundation.invitations.links import digest_of
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def invitation_behind(space_id: int, secret: str) -> Invitation | None:
    """The invitation that a link opens, whatever has become of it; nothing if there is none."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        return (
            Invitation.objects.filter(space_id=space_id, secret_hash=digest_of(secret))
            .select_related("space", "agency", "invited_by")
            .first()
        )


def account_of(invitation: Invitation) -> User | None:
    """The account that the invited person has already."""
    return User.objects.with_address(invitation.email)
