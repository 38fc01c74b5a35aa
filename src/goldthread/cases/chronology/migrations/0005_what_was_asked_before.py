import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    dependencies = [
        ("chronology", "0004_copies_laid_out_by_the_worker"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierAsking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("about", models.TextField(blank=True, db_default="")),
                ("purpose", models.TextField(blank=True, db_default="")),
                ("first_on", models.DateField(blank=True, null=True)),
                ("last_on", models.DateField(blank=True, null=True)),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                ("handed_in_for_it", models.BooleanField(db_default=False, default=False)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lane",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier",
                        to="chronology.chronologylane",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier asking for a chronology",
                "verbose_name_plural": "earlier askings for chronologies",
                "db_table": "chronology_asking",
                "indexes": [models.Index(fields=["space", "lane", "-id"], name="chronology_asking_of_lane")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handed_in_for_it", False), ("handed_in_at__isnull", False), _connector="OR"
                        ),
                        name="chronology_asking_handed_in_for_it_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_on", None),
                            ("last_on", None),
                            ("last_on__gte", models.F("first_on")),
                            _connector="OR",
                        ),
                        name="chronology_asking_period_in_order",
                    ),
                ],
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
    ]
