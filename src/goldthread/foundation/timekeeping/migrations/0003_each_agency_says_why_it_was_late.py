import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_settings"),
        ("spaces", "0001_initial"),
        ("timekeeping", "0002_periods_keep_what_was_said_of_them"),
    ]

    operations = [
        migrations.AddField(
            model_name="breachreason",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.agency",
            ),
        ),
        migrations.AlterField(
            model_name="breachreason",
            name="clock",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="breach_reasons", to="timekeeping.clock"
            ),
        ),
        migrations.AddConstraint(
            model_name="breachreason",
            constraint=models.UniqueConstraint(
                fields=("space", "clock", "agency"), name="clock_breach_once_for_each_who_owes", nulls_distinct=False
            ),
        ),
    ]
