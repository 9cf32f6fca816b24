"""The lines that a person will say, where they stand, and how they sound."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job
from interviewprep.recoverable import Recoverable, RecoverableQuerySet
from motivations.models.reason import Reason


class Part(models.TextChoices):
    """Where on the sheet a line is said."""

    OPEN = "open", _("Open with")
    WHY = "why", _("Why you’re looking")
    PRESS = "press", _("If they press")
    CLOSE = "close", _("Close with")


class Tone(models.TextChoices):
    """How a line sounds."""

    WARM = "warm", _("Warm")
    PLAIN = "plain", _("Plain")
    DIRECT = "direct", _("Direct")


class Length(models.TextChoices):
    """How long a line takes to say."""

    BREATH = "breath", _("One breath")
    SHORT = "short", _("Short")
    FULL = "full", _("Full answer")


class Aloud(models.TextChoices):
    """How a line went when it was last said aloud."""

    SMOOTH = "smooth", _("Smooth")
    STUMBLED = "stumbled", _("Stumbled")


class LineQuerySet(RecoverableQuerySet["Line"]):
    """The lines a person will say."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

    def smooth(self) -> Self:
        """Those that went well when they were last said aloud."""
        return self.filter(aloud=Aloud.SMOOTH)

    def newest_first(self) -> Self:
        return self.order_by("-updated_at", "-pk")


class Line(Recoverable):
    """Words for the room: spoken text, which the person has said is true."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="lines")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="lines")
    reason = models.ForeignKey(
        Reason, on_delete=models.SET_NULL, related_name="lines", null=True
    )
    part = models.CharField(max_length=5, choices=Part, default=Part.WHY)
    tone = models.CharField(max_length=6, choices=Tone, default=Tone.PLAIN)
    length = models.CharField(max_length=6, choices=Length, default=Length.SHORT)
    text = models.TextField(_("what you’ll say"), max_length=1200)
    is_own_words = models.BooleanField(default=False)
    is_true = models.BooleanField(
        _("This is true, and I’d be comfortable if my old employer heard it."),
        default=False,
    )
    # The words that were said: changed words have not been said aloud yet.
    aloud = models.CharField(max_length=8, choices=Aloud, blank=True)
    aloud_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "job", "part"], name="line_of_job_part")
        ]
        constraints = [
            models.CheckConstraint(
                name="line_aloud_has_its_moment",
                condition=models.Q(aloud="", aloud_at=None)
                | (models.Q(aloud__in=Aloud.values) & models.Q(aloud_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("motivations:line", args=[self.job_id, self.pk])
