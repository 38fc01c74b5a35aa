import django.contrib.postgres.fields
from django.db import migrations, models

# The column stays until the next release: whoever goes back to the release before reads it.
MAY_BE_LEFT_OUT = "alter table child_death_analysis alter column seats set default '{}'"
ASKED_AS_BEFORE = "alter table child_death_analysis alter column seats drop default"


class Migration(migrations.Migration):
    dependencies = [("child_death", "0002_where_an_action_stands")]

    operations = [
        migrations.AddField(
            model_name="analysis",
            name="sitting",
            field=models.CharField(
                choices=[
                    ("panel", "Our panel, in its seats"),
                    ("other", "A panel of another area, or one for a theme"),
                ],
                db_default="panel",
                default="panel",
                max_length=12,
                verbose_name="Which panel discussed it",
            ),
        ),
        migrations.AddField(
            model_name="analysis",
            name="sat",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40),
                blank=True,
                db_default=[],
                default=list,
                help_text="Only if it was our panel. Who holds a seat, or its named deputy",
                size=None,
                verbose_name="Who sat",
            ),
        ),
        migrations.AddField(
            model_name="analysis",
            name="others_sat",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Only if it was another one. Posts, and no names",
                max_length=200,
                verbose_name="Who sat on the other panel",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(MAY_BE_LEFT_OUT, ASKED_AS_BEFORE)],
            state_operations=[migrations.RemoveField(model_name="analysis", name="seats")],
        ),
    ]
