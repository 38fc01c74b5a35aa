from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0002_grants_are_looked_up_by_whose_and_about_what"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="named_in_record",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
