from typing import Any

from django.db import migrations

from goldthread.foundation.wall.batches import A_BATCH, go_through

# Which of them were about a restricted case is not kept beside them, so of these kinds all are told of by their kind.
# A link about an action says that it is one.
TELLS_OF_A_CASE = """
update message
set sent_subject = case when state in ('held', 'waiting', 'failed') then subject else '' end,
    subject = upper(left(kind, 1)) || substr(kind, 2)
where id > %s and id <= %s and sent_subject = '' and (
    kind in (
        'case by a public form', 'request for a chronology', 'information request', 'emergency opening',
        'nobody left to answer', 'code of a one-time link'
    )
    or kind = 'one-time link' and subject not like '%% about an action'
) and subject <> upper(left(kind, 1)) || substr(kind, 2)
"""
# A demonstration kept them, with the links and codes in them.
WAS_SENT = "update message set words = '' where id > %s and id <= %s and state = 'sent' and words <> ''"


def tell_less(apps: Any, schema_editor: Any, few: int = A_BATCH) -> None:
    """Each batch is kept at once; what was stopped begins again and finds the rest."""
    go_through(schema_editor.connection, "message", [TELLS_OF_A_CASE, WAS_SENT], few)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("outgoing", "0003_what_is_told_of_a_message"),
    ]

    operations = [migrations.RunPython(tell_less, migrations.RunPython.noop)]
