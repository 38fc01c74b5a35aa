from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [
        migrations.AddField(model_name="progress", name="begun_at", field=models.DateTimeField(null=True)),
    ]
