import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0013_units_of_local_limits"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="left_open",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                models.F("space"),
                models.F("pathway"),
                django.db.models.functions.comparison.Coalesce("lead_id", 0),
                models.F("opened_at"),
                models.F("id"),
                condition=models.Q(("left_open", True)),
                name="case_left_open",
            ),
        ),
    ]
