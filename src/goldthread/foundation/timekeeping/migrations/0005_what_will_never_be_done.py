from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timekeeping", "0004_what_clocks_were_counted_by_last"),
    ]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="given_up",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
    ]
