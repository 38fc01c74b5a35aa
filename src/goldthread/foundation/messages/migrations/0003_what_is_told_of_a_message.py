from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outgoing", "0002_calendars"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="sent_subject",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
    ]
