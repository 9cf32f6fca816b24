"""Room for what the tracker keeps: events, tags, files, saved views, more fields."""

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
    dependencies = [
        ("jobs", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
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
                ("deleted_at", models.DateTimeField(editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cv", "CV"),
                            ("letter", "Letter"),
                            ("posting", "The ad"),
                            ("other", "Something else"),
                        ],
                        default="cv",
                        max_length=7,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "version_note",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="which version"
                    ),
                ),
                ("content_type", models.CharField(editable=False, max_length=100)),
                ("size", models.PositiveIntegerField(editable=False)),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Event",
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
                    "row_key",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("moved", "Moved"),
                            ("wrote", "You got in touch"),
                            ("heard", "You heard from them"),
                            ("noted", "Note"),
                        ],
                        default="moved",
                        max_length=5,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("saved", "Saved"),
                            ("applied", "Applied"),
                            ("talking", "Talking"),
                            ("offer", "Offer"),
                            ("closed", "Closed"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "I took the offer"),
                            ("declined", "I said no"),
                            ("rejected", "They said no"),
                            ("withdrawn", "I withdrew"),
                            ("no_reply", "No reply"),
                            ("role_closed", "The role was closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "note",
                    interviewprep.sealed.fields.SealedTextField(
                        blank=True, max_length=1000, verbose_name="note"
                    ),
                ),
                ("batch", models.UUIDField(editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="SavedView",
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
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="Tag",
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
                ("name", models.CharField(max_length=40)),
            ],
        ),
        migrations.AddField(
            model_name="interview",
            name="audience",
            field=models.CharField(
                choices=[
                    ("recruiter", "Recruiter"),
                    ("manager", "Hiring manager"),
                    ("teammate", "Future teammate"),
                    ("panel", "Several people"),
                    ("leader", "Senior leader"),
                    ("unknown", "Don’t know yet"),
                ],
                default="unknown",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="next_on",
            field=models.DateField(blank=True, null=True, verbose_name="by when"),
        ),
        migrations.AddField(
            model_name="interview",
            name="next_step",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="what happens next"
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="number",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="round"),
        ),
        migrations.AddField(
            model_name="interview",
            name="said",
            field=interviewprep.sealed.fields.SealedTextField(
                blank=True, max_length=5000, verbose_name="what was said"
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="standing",
            field=models.CharField(
                choices=[
                    ("proposed", "Date not agreed yet"),
                    ("planned", "Planned"),
                    ("done", "Done"),
                    ("cancelled", "Called off"),
                    ("missed", "Didn’t take place"),
                ],
                default="planned",
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="submit_key",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="interview",
            name="thanked_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="thanked them on"
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="verdict",
            field=models.CharField(
                blank=True,
                choices=[
                    ("waiting", "Waiting to hear"),
                    ("went_on", "On to the next step"),
                    ("they_stopped", "They stopped here"),
                    ("i_stopped", "I stopped here"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="deadline_on",
            field=models.DateField(blank=True, null=True, verbose_name="closing date"),
        ),
        migrations.AddField(
            model_name="job",
            name="employment",
            field=models.CharField(
                blank=True,
                choices=[
                    ("full_time", "Full time"),
                    ("part_time", "Part time"),
                    ("contract", "Contract"),
                    ("temporary", "Temporary"),
                    ("internship", "Internship or apprenticeship"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="follow_up_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="when you’ll do it"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="is_archived",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="job",
            name="next_step",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="what you’ll do next"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="posted_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="date of the ad"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="quiet_since",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="reached",
            field=models.CharField(
                choices=[
                    ("saved", "Saved"),
                    ("applied", "Applied"),
                    ("talking", "Talking"),
                    ("offer", "Offer"),
                    ("closed", "Closed"),
                ],
                default="saved",
                editable=False,
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="salary_currency",
            field=models.CharField(blank=True, max_length=3, verbose_name="currency"),
        ),
        migrations.AddField(
            model_name="job",
            name="salary_high",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=12,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="pay up to",
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="salary_low",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=12,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="pay from",
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="salary_period",
            field=models.CharField(
                blank=True,
                choices=[
                    ("year", "a year"),
                    ("month", "a month"),
                    ("week", "a week"),
                    ("day", "a day"),
                    ("hour", "an hour"),
                ],
                max_length=5,
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="salary_text",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="pay, as they put it"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="source",
            field=models.CharField(
                blank=True, max_length=60, verbose_name="where you found it"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="stage_since",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="submit_key",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="job",
            name="work_mode",
            field=models.CharField(
                blank=True,
                choices=[
                    ("on_site", "On site"),
                    ("hybrid", "Partly from home"),
                    ("remote", "From home"),
                ],
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="company",
            field=models.CharField(blank=True, max_length=120, verbose_name="company"),
        ),
        migrations.AddField(
            model_name="person",
            name="created_at",
            field=models.DateTimeField(
                auto_now_add=True, default=django.utils.timezone.now
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="person",
            name="deleted_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
        ),
        migrations.AddField(
            model_name="person",
            name="how_met",
            field=models.CharField(
                blank=True, max_length=120, verbose_name="how you know them"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="interviews",
            field=models.ManyToManyField(
                blank=True, related_name="people", to="jobs.interview"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="next_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="get in touch on"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="notes",
            field=interviewprep.sealed.fields.SealedTextField(
                blank=True, max_length=2000, verbose_name="private notes"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="people",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="phone",
            field=models.CharField(blank=True, max_length=40, verbose_name="phone"),
        ),
        migrations.AddField(
            model_name="person",
            name="profile_url",
            field=models.URLField(blank=True, max_length=500, verbose_name="profile"),
        ),
        migrations.AddField(
            model_name="person",
            name="row_key",
            field=models.UUIDField(null=True, editable=False),
        ),
        migrations.AddField(
            model_name="person",
            name="submit_key",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="person",
            name="updated_at",
            field=models.DateTimeField(auto_now=True),
        ),
        migrations.AddField(
            model_name="person",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["owner", "name", "id"], name="person_by_name"),
        ),
        migrations.CreateModel(
            name="DocumentBody",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="body",
                        serialize=False,
                        to="jobs.document",
                    ),
                ),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name="document",
            name="jobs",
            field=models.ManyToManyField(
                blank=True, related_name="documents", to="jobs.job"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="job",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="jobs.job",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="job_views",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tags",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="tags",
            field=models.ManyToManyField(
                blank=True, related_name="jobs", to="jobs.tag"
            ),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                fields=["owner", "stage", "-updated_at", "-id"],
                name="job_newest_of_stage",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["owner", "-created_at", "-id"], name="document_newest_of_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["owner", "job", "at", "id"], name="event_of_job"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("batch__isnull", False)),
                fields=["owner", "batch"],
                name="event_of_batch",
            ),
        ),
    ]
