"""What was said of a household until now is said by each case that tells of it."""

from typing import Any

from django.db import migrations

from goldthread.foundation.wall.batches import A_BATCH, go_through

# Which case asked for it was not kept. Where it is in doubt each of them did.
KEPT_SECRET = """
update person_lives_there lives set keeps_secret = true
from household home
where lives.id > %s and lives.id <= %s and not lives.keeps_secret
    and home.id = lives.household_id and home.is_protected
"""


def say_it_of_each(apps: Any, schema_editor: Any, few: int = A_BATCH) -> None:
    """Each batch is kept at once; what was stopped begins again and finds the rest."""
    go_through(schema_editor.connection, "person_lives_there", [KEPT_SECRET], few)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("people", "0004_what_ends_and_two_nhs_numbers"),
    ]

    operations = [migrations.RunPython(say_it_of_each, migrations.RunPython.noop)]
