"""Find spaces, for the program itself (command line, jobs): a person's spaces follow from their roles."""

from django.db import connection

from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def every_space() -> list[Space]:
    """All spaces there are, by name. Nothing of what they hold is opened."""
    with opened(actor=SYSTEM_ACTOR), connection.cursor() as cursor:
        cursor.execute("select * from space_numbers()")
        numbers = [number for (number,) in cursor.fetchall()]
    with opened(actor=SYSTEM_ACTOR, reading=numbers):
        return list(Space.objects.order_by("name", "pk"))


def space_called(slug: str) -> Space | None:
    """The space with this short name, or nothing."""
    return next((space for space in every_space() if space.slug == slug), None)
