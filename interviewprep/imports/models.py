"""What is on its way in: an ad that is read, a table that is imported, and its jobs."""

from datetime import datetime, timedelta
from typing import Any, Self
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.imports.tables.sources import Source
from interviewprep.jobs.models import Job, Person
from interviewprep.recoverable import KEPT_FOR
from interviewprep.sealed import SealedModel, SealedTextField

# An ad that nobody came back to was not wanted.
AD_KEPT_FOR = timedelta(days=7)


class AdState(models.TextChoices):
    """How far the reading of an ad has come."""

    WAITING = "waiting", _("Being fetched")
    READ = "read", _("Read")
    FAILED = "failed", _("Could not be read")


class AdQuerySet(models.QuerySet["Ad"]):
    """The ads that one person is adding."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def sweepable(self, *, now: datetime) -> Self:
        return self.filter(made_at__lt=now - AD_KEPT_FOR)


class Ad(models.Model):
    """An ad between its paste or its address and the job made of it.

    `found` holds what was read, one entry for each posting on the page, by the names
    of Job's fields. `submit_key` becomes the job's, so that two clicks make one.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="ads")
    url = models.URLField(max_length=1000, blank=True)
    state = models.CharField(max_length=7, choices=AdState, default=AdState.WAITING)
    problem = models.CharField(max_length=200, blank=True)
    found = models.JSONField(default=list)
    submit_key = models.UUIDField(default=uuid4, editable=False, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = AdQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-made_at"], name="ad_newest_of_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                name="ad_state_known", condition=models.Q(state__in=AdState.values)
            ),
        ]

    def __str__(self) -> str:
        return self.url or "an ad"

    def get_absolute_url(self) -> str:
        return reverse("imports:ad", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.state == AdState.WAITING


class ImportState(models.TextChoices):
    """How far an import has come."""

    CHECKED = "checked", _("Waiting for your word")
    RUNNING = "running", _("Coming in")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped")


class ImportQuerySet(models.QuerySet["Import"]):
    """The imports of one person."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "-pk")

    def light(self) -> Self:
        """Leave out what only the import's own page needs."""
        return self.defer("upload", "skipped", "choices")

    def sweepable(self, *, now: datetime) -> Self:
        """Imports that can't be taken back any more, or were never carried out."""
        return self.filter(made_at__lt=now - KEPT_FOR)


class Import(SealedModel):
    """One upload: what it was, what was said about its columns, and what came of it.

    `upload` holds the tables until they are in, `skipped` the rows that weren't taken;
    both are sealed, since notes stand in them. `batch` is shared with the events that
    the import wrote.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="imports")
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=15, choices=Source, default=Source.OTHER)
    state = models.CharField(
        max_length=7, choices=ImportState, default=ImportState.CHECKED
    )
    problem = models.CharField(max_length=200, blank=True)
    choices = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    upload = SealedTextField(blank=True)
    skipped = SealedTextField(blank=True)
    batch = models.UUIDField(default=uuid4, editable=False, unique=True)
    rows_in_all = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "-made_at", "-id"], name="import_newest_of_owner"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="import_state_known",
                condition=models.Q(state__in=ImportState.values),
            ),
            models.CheckConstraint(
                name="import_taken_back_only_when_done",
                condition=models.Q(taken_back_at=None)
                | models.Q(state=ImportState.DONE),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("imports:import", args=[self.pk])

    @property
    def is_running(self) -> bool:
        return self.state == ImportState.RUNNING

    @property
    def is_done(self) -> bool:
        return self.state == ImportState.DONE

    @property
    def count_of(self) -> dict[str, Any]:
        """Return the counts as templates ask for them, 0 where there are none yet."""
        return {"jobs": 0, "people": 0, "already": 0, "skipped": 0, **self.counts}


class Imported(models.Model):
    """One job or person that an import brought, so that it can be taken back."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="imported")
    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="imported")
    job = models.OneToOneField(
        Job, on_delete=models.CASCADE, null=True, related_name="imported"
    )
    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, null=True, related_name="imported"
    )

    class Meta:
        indexes = [
            models.Index(fields=["owner", "run"], name="imported_of_run"),
        ]
        constraints = [
            models.CheckConstraint(
                name="imported_job_or_person",
                condition=models.Q(job__isnull=False, person=None)
                | models.Q(job=None, person__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.job or self.person)
