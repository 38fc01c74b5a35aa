"""Register a space. This is done by the program itself (the command line), never from a page."""

from datetime import datetime

from django.db import connection

from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def register_space(
    *,
    kind: Space.Kind,
    name: str,
    slug: str,
    at: datetime,
    area: str = "",
    live: bool = False,
    fictitious: bool = False,
) -> Space:
    """Make an empty space; ``live`` is for one that needs no setting up. Raise IntegrityError if the slug is taken."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('space', 'id'))")
        (number,) = cursor.fetchone()
    with opened(actor=SYSTEM_ACTOR, writing=number, doing="space registered"):
        return Space.objects.create(
            pk=number,
            kind=kind,
            name=name,
            slug=slug,
            area=area,
            is_fictitious=fictitious,
            went_live_at=at if live else None,
        )
