from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("trail", "0003_forgotten_reads"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="trailentry",
            index=models.Index(
                condition=models.Q(("destruction", None), ("operation", "delete")),
                fields=["space", "object_table", "object_id"],
                name="trail_entry_removed",
            ),
        ),
    ]
