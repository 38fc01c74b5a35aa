"""The reference of the next action that comes from one thing: "R12.3" is the third of risk 12."""

from django.db.models import QuerySet

from goldthread.foundation.actions.commands import Origin
from goldthread.foundation.actions.models import Action
from goldthread.foundation.records.numbering import next_in_words
from goldthread.foundation.spaces.models import Space


def given_by(space: Space, origin: Origin) -> QuerySet[Action]:
    """All actions that came from one thing, whoever may see them."""
    return Action.objects.filter(space=space, origin=origin.kind, origin_id=origin.number)


def next_reference(begins: str, given: QuerySet[Action]) -> str:
    """What the thing is called, and the number after the last that it has ``given`` out.

    Whoever asks holds the thing, so that no two actions take one number.
    """
    return f"{begins}{next_in_words(given.values_list('reference', flat=True), begins)}"
