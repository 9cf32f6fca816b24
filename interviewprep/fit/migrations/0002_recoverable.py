"""Taking a criterion off the scorecard can be undone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fit", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="criterion",
            options={"verbose_name": "point of a scorecard"},
        ),
        migrations.AddField(
            model_name="criterion",
            name="deleted_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
