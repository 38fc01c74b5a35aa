"""Something on its way to the public site is held up, and a person clears it."""

from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.publications.holding import ToBeRead
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.publishing.models import NamesCleared
from goldthread.partnership.publishing.names.on_pages import held_up


@command(Can.PUBLISH_REVIEWS, event="what may name somebody on the public site cleared")
def clear_names(*, space: Space, about: ToBeRead, digest: str, why: str, by: Actor, at: datetime) -> None:
    """A person looked at it and says why it may stand, until it or a list changes. ``digest`` is of what they saw."""
    if not why.strip():
        raise Refused("Say why it may stand.", "why")
    held = held_up(about)
    if held is None:
        raise Refused("Nothing holds it up.")
    if held.digest != digest:
        raise Refused("It changed while you looked at it. Look again at what stands there now.")
    said = {"why": why.strip(), "cleared_by_id": account_of(by), "cleared_at": at}
    for piece in held.pieces:
        NamesCleared.objects.create(space_id=space.pk, path=about.path, digest=piece.digest, **said)
