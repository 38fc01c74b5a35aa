"""What whoever sends or revokes a one-time link is told, whatever it asks."""

from goldthread.foundation.one_time_links.by_link import SentByLink
from goldthread.foundation.spaces.models import Space

SEND = "Send the link"
REVOKED = "The link was revoked and no longer works."
DONE = "Two messages were written: one with the link, one with the code."


def done(space: Space) -> str:
    return DONE if space.is_live else f"{DONE} They are held until the partnership is live."


def about_to_revoke(asking: SentByLink) -> str:
    return (
        f"It was sent to {asking.mailbox_called} of {asking.agency.name} at {asking.mailbox}."
        " It stops working at once. A message that has not gone yet does not go."
    )
