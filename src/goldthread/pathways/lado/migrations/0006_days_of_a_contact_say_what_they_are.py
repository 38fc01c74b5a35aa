from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lado", "0005_advice_written_elsewhere"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contact",
            name="concern_on",
            field=models.DateField(
                blank=True,
                help_text="The day of what the concern is about. Leave this out if not known",
                null=True,
                verbose_name="When it happened",
            ),
        ),
        migrations.AlterField(
            model_name="contact",
            name="known_on",
            field=models.DateField(
                blank=True,
                help_text="Must be said if the employer got in touch. Otherwise leave this out if not known",
                null=True,
                verbose_name="When the employer came to know of it",
            ),
        ),
    ]
