"""Note a read in the trail. It is committed with the request, before a byte of the answer leaves."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection, models


def note_read(record: models.Model, what: str, purpose: str = "") -> None:
    """Say that the person of the open passage opened ``record`` (a row of a space that is open to them).

    ``what`` says which part was shown; ``purpose`` is the person's own reason where one was asked.
    """
    _note(record, {"what": what, **({"purpose": purpose} if purpose else {})})


def noting_what_is_taken(space: models.Model) -> Callable[[str, int], None]:
    """What a list calls when it leaves as a file: it notes, of the space, what was taken and how many rows."""
    return lambda what, rows: _note(space, {"what": what, "rows": rows})


def _note(record: models.Model, body: dict[str, Any]) -> None:
    space = record.pk if not hasattr(record, "space_id") else record.space_id
    with connection.cursor() as cursor:
        cursor.execute(
            "select trail_note(%s, %s, %s, %s::jsonb)",
            [space, record._meta.db_table, record.pk, json.dumps(body)],
        )
