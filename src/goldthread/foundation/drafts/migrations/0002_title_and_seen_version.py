"""A draft says what it is in words, and which version of the record the person saw."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="title",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="draft",
            name="seen_version",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
