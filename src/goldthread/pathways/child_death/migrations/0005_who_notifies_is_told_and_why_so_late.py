import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_settings"),
        ("casework", "0020_several_panels_of_a_pathway"),
        ("child_death", "0004_deprivation_and_waiting"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="notification",
            name="why_late",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="Only if the child died more than a year before",
                verbose_name="Why it was notified so long after the death",
            ),
        ),
        migrations.AlterField(
            model_name="firstdecisions",
            name="harm",
            field=models.BooleanField(
                help_text="If it is, tell those who notify serious incidents at once: the page of the case has a"
                " link for that",
                verbose_name="Is abuse or neglect known or suspected?",
            ),
        ),
        migrations.AlterField(
            model_name="formsasked",
            name="words",
            field=models.TextField(
                blank=True,
                help_text="Must be said if no information request asked for them. No names",
                verbose_name="To whom they went",
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="address",
            field=models.TextField(
                blank=True,
                help_text="Street and house on the first line. If the family has none, write “no fixed address”."
                " Leave it empty if it is not known yet",
                verbose_name="Home address",
            ),
        ),
        migrations.CreateModel(
            name="IncidentTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("happened_at", models.DateTimeField()),
                (
                    "came",
                    models.CharField(
                        choices=[
                            ("typed", "Typed here"),
                            ("sent", "Sent by whoever it came from"),
                            ("form", "Sent by the public web form"),
                            ("imported", "Imported"),
                            ("simulated", "Made up for practice"),
                        ],
                        default="typed",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "outcome_here",
                    models.CharField(blank=True, db_default="", default="", editable=False, max_length=100),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
                        help_text="For example, by telephone. Posts, not names. Must be said if nobody here runs"
                        " statutory reviews",
                        verbose_name="Who else was told, and how",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.case"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "word to those who notify serious incidents",
                "verbose_name_plural": "words to those who notify serious incidents",
                "db_table": "child_death_incident_told",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
    ]
