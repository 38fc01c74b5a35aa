from django.db import migrations, models

# Where a child had moved to the area of another council is kept with where the child lives now. The column stays, empty,
# for the release before.
KEEP_THE_AREA = """
update fostering_end set where_now = where_now || ' (area of another council: ' || new_area || ')', new_area = ''
where new_area <> ''
"""


class Migration(migrations.Migration):
    dependencies = [
        ("private_fostering", "0001_the_first_records"),
    ]

    operations = [
        migrations.RunSQL(KEEP_THE_AREA, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="ended",
            name="new_area",
            field=models.CharField(blank=True, db_default="", max_length=120),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField(model_name="ended", name="new_area")],
        ),
        migrations.AlterField(
            model_name="ended",
            name="handed_to",
            field=models.TextField(
                blank=True,
                help_text="Must be said if the child became looked after. Of a child who moved to the area of another"
                " council hand the case over to that council instead",
                verbose_name="Who takes over, and what was handed over",
            ),
        ),
    ]
