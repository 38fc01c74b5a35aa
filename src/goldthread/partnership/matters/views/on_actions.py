"""Matters as what actions come from."""

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.sections import Origin, register_origin
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.matters.models import ORIGIN, RaisedMatter


def matters_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, words and address of each matter from which something is owed, as far as a person may see it."""
    rows = RaisedMatter.objects.visible_to(standing).filter(space=space).select_related("space").order_by("pk")
    return [(one.pk, f"{one}: {one.subject}", one.get_absolute_url()) for one in rows]


def register() -> None:
    """Called when the program starts."""
    register_origin(Origin(ORIGIN, "matter raised with a board", matters_in_view))
