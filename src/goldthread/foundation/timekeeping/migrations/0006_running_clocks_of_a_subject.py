from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timekeeping", "0005_what_will_never_be_done"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                fields=["space", "subject_kind", "subject_id"],
                condition=models.Q(met_at=None, cancelled_at=None),
                name="clock_running_of_subject",
            ),
        ),
    ]
