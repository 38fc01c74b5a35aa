from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("case_requests", "0006_what_still_waits_in_a_closed_case")]

    operations = [
        migrations.AddField(
            model_name="informationrequest",
            name="form",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
    ]
