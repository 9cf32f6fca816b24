"""Deleting that can be undone: rows are marked first and swept away at night."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models

# Undo is offered at once; afterwards a row waits in "Recently deleted" this long.
KEPT_FOR = timedelta(days=30)


class RecoverableQuerySet[Row: models.Model](models.QuerySet[Row]):
    """Rows that may have been deleted but not yet swept away."""

    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def deleted(self) -> Self:
        return self.exclude(deleted_at=None)

    def sweepable(self, *, now: datetime) -> Self:
        """Rows deleted so long ago that nobody can ask for them back."""
        return self.filter(deleted_at__lt=now - KEPT_FOR)


class Recoverable(models.Model):
    """A row that a person can delete and take back."""

    deleted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def mark_deleted(self, *, at: datetime) -> None:
        self.deleted_at = at
        self.save(update_fields=["deleted_at"])

    def recover(self) -> None:
        self.deleted_at = None
        self.save(update_fields=["deleted_at"])
