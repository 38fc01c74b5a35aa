from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("child_death", "0003_who_sat_on_the_panel")]

    operations = [
        migrations.AddField(
            model_name="notification",
            name="deprivation",
            field=models.CharField(
                blank=True,
                choices=[
                    ("1", "1: the most deprived tenth"),
                    ("2", "2"),
                    ("3", "3"),
                    ("4", "4"),
                    ("5", "5"),
                    ("6", "6"),
                    ("7", "7"),
                    ("8", "8"),
                    ("9", "9"),
                    ("10", "10: the least deprived tenth"),
                ],
                db_default="",
                default="",
                help_text="Its tenth in the national index of multiple deprivation, by the postcode. Leave it empty"
                " until it is looked up",
                max_length=2,
                verbose_name="Deprivation of the area of the home",
            ),
        ),
        migrations.AlterField(
            model_name="otherprocess",
            name="waits",
            field=models.BooleanField(
                help_text="While it waits for an inquest, the panel is not due. What else is to stand still for it,"
                " pause on the page of the case",
                verbose_name="Does the review wait for it?",
            ),
        ),
    ]
