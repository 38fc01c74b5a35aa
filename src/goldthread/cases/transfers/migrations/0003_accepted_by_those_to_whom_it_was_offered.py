from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("transfers", "0002_of_which_offer_an_answer_is"),
    ]

    operations = [
        migrations.AlterField(
            model_name="transferaccepted",
            name="accepted_by",
            field=models.CharField(
                blank=True,
                help_text="Posts and services, not names. Leave it empty if it was those to whom it was offered",
                max_length=300,
                verbose_name="Who accepted it",
            ),
        ),
    ]
