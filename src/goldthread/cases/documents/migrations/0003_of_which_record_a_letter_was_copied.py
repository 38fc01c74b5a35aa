from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case_documents", "0002_which_letter_a_document_is_a_copy_of"),
    ]

    operations = [
        migrations.AddField(
            model_name="casedocument",
            name="copied_record",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="casedocument",
            name="copied_step",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddConstraint(
            model_name="casedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("copied_record", None), ("copied_step", "")),
                    models.Q(
                        ("copied_record__isnull", False),
                        models.Q(("copied_step", ""), _negated=True),
                        models.Q(("copy_of", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="case_document_is_a_copy_of_the_letter_of_a_record",
            ),
        ),
    ]
