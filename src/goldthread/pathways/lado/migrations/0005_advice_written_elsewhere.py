from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lado", "0004_set_aside_and_agreed_anew"),
    ]

    operations = [
        migrations.AddField(
            model_name="followup",
            name="elsewhere",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="No letter was made of it here. Make one first, or say how it was written elsewhere, and why",
                verbose_name="How it went out, and where the copy is",
            ),
        ),
    ]
