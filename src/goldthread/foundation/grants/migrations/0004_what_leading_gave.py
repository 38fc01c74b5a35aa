from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0003_what_a_record_gave_by_itself"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="by_leading",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
