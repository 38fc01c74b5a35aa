import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    dependencies = [
        ("spaces", "0001_initial"),
        ("timekeeping", "0003_each_agency_says_why_it_was_late"),
    ]

    operations = [
        migrations.CreateModel(
            name="LastCounted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("known", models.CharField(max_length=100)),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "last counted",
                "db_table": "clocks_last_counted",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.AddConstraint(
            model_name="lastcounted",
            constraint=models.UniqueConstraint(fields=("space",), name="clocks_last_counted_once"),
        ),
    ]
