import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_settings"),
        ("casework", "0020_several_panels_of_a_pathway"),
        ("spaces", "0001_initial"),
        ("statutory_review", "0003_the_board_concerned_and_which_child"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="considered",
            name="is_serious",
            field=models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="Is it a serious child safeguarding case?"
            ),
        ),
        migrations.AlterField(
            model_name="proceeding",
            name="words",
            field=models.TextField(verbose_name="What is going on, and how far it has got"),
        ),
        migrations.AlterField(
            model_name="threadbegun",
            name="incident",
            field=models.TextField(
                blank=True,
                help_text="Name nobody, and no day",
                verbose_name="What happened, in words that may be published",
            ),
        ),
        migrations.AlterField(
            model_name="threadbegun",
            name="is_there",
            field=models.BooleanField(
                default=False,
                help_text="Then enter the name that it has there, and leave out what follows: what it says stays as it is",
                verbose_name="It is a review that is recorded here already",
            ),
        ),
        migrations.AlterField(
            model_name="threadbegun",
            name="theme",
            field=models.CharField(
                blank=True, help_text="In a few words. Name nobody", max_length=300, verbose_name="Theme"
            ),
        ),
        migrations.CreateModel(
            name="GoneOn",
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
                ("words", models.TextField(blank=True, verbose_name="What changes in it, if anything")),
                (
                    "to",
                    models.CharField(
                        choices=[("under_way", "It is under way"), ("approved", "Its last draft is approved")],
                        default="under_way",
                        editable=False,
                        max_length=9,
                        verbose_name="Where it stands",
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
                "verbose_name": "going on of a review",
                "db_table": "review_gone_on",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
    ]
