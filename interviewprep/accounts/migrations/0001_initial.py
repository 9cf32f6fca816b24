"""Makes the tables of people and of their keys."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import interviewprep.accounts.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
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
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="last login"
                    ),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        db_index=True, max_length=254, verbose_name="e-mail"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        max_length=80,
                        verbose_name="what should we call you?",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        default="UTC",
                        max_length=64,
                        validators=[interviewprep.accounts.models.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "words_per_minute",
                    models.PositiveSmallIntegerField(
                        default=140,
                        validators=[
                            django.core.validators.MinValueValidator(80),
                            django.core.validators.MaxValueValidator(220),
                        ],
                        verbose_name="words a minute",
                    ),
                ),
                (
                    "paper",
                    models.CharField(
                        choices=[("A4", "A4"), ("letter", "US Letter")],
                        default="A4",
                        max_length=6,
                        verbose_name="paper",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As on this device"),
                            ("light", "Light"),
                            ("dark", "Dark"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="appearance",
                    ),
                ),
                (
                    "titles",
                    models.CharField(
                        choices=[
                            ("neutral", "Say nothing of a job search"),
                            ("full", "Name the company and the role"),
                        ],
                        default="neutral",
                        max_length=7,
                        verbose_name="titles of files and calendar entries",
                    ),
                ),
                (
                    "hides_private",
                    models.BooleanField(
                        default=False, verbose_name="hide private text until I tap"
                    ),
                ),
                (
                    "uses_keys",
                    models.BooleanField(
                        default=True, verbose_name="single-key shortcuts"
                    ),
                ),
                ("is_staff", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "joined_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KeyCheck",
            fields=[
                (
                    "kid",
                    models.CharField(max_length=32, primary_key=True, serialize=False),
                ),
                ("sealed", models.TextField()),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UserKey",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="data_key",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kid", models.CharField(max_length=32)),
                ("wrapped", models.TextField()),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kid", "user"], name="user_key_by_kid")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("email", django.db.models.functions.text.Lower("email"))
                ),
                name="user_email_lower_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("words_per_minute__range", (80, 220))),
                name="user_words_per_minute_spoken",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("paper__in", ["A4", "letter"])),
                name="user_paper_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("theme__in", ["", "light", "dark"])),
                name="user_theme_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("titles__in", ["neutral", "full"])),
                name="user_titles_known",
            ),
        ),
    ]
