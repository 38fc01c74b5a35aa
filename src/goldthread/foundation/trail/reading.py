"""Note a read in the trail. It is committed with the request, before a byte of the answer leaves."""

import json

from django.db import connection, models


def note_read(record: models.Model, what: str, purpose: str = "") -> None:
    """Say that the person of the open passage opened ``record`` (a row of a space that is open to them).

    ``what`` says which part was shown; ``purpose`` is the person's own reason where one was asked.
    """
    space = record.pk if not hasattr(record, "space_id") else record.space_id
    body = {"what": what, **({"purpose": purpose} if purpose else {})}
    with connection.cursor() as cursor:
        cursor.execute(
            "select trail_note(%s, %s, %s, %s::jsonb)",
            [space, record._meta.db_table, record.pk, json.dumps(body)],
        )
