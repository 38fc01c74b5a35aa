"""Names, numbers, contacts and relationships end; each case says for itself whether an address is secret; somebody of
whom two NHS numbers stand waits for the steward of the register.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_the_newest_pairs_first"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        *(
            migrations.AddField(model_name=model, name="until_on", field=models.DateField(blank=True, null=True))
            for model in ("saidname", "saidnumber", "saidcontact", "tie")
        ),
        migrations.AddField(
            model_name="livesthere",
            name="keeps_secret",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="TwoNumbers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("found_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="spaces.space",
                    ),
                ),
            ],
            options={
                "verbose_name": "person with two NHS numbers",
                "verbose_name_plural": "people with two NHS numbers",
                "db_table": "person_two_numbers",
                "indexes": [
                    models.Index(fields=["space", "-found_at", "-id"], name="person_two_numbers_newest"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("space", "person"), name="person_two_numbers_once"),
                ],
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
    ]
