"""The newest pairs that wait are found without reading all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_ways_to_reach_somebody"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="lookalike",
            index=models.Index(fields=["space", "found", "-found_at", "-id"], name="person_lookalike_newest"),
        ),
    ]
