from typing import Any

from django.db import migrations

from goldthread.foundation.wall.batches import A_BATCH, go_through

# Until now it was told by its purpose, which an earlier program put in other words, that a record gave sight by naming
# an agency. What a person gave bears a sharing of its own, whatever they wrote.
GAVE = """
update access_grant sight set named_in_record = true
where sight.id > %s and sight.id <= %s and not sight.named_in_record
    and sight.about_kind = 'case' and sight.agency_id is not null and sight.standing_as = 'participant'
    and sight.purpose in ('takes part in it', 'it is named in what was recorded')
    and not exists (
        select from case_sharing shared
        where shared.space_id = sight.space_id and shared.about_kind = 'access_grant' and shared.about_id = sight.id
    )
"""


def mark_what_records_gave(apps: Any, schema_editor: Any, few: int = A_BATCH) -> None:
    """Each batch is kept at once; what was stopped begins again and finds the rest."""
    go_through(schema_editor.connection, "access_grant", [GAVE], few)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("casework", "0015_own_outcomes"),
        ("grants", "0003_what_a_record_gave_by_itself"),
    ]

    operations = [migrations.RunPython(mark_what_records_gave, migrations.RunPython.noop)]
