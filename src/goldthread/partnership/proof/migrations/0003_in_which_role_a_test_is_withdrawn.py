from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("proof", "0002_evidence_of_results"),
    ]

    operations = [
        migrations.AddField(
            model_name="practicetest",
            name="withdrawn_role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("partnership_manager", "Partnership manager"),
                    ("coordinator", "Partnership coordinator"),
                    ("agency_lead", "Agency safeguarding lead"),
                    ("independent_scrutineer", "Independent scrutineer"),
                    ("board_member", "Board member"),
                ],
                max_length=40,
            ),
        ),
    ]
