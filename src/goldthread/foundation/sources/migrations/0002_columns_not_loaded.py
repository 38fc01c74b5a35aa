from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="load",
            name="not_loaded",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
