import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actions", "0001_initial"),
        ("sources", "0001_initial"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="action",
            name="action_reference_once_in_its_origin",
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                models.F("space"),
                models.F("origin"),
                models.F("origin_id"),
                django.db.models.functions.text.Upper("reference"),
                name="action_reference_once_in_its_origin",
                nulls_distinct=False,
            ),
        ),
    ]
