"""Proof: what a person has done, what each job needs, and how gaps are bridged."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job
from interviewprep.recoverable import Recoverable, RecoverableQuerySet


class StoryQuerySet(RecoverableQuerySet["Story"]):
    """The stories of one person."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def newest_first(self) -> Self:
        return self.order_by("-updated_at", "-pk")


class Story(Recoverable):
    """Something a person did, kept to be told in an interview (STAR)."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="stories")
    title = models.CharField(_("what happened, in a few words"), max_length=80)
    situation = models.TextField(_("the situation"), max_length=600, blank=True)
    task = models.TextField(_("what was asked of you"), max_length=600, blank=True)
    action = models.TextField(_("what you did"), max_length=1200, blank=True)
    result = models.TextField(_("what changed"), max_length=600, blank=True)
    number = models.CharField(_("the number or name to land on"), max_length=60)
    keywords = models.CharField(
        _("three or four keywords for the sheet"), max_length=120, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "-updated_at", "-id"], name="story_newest_of_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stories:edit", args=[self.pk])


class Strength(models.TextChoices):
    """How well a person can meet one of the job's needs."""

    STRONG = "strong", _("Strong")
    SOME = "some", _("Some")
    GAP = "gap", _("Gap")


class NeedQuerySet(RecoverableQuerySet["Need"]):
    """What one job needs."""

    def owned_by(self, user: User) -> Self:
        return self.filter(job__owner=user, job__deleted_at=None)

    def in_order(self) -> Self:
        return self.order_by("job_id", "rank", "pk")


class Need(Recoverable):
    """Something a job needs most, and how the person meets it.

    Its words stand once for a job, deleted or not: listing them again brings back what
    was deleted, with its story and its bridge.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="needs")
    text = models.CharField(_("what they need"), max_length=60)
    strength = models.CharField(max_length=6, choices=Strength, default=Strength.SOME)
    story = models.ForeignKey(
        Story, on_delete=models.SET_NULL, related_name="needs", null=True, blank=True
    )
    rank = models.PositiveSmallIntegerField(default=1)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("something they need")
        constraints = [
            models.UniqueConstraint(name="need_once_per_job", fields=["job", "text"]),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def kept_story(self) -> Story | None:
        """The story that shows the need is met, unless it has been deleted."""
        story = self.story
        return None if story is None or story.deleted_at else story


class BridgeKind(models.TextChoices):
    """The four honest ways across a gap."""

    CLOSE = "close", _("I’ve done something close")
    LEARNING = "learning", _("I’m learning it")
    FAST = "fast", _("I learned something as hard, fast")
    PLAN = "plan", _("It’s real, and here’s my plan")


class Bridge(models.Model):
    """How a person will answer a doubt about one of the job's needs."""

    need = models.OneToOneField(Need, on_delete=models.CASCADE, related_name="bridge")
    kind = models.CharField(max_length=8, choices=BridgeKind)
    sentence = models.CharField(_("in a sentence or two"), max_length=200)

    def __str__(self) -> str:
        return self.sentence
