"""The steward of the register asks whoever runs a case to check what it tells of somebody."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import goldthread.foundation.wall.owned

RULES = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0017_sight_that_leading_gave"),
        ("people", "0005_which_cases_keep_an_address_secret"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ToCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("number", "the NHS number"),
                            ("birth", "the date of birth"),
                            ("unborn", "whether the child is born"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("asked_by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **RULES)),
                ("case", models.ForeignKey(to="casework.case", **RULES)),
                ("checked_by", models.ForeignKey(blank=True, null=True, to=settings.AUTH_USER_MODEL, **RULES)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                ("space", models.ForeignKey(editable=False, to="spaces.space", **RULES)),
            ],
            options={
                "verbose_name": "what is to be checked of a person",
                "verbose_name_plural": "what is to be checked of people",
                "db_table": "person_to_check",
                "indexes": [models.Index(fields=["space", "-asked_at", "-id"], name="person_to_check_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("checked_at", None)),
                        fields=("space", "case", "person", "what"),
                        name="person_to_check_once",
                    )
                ],
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
    ]
