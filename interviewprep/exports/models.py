"""What a download brought beside what was there, so that it can be taken out again."""

from typing import Self

from django.db import models
from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.recoverable import KEPT_FOR


class AdditionQuerySet(models.QuerySet["Addition"]):
    """What one person brought in."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def recent(self) -> Self:
        """Those that can still be taken out, the newest first."""
        since = timezone.now() - KEPT_FOR
        return self.filter(made_at__gte=since).order_by("-made_at", "-pk")


class Addition(models.Model):
    """One download that was brought in beside what somebody had.

    `rows` tells of each row that it made, by table and number, how it looked: who
    changes one keeps it. `counts` is what the person is told.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="additions")
    rows = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)

    objects = AdditionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-made_at"], name="addition_newest_of_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%-d %B}"
