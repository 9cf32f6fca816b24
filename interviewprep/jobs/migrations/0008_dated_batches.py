"""Many jobs can be moved on an earlier day, and Undo knows when they had begun."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("jobs", "0007_struck_out_events"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="began_at",
            field=models.JSONField(default=dict),
        ),
    ]
