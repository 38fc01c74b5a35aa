from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("chronology", "0002_who_reads_what_from_when"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="chronologylane",
            options={"verbose_name": "part of a chronology", "verbose_name_plural": "parts of chronologies"},
        ),
    ]
