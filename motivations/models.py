"""What is in it for a person, what they really think, and the lines they will say."""

from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job
from interviewprep.recoverable import Recoverable, RecoverableQuerySet
from interviewprep.sealed import SealedModel, SealedTextField


class Motivation(models.TextChoices):
    """The four things that stand behind every blunt reason."""

    MOVE_UP = "move_up", _("Move up")
    NEW_GROUND = "new_ground", _("New ground")
    PROVE_IT = "prove_it", _("Show what I can do")
    SEE_INSIDE = "see_inside", _("See what it’s really like")

    @property
    def slug(self) -> str:
        """As it stands in an address: "move-up"."""
        return str(self.value).replace("_", "-")

    @property
    def asked(self) -> str:
        """The question it answers in the room."""
        return _ASKED[self]

    @property
    def promise(self) -> str:
        """What choosing it says, in the person's voice."""
        return _PROMISES[self]


_ASKED = {
    Motivation.MOVE_UP: "Why are you leaving?",
    Motivation.NEW_GROUND: "Why the change?",
    Motivation.PROVE_IT: "Why should we take you?",
    Motivation.SEE_INSIDE: "Why this job?",
}
_PROMISES = {
    Motivation.MOVE_UP: "More responsibility than I can get where I am.",
    Motivation.NEW_GROUND: "Newer tools, methods or a field I’d rather be in.",
    Motivation.PROVE_IT: ("On paper I’m not perfect. In person I can show why I fit."),
    Motivation.SEE_INSIDE: "I want to find out if this job is right for me.",
}


class Status(models.TextChoices):
    """Where a person stands with their present or last job."""

    STILL = "still", _("Still there")
    LEFT = "left", _("I left")
    CONTRACT = "contract", _("My contract ended, or ends soon")
    ROLE_CUT = "role_cut", _("My role was cut")
    LET_GO = "let_go", _("I was let go")


class Situation(models.Model):
    """The facts of a person's present or last job; asked once, used for every job."""

    owner = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="situation", primary_key=True
    )
    role = models.CharField(_("your role there"), max_length=80, blank=True)
    years = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(50)]
    )
    months = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(11)]
    )
    status = models.CharField(max_length=8, choices=Status, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    # Keys of claims that the person has said are true, or are not.
    confirmed = models.JSONField(default=list, blank=True)
    denied = models.JSONField(default=list, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"situation of {self.owner_id}"

    @property
    def total_months(self) -> int | None:
        """Time in the role, in months; None where it was not given."""
        if self.years is None and self.months is None:
            return None
        return (self.years or 0) * 12 + (self.months or 0)


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


class LineQuerySet(RecoverableQuerySet["Line"]):
    """The lines a person will say."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

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
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "job", "part"], name="line_of_job_part")
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("motivations:line", args=[self.job_id, self.pk])
