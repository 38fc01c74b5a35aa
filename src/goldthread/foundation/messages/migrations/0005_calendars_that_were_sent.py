from typing import Any

from django.db import migrations

from goldthread.foundation.wall.batches import A_BATCH, go_through

WAS_SENT = "update message set calendar = '' where id > %s and id <= %s and state = 'sent' and calendar <> ''"


def keep_no_longer(apps: Any, schema_editor: Any, few: int = A_BATCH) -> None:
    """What went with a letter goes once the letter has gone. Each batch is kept at once."""
    go_through(schema_editor.connection, "message", [WAS_SENT], few)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("outgoing", "0004_subjects_that_told_of_a_case"),
    ]

    operations = [migrations.RunPython(keep_no_longer, migrations.RunPython.noop)]
