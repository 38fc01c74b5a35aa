"""The letter that carries an invitation. It names the person, the partnership and the role, and no child."""

from django.conf import settings

from goldthread.foundation.access.standing import Actor, System
from goldthread.foundation.invitations.models import OPEN_FOR, Invitation

WORDS = """Hello {name}

{who} to work with {space} on Goldthread, as {role}.

Open this link to see what is offered and to accept:

    {address}{link}

The link works once, for {days} days. You will choose a password and set up an authenticator app on your phone.

If you did not expect this, do nothing and delete this message.

Goldthread for {space}
"""


def subject_of(invitation: Invitation) -> str:
    return f"Invitation to {invitation.space.name} on Goldthread"


def words_of(invitation: Invitation, by: Actor) -> str:
    """The whole letter, with the link that opens the invitation."""
    return WORDS.format(
        name=invitation.name,
        who="You are invited" if isinstance(by, System) else f"{by.name} invites you",
        space=invitation.space.name,
        role=offered(invitation),
        address=settings.ADDRESS.rstrip("/"),
        link=invitation.link,
        days=OPEN_FOR.days,
    )


def offered(invitation: Invitation) -> str:
    """ "agency safeguarding lead for Northborough Police"."""
    title = invitation.what.title
    words = title[:1].lower() + title[1:]
    return f"{words} for {invitation.agency.name}" if invitation.agency else words
