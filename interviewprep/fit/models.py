"""An interview is for both sides: what to ask them, and what would make it a yes."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Audience, Job, Person
from interviewprep.recoverable import Recoverable, RecoverableQuerySet
from interviewprep.sealed import SealedModel, SealedTextField


class QuestionQuerySet(RecoverableQuerySet["Question"]):
    """The questions a person will ask about one job."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

    def in_order(self) -> Self:
        """Those not to leave without first, then as the person ranked them."""
        return self.order_by("job_id", "-is_must", "rank", "pk")


class Question(SealedModel, Recoverable):
    """A question to ask them: what is wondered privately, and how it is put."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="questions")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("how you’ll ask it"), max_length=240, blank=True)
    blunt = SealedTextField(_("the rude version"), blank=True, max_length=400)
    audience = models.CharField(
        max_length=9, choices=Audience, default=Audience.UNKNOWN
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    is_must = models.BooleanField(_("don’t leave without it"), default=False)
    reassuring = models.CharField(_("a reassuring answer"), max_length=200, blank=True)
    worrying = models.CharField(_("a worrying answer"), max_length=200, blank=True)
    # What the question was made from, so that answering again replaces it.
    source = models.CharField(max_length=60, blank=True, editable=False)
    rank = models.PositiveSmallIntegerField(default=1)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="question_once_per_source",
                fields=["job", "source"],
                condition=~models.Q(source=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Weight(models.TextChoices):
    """How much a criterion counts."""

    MUST = "must", _("Must")
    MATTERS = "matters", _("Matters")
    NICE = "nice", _("Nice")


class CriterionQuerySet(RecoverableQuerySet["Criterion"]):
    """What one job is judged by."""

    def owned_by(self, user: User) -> Self:
        return self.filter(job__owner=user, job__deleted_at=None)

    def yes(self) -> Self:
        return self.filter(is_breaker=False)

    def breakers(self) -> Self:
        return self.filter(is_breaker=True)

    def in_order(self) -> Self:
        return self.order_by("job_id", "rank", "pk")


class Criterion(Recoverable):
    """Something that would make a job a yes, or a no.

    Its words stand once for a job, deleted or not: listing them again brings back what
    was deleted.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="criteria")
    text = models.CharField(max_length=40)
    weight = models.CharField(max_length=7, choices=Weight, default=Weight.MATTERS)
    is_breaker = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(default=1)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("point of a scorecard")
        constraints = [
            models.UniqueConstraint(
                name="criterion_once_per_job", fields=["job", "text"]
            ),
        ]

    def __str__(self) -> str:
        return self.text
