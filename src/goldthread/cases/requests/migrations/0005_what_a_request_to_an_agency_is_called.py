from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("case_requests", "0004_replies_shared_and_reminders"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="lane",
            options={"verbose_name": "request to an agency", "verbose_name_plural": "requests to agencies"},
        ),
    ]
