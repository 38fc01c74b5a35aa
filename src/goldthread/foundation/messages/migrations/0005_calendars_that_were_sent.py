from typing import Any

from django.db import migrations

FEW = 5000
LAST_OF_A_BATCH = "select max(id) from (select id from message where id > %s order by id limit %s) few"
WAS_SENT = "update message set calendar = '' where id > %s and id <= %s and state = 'sent' and calendar <> ''"


def keep_no_longer(apps: Any, schema_editor: Any, few: int = FEW) -> None:
    """What went with a letter goes once the letter has gone. Batch by batch, each kept at once."""
    with schema_editor.connection.cursor() as cursor:
        done = 0
        while True:
            cursor.execute(LAST_OF_A_BATCH, [done, few])
            last = cursor.fetchone()[0]
            if last is None:
                return
            cursor.execute(WAS_SENT, [done, last])
            done = last


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("outgoing", "0004_subjects_that_told_of_a_case"),
    ]

    operations = [migrations.RunPython(keep_no_longer, migrations.RunPython.noop)]
