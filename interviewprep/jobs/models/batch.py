"""What one press did to many jobs, so that one press takes it back."""

import uuid
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models.job import Tag


class BatchAction(models.TextChoices):
    """What can be done to many jobs at once."""

    MOVED = "moved", _("Moved")
    ARCHIVED = "archived", _("Archived")
    BROUGHT_BACK = "brought_back", _("Brought back")
    DELETED = "deleted", _("Deleted")
    TAGGED = "tagged", _("Tagged")


class BatchQuerySet(models.QuerySet["Batch"]):
    """The batches of one person."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)


class Batch(models.Model):
    """One action on many jobs: which of them it changed, until it is taken back.

    `key` is also the batch of the events that a move wrote down.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="batches")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.CharField(max_length=12, choices=BatchAction)
    job_ids = models.JSONField(default=list)
    # When jobs had begun that a move on an earlier day let begin before it: the moment
    # by the id of the event.
    began_at = models.JSONField(default=dict)
    tag = models.ForeignKey(
        Tag, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "made_at"], name="batch_of_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                name="batch_action_known",
                condition=models.Q(action__in=BatchAction.values),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_action_display())
