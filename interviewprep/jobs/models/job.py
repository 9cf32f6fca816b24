"""A job: what it is, what it pays, how far it has come, and how it is found again."""

from decimal import Decimal
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models.versioned import Versioned
from interviewprep.recoverable import Recoverable, RecoverableQuerySet
from interviewprep.sealed import SealedTextField


class Stage(models.TextChoices):
    """How far a job has come, in the order of the board's columns."""

    SAVED = "saved", _("Saved")
    APPLIED = "applied", _("Applied")
    TALKING = "talking", _("Talking")
    OFFER = "offer", _("Offer")
    CLOSED = "closed", _("Closed")


OPEN_STAGES = (Stage.SAVED, Stage.APPLIED, Stage.TALKING, Stage.OFFER)


class Outcome(models.TextChoices):
    """Why a job was closed."""

    ACCEPTED = "accepted", _("I took the offer")
    DECLINED = "declined", _("I said no")
    REJECTED = "rejected", _("They said no")
    WITHDRAWN = "withdrawn", _("I withdrew")
    NO_REPLY = "no_reply", _("No reply")
    ROLE_CLOSED = "role_closed", _("The role was closed")


class WorkMode(models.TextChoices):
    """Where the work is done."""

    ON_SITE = "on_site", _("On site")
    HYBRID = "hybrid", _("Partly from home")
    REMOTE = "remote", _("From home")


class Employment(models.TextChoices):
    """What sort of contract it is."""

    FULL_TIME = "full_time", _("Full time")
    PART_TIME = "part_time", _("Part time")
    CONTRACT = "contract", _("Contract")
    TEMPORARY = "temporary", _("Temporary")
    INTERNSHIP = "internship", _("Internship or apprenticeship")


class PayPeriod(models.TextChoices):
    """What the pay is counted by."""

    YEAR = "year", _("a year")
    MONTH = "month", _("a month")
    WEEK = "week", _("a week")
    DAY = "day", _("a day")
    HOUR = "hour", _("an hour")


class Tag(models.Model):
    """A word of the person's own by which they find jobs again."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "owner", Lower("name"), name="tag_once_per_owner_whatever_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class JobQuerySet(RecoverableQuerySet["Job"]):
    """The jobs of one person, in the ways that pages ask for them."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def active(self) -> Self:
        """Those that are neither deleted nor put away."""
        return self.kept().filter(is_archived=False)

    def open(self) -> Self:
        return self.exclude(stage=Stage.CLOSED)

    def newest_first(self) -> Self:
        return self.order_by("-updated_at", "-pk")


class Job(Versioned):
    """One job a person is after; without a company it stands for the whole search.

    `stage`, `outcome`, `reached`, `stage_since` and `quiet_since` repeat what the
    dated events say, so that lists needn't read them: only `tracking.settle` sets
    them.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="jobs")
    title = models.CharField(_("role"), max_length=120)
    company = models.CharField(_("company"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    work_mode = models.CharField(max_length=7, choices=WorkMode, blank=True)
    employment = models.CharField(max_length=10, choices=Employment, blank=True)
    posting_url = models.URLField(_("address of the ad"), max_length=1000, blank=True)
    posting = models.TextField(_("the ad"), max_length=20_000, blank=True)
    source = models.CharField(_("where you found it"), max_length=60, blank=True)
    posted_on = models.DateField(_("date of the ad"), null=True, blank=True)
    deadline_on = models.DateField(_("closing date"), null=True, blank=True)
    salary_low = models.DecimalField(
        _("pay from"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    salary_high = models.DecimalField(
        _("pay up to"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    salary_currency = models.CharField(_("currency"), max_length=3, blank=True)
    salary_period = models.CharField(max_length=5, choices=PayPeriod, blank=True)
    salary_text = models.CharField(_("pay, as they put it"), max_length=120, blank=True)
    offers = models.CharField(
        _("what this job offers that you want"), max_length=120, blank=True
    )
    next_step = models.CharField(_("what you’ll do next"), max_length=120, blank=True)
    follow_up_on = models.DateField(_("when you’ll do it"), null=True, blank=True)
    tags = models.ManyToManyField(Tag, related_name="jobs", blank=True)
    notes = SealedTextField(_("private notes"), blank=True, max_length=5000)
    is_archived = models.BooleanField(default=False)

    stage = models.CharField(max_length=8, choices=Stage, default=Stage.SAVED)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    reached = models.CharField(
        max_length=8, choices=Stage, default=Stage.SAVED, editable=False
    )
    stage_since = models.DateTimeField(default=timezone.now, editable=False)
    quiet_since = models.DateTimeField(default=timezone.now, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "-updated_at", "-id"], name="job_newest_of_owner"
            ),
            models.Index(
                fields=["owner", "stage", "-updated_at", "-id"],
                name="job_newest_of_stage",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="job_stage_known", condition=models.Q(stage__in=Stage.values)
            ),
            models.CheckConstraint(
                name="job_outcome_only_when_closed",
                condition=models.Q(outcome="") | models.Q(stage=Stage.CLOSED),
            ),
            models.CheckConstraint(
                name="job_reached_an_open_stage",
                condition=models.Q(reached__in=[stage.value for stage in OPEN_STAGES]),
            ),
            models.CheckConstraint(
                name="job_pay_runs_upwards",
                condition=models.Q(salary_low=None)
                | models.Q(salary_high=None)
                | models.Q(salary_high__gte=models.F("salary_low")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} at {self.company}" if self.company else self.title

    def get_absolute_url(self) -> str:
        return reverse("pages:overview", args=[self.pk])

    @property
    def pay(self) -> str:
        """What it pays, as far as it is known: "GBP 45,000–52,000 a year"."""
        sums = [
            each for each in (self.salary_low, self.salary_high) if each is not None
        ]
        if not sums:
            return self.salary_text
        told = "–".join(_sum(each) for each in dict.fromkeys(sums))
        parts = (self.salary_currency, told, self.get_salary_period_display())
        return " ".join(str(part) for part in parts if part)

    @property
    def heading(self) -> str:
        """The name that pages lead with: the company, or the role without one."""
        return self.company or self.title


def _sum(amount: Decimal) -> str:
    """Write a sum as people do: pennies only where there are some."""
    is_whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if is_whole else f"{amount:,.2f}"


class SavedViewQuerySet(RecoverableQuerySet["SavedView"]):
    """The lists that one person keeps."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def by_name(self) -> Self:
        return self.order_by("name", "pk")


class SavedView(Recoverable):
    """A list of jobs that a person comes back to: its filters, as in the address."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="job_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=3000, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept list")
        constraints = [
            models.UniqueConstraint(
                name="saved_view_once_per_name",
                fields=["owner", "name"],
                condition=models.Q(deleted_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name
