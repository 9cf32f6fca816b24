"""Why one person wants one job, and what they answered when we asked."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job
from interviewprep.sealed import SealedModel, SealedTextField
from motivations.models.situation import Motivation


class ReasonQuerySet(models.QuerySet["Reason"]):
    """Why one person wants one job."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

    def chosen(self) -> Self:
        return self.filter(is_chosen=True)

    def ranked(self) -> Self:
        return self.order_by("job_id", "rank", "pk")


class Reason(SealedModel):
    """One motivation for one job: its rank, and what the person really thinks."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reasons")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="reasons")
    motivation = models.CharField(max_length=10, choices=Motivation)
    rank = models.PositiveSmallIntegerField(default=1)
    # A motivation that is taken off the list keeps what was written for it.
    is_chosen = models.BooleanField(default=True)
    blunt = SealedTextField(_("what you really think"), blank=True, max_length=2000)
    # Keys of the themes the person ticked, separated by spaces. As telling as the
    # text itself ("discrimination"), so just as private.
    ticked = SealedTextField(blank=True, max_length=600)
    wants_line_anyway = models.BooleanField(
        default=False,
        help_text="Asked for a neutral line although support was offered first.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ReasonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="reason_once_per_motivation", fields=["job", "motivation"]
            ),
            models.CheckConstraint(
                name="reason_motivation_known",
                condition=models.Q(motivation__in=Motivation.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.motivation} for job {self.job_id}"

    @property
    def kind(self) -> Motivation:
        return Motivation(self.motivation)

    @property
    def panel_address(self) -> str:
        """Where the reason is turned into a line."""
        return reverse("motivations:panel", args=[self.job_id, self.motivation])


class AnswerQuerySet(models.QuerySet["Answer"]):
    """What a person has answered in the guide."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, reason__job__deleted_at=None)

    def in_order(self) -> Self:
        return self.order_by("reason_id", "number", "pk")


class Answer(SealedModel):
    """What a person answered to one of the guided questions, or is still typing."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="answers")
    reason = models.ForeignKey(Reason, on_delete=models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField()
    given = models.JSONField(default=dict, blank=True)
    draft = SealedTextField(blank=True, max_length=10_000)
    is_done = models.BooleanField(default=False)
    is_skipped = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="answer_once_per_question", fields=["reason", "number"]
            ),
            models.CheckConstraint(
                name="answer_number_known",
                condition=models.Q(number__gte=1, number__lte=6),
            ),
            models.CheckConstraint(
                name="answer_done_or_skipped",
                condition=~models.Q(is_done=True, is_skipped=True),
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.number} of reason {self.reason_id}"
