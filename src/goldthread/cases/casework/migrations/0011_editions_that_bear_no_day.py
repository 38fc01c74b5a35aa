import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0010_a_sharing_has_an_end"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EditionHere",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("pathway", models.CharField(max_length=40)),
                ("edition", models.CharField(max_length=40)),
                ("begins", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("is_kept", models.BooleanField(default=False)),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "editions here",
                "db_table": "case_edition_here",
                "constraints": [
                    models.UniqueConstraint(fields=("space", "pathway", "edition"), name="case_edition_here_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begins", None), ("ends", None), ("ends__gte", models.F("begins")), _connector="OR"
                        ),
                        name="case_edition_here_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_kept", False), ("ends__isnull", False), _connector="OR"),
                        name="case_edition_here_is_kept_after_its_end",
                    ),
                ],
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
    ]
