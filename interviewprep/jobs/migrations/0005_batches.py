"""What is done to many jobs can be taken back at once, and so can a kept list."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("jobs", "0004_tracker_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("moved", "Moved"),
                            ("archived", "Archived"),
                            ("brought_back", "Brought back"),
                            ("deleted", "Deleted"),
                            ("tagged", "Tagged"),
                        ],
                        max_length=12,
                    ),
                ),
                ("job_ids", models.JSONField(default=list)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AlterModelOptions(
            name="savedview",
            options={"verbose_name": "kept list"},
        ),
        migrations.RemoveConstraint(
            model_name="savedview",
            name="saved_view_once_per_name",
        ),
        migrations.AddField(
            model_name="savedview",
            name="deleted_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="savedview",
            name="query",
            field=models.CharField(blank=True, max_length=3000),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None)),
                fields=("owner", "name"),
                name="saved_view_once_per_name",
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="batches",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="tag",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="jobs.tag",
            ),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(fields=["owner", "made_at"], name="batch_of_owner"),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "action__in",
                        ["moved", "archived", "brought_back", "deleted", "tagged"],
                    )
                ),
                name="batch_action_known",
            ),
        ),
    ]
