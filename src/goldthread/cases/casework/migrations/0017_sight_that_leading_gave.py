from typing import Any

from django.db import migrations

from goldthread.foundation.wall.batches import A_BATCH, go_through

# Until now it was told by its purpose that somebody had sight because they lead or led a case.
GAVE = """
update access_grant sight set by_leading = true
where sight.id > %s and sight.id <= %s and not sight.by_leading
    and sight.about_kind = 'case' and sight.account_id is not null and sight.standing_as = 'lead'
    and sight.purpose in ('leads the case', 'leads the case, and took it up themselves')
"""


def mark_what_leading_gave(apps: Any, schema_editor: Any, few: int = A_BATCH) -> None:
    """Each batch is kept at once; what was stopped begins again and finds the rest."""
    go_through(schema_editor.connection, "access_grant", [GAVE], few)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("casework", "0016_sight_that_records_gave"),
        ("grants", "0004_what_leading_gave"),
    ]

    operations = [migrations.RunPython(mark_what_leading_gave, migrations.RunPython.noop)]
