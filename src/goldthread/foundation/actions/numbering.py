"""The reference of the next action that comes from one thing: "R12.3" is the third of risk 12."""

from goldthread.foundation.actions.commands import Origin
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space


def next_reference(space: Space, origin: Origin, begins: str) -> str:
    """What the thing is called, and the number after the last. Whoever asks holds the thing, so that none is twice."""
    given = Action.objects.filter(space=space, origin=origin.kind, origin_id=origin.number).count()
    return f"{begins}{given + 1}"
