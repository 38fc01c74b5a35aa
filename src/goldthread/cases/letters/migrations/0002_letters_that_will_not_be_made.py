from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_letters", "0001_letters_of_cases"),
        ("casework", "0014_closed_cases_in_which_something_is_left_open"),
    ]

    operations = [
        migrations.AddField(
            model_name="caseletter",
            name="why",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AlterField(
            model_name="caseletter",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Being made"),
                    ("made", "Made"),
                    ("failed", "Could not be made"),
                    ("left", "Will not be made"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="caseletter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "left"), models.Q(("why", ""), _negated=True)),
                    models.Q(models.Q(("state", "left"), _negated=True), ("why", "")),
                    _connector="OR",
                ),
                name="case_letter_says_why_it_is_left",
            ),
        ),
    ]
