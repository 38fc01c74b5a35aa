from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("private_fostering", "0001_the_first_records"),
    ]

    operations = [
        migrations.AlterField(
            model_name="decided",
            name="decision",
            field=models.CharField(
                choices=[
                    ("suitable", "Suitable"),
                    ("suitable_with_requirements", "Suitable with requirements"),
                    ("exempted_over_three_children", "Exempted: more than three children"),
                    ("unsuitable_prohibited", "Unsuitable: prohibited"),
                    ("not_private_fostering", "Not private fostering"),
                    ("became_looked_after", "The child came into care before it was decided"),
                    ("returned_home", "Returned home before it was decided"),
                    ("never_began", "It never began"),
                    ("refused_access", "Access was refused"),
                    ("awaiting", "Not decided yet"),
                ],
                max_length=32,
                verbose_name="Decision",
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="carer_addresses",
            field=models.TextField(
                blank=True,
                help_text="Now and in the last five years, each with when they lived there. If one must be kept secret, leave it out here: add whoever lives there to the people of the case, with the address marked as secret",
                verbose_name="Addresses of the carer",
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="parents",
            field=models.TextField(
                blank=True,
                help_text="Names and addresses. If one must be kept secret, leave it out here: add whoever lives there to the people of the case, with the address marked as secret",
                verbose_name="Parents and others with parental responsibility",
            ),
        ),
        migrations.AlterField(
            model_name="requirement",
            name="number",
            field=models.PositiveSmallIntegerField(
                blank=True,
                choices=[
                    (1, "Requirement 1"),
                    (2, "Requirement 2"),
                    (3, "Requirement 3"),
                    (4, "Requirement 4"),
                    (5, "Requirement 5"),
                    (6, "Requirement 6"),
                    (7, "Requirement 7"),
                    (8, "Requirement 8"),
                    (9, "Requirement 9"),
                    (10, "Requirement 10"),
                    (11, "Requirement 11"),
                    (12, "Requirement 12"),
                    (13, "Requirement 13"),
                    (14, "Requirement 14"),
                    (15, "Requirement 15"),
                    (16, "Requirement 16"),
                    (17, "Requirement 17"),
                    (18, "Requirement 18"),
                    (19, "Requirement 19"),
                    (20, "Requirement 20"),
                    (21, "Requirement 21"),
                    (22, "Requirement 22"),
                    (23, "Requirement 23"),
                    (24, "Requirement 24"),
                    (25, "Requirement 25"),
                    (26, "Requirement 26"),
                    (27, "Requirement 27"),
                    (28, "Requirement 28"),
                    (29, "Requirement 29"),
                    (30, "Requirement 30"),
                ],
                help_text="Leave this out for a new one: it gets the next number",
                null=True,
                verbose_name="Which requirement",
            ),
        ),
        migrations.AlterField(
            model_name="requirement",
            name="state",
            field=models.CharField(
                choices=[("set", "It is set, or changed"), ("met", "It was met"), ("lifted", "It was lifted")],
                max_length=8,
                verbose_name="What happened with it",
            ),
        ),
    ]
