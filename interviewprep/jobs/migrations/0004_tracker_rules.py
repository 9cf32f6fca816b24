"""The old tables go, and the rules that the filled columns keep."""

import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import interviewprep.sealed.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0003_tracker_rows")]

    operations = [
        migrations.RemoveIndex(
            model_name="stagechange",
            name="stage_change_of_job",
        ),
        migrations.RemoveField(
            model_name="interview",
            name="is_cancelled",
        ),
        migrations.RemoveField(
            model_name="person",
            name="interview",
        ),
        migrations.AlterField(
            model_name="person",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="people",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="row_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="person",
            name="job",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="people",
                to="jobs.job",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "standing__in",
                        ["proposed", "planned", "done", "cancelled", "missed"],
                    )
                ),
                name="interview_standing_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reached__in", ["saved", "applied", "talking", "offer"])
                ),
                name="job_reached_an_open_stage",
            ),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("salary_low", None),
                    ("salary_high", None),
                    ("salary_high__gte", models.F("salary_low")),
                    _connector="OR",
                ),
                name="job_pay_runs_upwards",
            ),
        ),
        migrations.RemoveField(
            model_name="stagechange",
            name="job",
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            ("kind", "moved"),
                            (
                                "stage__in",
                                ["saved", "applied", "talking", "offer", "closed"],
                            ),
                        ),
                        models.Q(
                            models.Q(("kind", "moved"), _negated=True), ("stage", "")
                        ),
                        _connector="OR",
                    )
                ),
                name="event_move_names_a_stage",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", ""), ("stage", "closed"), _connector="OR"
                ),
                name="event_outcome_only_when_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("owner", "name"), name="saved_view_once_per_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(
                models.F("owner"),
                django.db.models.functions.text.Lower("name"),
                name="tag_once_per_owner_whatever_case",
            ),
        ),
        migrations.DeleteModel(
            name="StageChange",
        ),
    ]
