"""What has happened to a job: dated events, from which its stage is derived."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models.job import Job, Outcome, Stage
from interviewprep.recoverable import Recoverable, RecoverableQuerySet
from interviewprep.sealed import SealedModel, SealedTextField


class EventKind(models.TextChoices):
    """What sort of thing happened."""

    MOVED = "moved", _("Moved")
    WROTE = "wrote", _("You got in touch")
    HEARD = "heard", _("You heard from them")
    NOTED = "noted", _("Note")


class EventQuerySet(RecoverableQuerySet["Event"]):
    """Events of one person's jobs."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

    def moves(self) -> Self:
        return self.filter(kind=EventKind.MOVED)

    def in_order(self) -> Self:
        """As they happened; of two at one moment, as they were written down."""
        return self.order_by("at", "pk")


class Event(SealedModel, Recoverable):
    """One thing that happened to a job, at a moment the person may set and correct.

    A move names the stage it led to; closing may say how it ended. `batch` is shared
    by what one action did to many jobs, so that it can be taken back as one. One that
    was struck out counts for nothing until it comes back.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="events")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=5, choices=EventKind, default=EventKind.MOVED)
    stage = models.CharField(max_length=8, choices=Stage, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    at = models.DateTimeField()
    note = SealedTextField(_("note"), blank=True, max_length=1000)
    batch = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a timeline")
        indexes = [
            models.Index(fields=["owner", "job", "at", "id"], name="event_of_job"),
            models.Index(
                fields=["owner", "batch"],
                name="event_of_batch",
                condition=models.Q(batch__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="event_move_names_a_stage",
                condition=models.Q(
                    models.Q(kind=EventKind.MOVED, stage__in=Stage.values)
                    | (~models.Q(kind=EventKind.MOVED) & models.Q(stage=""))
                ),
            ),
            models.CheckConstraint(
                name="event_outcome_only_when_closed",
                condition=models.Q(outcome="") | models.Q(stage=Stage.CLOSED),
            ),
        ]

    def __str__(self) -> str:
        if self.kind == EventKind.MOVED:
            return str(self.get_stage_display())
        return str(self.get_kind_display())
