from typing import Any

from django.db import migrations

FEW = 5000
LAST_OF_A_BATCH = "select max(id) from (select id from access_grant where id > %s order by id limit %s) few"
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


def mark_what_records_gave(apps: Any, schema_editor: Any, few: int = FEW) -> None:
    """Batch by batch, each kept at once: no lock lasts, and one that was stopped begins again and finds the rest."""
    with schema_editor.connection.cursor() as cursor:
        done = 0
        while True:
            cursor.execute(LAST_OF_A_BATCH, [done, few])
            last = cursor.fetchone()[0]
            if last is None:
                return
            cursor.execute(GAVE, [done, last])
            done = last


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("casework", "0015_own_outcomes"),
        ("grants", "0003_what_a_record_gave_by_itself"),
    ]

    operations = [migrations.RunPython(mark_what_records_gave, migrations.RunPython.noop)]
