"""What is in it for a person, and the facts of their present or last job."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User


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
