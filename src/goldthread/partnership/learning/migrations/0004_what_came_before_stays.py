"""Earlier answers and files stay; a finding from elsewhere keeps each decision; a long link is told by its digest."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("learning", "0003_letters_to_government"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierResponse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("accepted", "Accepted"),
                            ("partially", "Accepted in part"),
                            ("rejected", "Not accepted"),
                            ("not_in_source", "Not in the source"),
                        ],
                        max_length=15,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("replaced_at", models.DateTimeField()),
            ],
            options={
                "db_table": "board_response_earlier",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="LetterFileBefore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("replaced_at", models.DateTimeField()),
            ],
            options={
                "db_table": "letter_file_before",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="elsewheresource",
            name="elsewhere_source_once_at_an_address",
        ),
        migrations.AlterField(
            model_name="elsewheredecision",
            name="printed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="learning.elsewherefinding"
            ),
        ),
        migrations.AddConstraint(
            model_name="elsewheredecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("finding__isnull", False)),
                fields=("space", "printed"),
                name="elsewhere_finding_adopted_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="elsewheresource",
            constraint=models.UniqueConstraint(
                models.F("space"),
                django.db.models.functions.text.MD5("link"),
                condition=models.Q(("link", ""), _negated=True),
                name="elsewhere_source_once_at_one_address",
            ),
        ),
        migrations.AddField(
            model_name="earlierresponse",
            name="response",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="earlier", to="learning.boardresponse"
            ),
        ),
        migrations.AddField(
            model_name="earlierresponse",
            name="space",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
            ),
        ),
        migrations.AddField(
            model_name="letterfilebefore",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="letterfilebefore",
            name="letter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="files_before", to="learning.governmentletter"
            ),
        ),
        migrations.AddField(
            model_name="letterfilebefore",
            name="space",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
            ),
        ),
    ]
