"""Which other spaces of this installation may be told of a case."""

from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space

AREAS = (Space.Kind.PARTNERSHIP, Space.Kind.JOINT_BODY)


def areas_beside(space: Space) -> list[Space]:
    """Partnerships and joint bodies that are live, by name. That there is such a board is published; nothing that it
    holds is opened. What is made up is told to what is made up, and to nobody else.
    """
    return [one for one in every_space() if _may_be_told(one, space)]


def _may_be_told(one: Space, by: Space) -> bool:
    return one.pk != by.pk and one.is_live and one.kind in AREAS and one.is_fictitious == by.is_fictitious
