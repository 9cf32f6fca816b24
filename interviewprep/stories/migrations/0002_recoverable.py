"""Taking a need off the list can be undone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="need",
            options={"verbose_name": "something they need"},
        ),
        migrations.AddField(
            model_name="need",
            name="deleted_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
