"""The jobs a person is after, how far each has come, and its interviews."""

from datetime import UTC, datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User, validate_time_zone
from interviewprep.jobs.clock import place_name
from interviewprep.recoverable import Recoverable, RecoverableQuerySet
from interviewprep.sealed import SealedModel, SealedTextField


class Stage(models.TextChoices):
    """How far a job has come, in the order of the board's columns."""

    SAVED = "saved", _("Saved")
    APPLIED = "applied", _("Applied")
    TALKING = "talking", _("Talking")
    OFFER = "offer", _("Offer")
    CLOSED = "closed", _("Closed")


class Outcome(models.TextChoices):
    """Why a job was closed."""

    ACCEPTED = "accepted", _("I took the offer")
    DECLINED = "declined", _("I said no")
    REJECTED = "rejected", _("They said no")
    WITHDRAWN = "withdrawn", _("I withdrew")
    NO_REPLY = "no_reply", _("No reply")
    ROLE_CLOSED = "role_closed", _("The role was closed")


class Versioned(SealedModel, Recoverable):
    """A row that two tabs may edit: each save moves the version on by one."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class JobQuerySet(RecoverableQuerySet["Job"]):
    """The jobs of one person, in the ways that pages ask for them."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def open(self) -> Self:
        return self.exclude(stage=Stage.CLOSED)

    def newest_first(self) -> Self:
        return self.order_by("-updated_at", "-pk")


class Job(Versioned):
    """One job a person is after; without a company it stands for the whole search."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="jobs")
    title = models.CharField(_("role"), max_length=120)
    company = models.CharField(_("company"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    posting_url = models.URLField(_("address of the ad"), max_length=1000, blank=True)
    posting = models.TextField(_("the ad"), max_length=20_000, blank=True)
    offers = models.CharField(
        _("what this job offers that you want"), max_length=120, blank=True
    )
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.SAVED)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    notes = SealedTextField(_("private notes"), blank=True, max_length=5000)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "-updated_at", "-id"], name="job_newest_of_owner"
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
        ]

    def __str__(self) -> str:
        return f"{self.title} at {self.company}" if self.company else self.title

    def get_absolute_url(self) -> str:
        return reverse("pages:overview", args=[self.pk])

    @property
    def heading(self) -> str:
        """The name that pages lead with: the company, or the role without one."""
        return self.company or self.title


class StageChange(models.Model):
    """One dated move of a job from a stage to the next."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="changes")
    before = models.CharField(max_length=8, choices=Stage, blank=True)
    after = models.CharField(max_length=8, choices=Stage)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["job", "at"], name="stage_change_of_job")]

    def __str__(self) -> str:
        return f"{self.before or 'new'} → {self.after}"


class Kind(models.TextChoices):
    """What sort of conversation an interview is."""

    FIRST_CALL = "first_call", _("First call")
    INTERVIEW = "interview", _("Interview")
    TASK = "task", _("Task or test")
    PANEL = "panel", _("Panel")
    FINAL = "final", _("Final round")


class Medium(models.TextChoices):
    """How people meet."""

    VIDEO = "video", _("Video call")
    PHONE = "phone", _("Phone call")
    IN_PERSON = "in_person", _("In person")


class InterviewQuerySet(RecoverableQuerySet["Interview"]):
    """The interviews of one person, in the ways that pages ask for them."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

    def upcoming(self, *, now: datetime) -> Self:
        return self.filter(is_cancelled=False, starts_at__gte=now)

    def between(self, start: datetime, end: datetime) -> Self:
        """Interviews that start in the half-open span from `start` to `end`."""
        return self.filter(is_cancelled=False, starts_at__gte=start, starts_at__lt=end)

    def soonest_first(self) -> Self:
        """By starting moment; those without a date come last."""
        return self.order_by(models.F("starts_at").asc(nulls_last=True), "pk")


class Interview(Versioned):
    """One conversation about a job.

    What the person typed is the truth: a date and a clock time in a named zone. The
    moment in UTC is derived from it, and derived again when zone rules change.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="interviews")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="interviews")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.INTERVIEW)
    medium = models.CharField(max_length=9, choices=Medium, default=Medium.VIDEO)
    date = models.DateField(_("date"), null=True, blank=True)
    time = models.TimeField(_("time"), null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True, validators=[validate_time_zone])
    is_second_of_two = models.BooleanField(
        default=False,
        help_text="The later of two equal clock times on the night clocks go back.",
    )
    starts_at = models.DateTimeField(null=True, editable=False)
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"),
        default=45,
        validators=[MinValueValidator(5), MaxValueValidator(600)],
    )
    their_zone = models.CharField(
        max_length=64, blank=True, validators=[validate_time_zone]
    )
    link = models.URLField(_("joining link"), max_length=1000, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    fallback = models.CharField(_("if it fails"), max_length=120, blank=True)
    notes = SealedTextField(_("private notes"), blank=True, max_length=5000)
    is_cancelled = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "starts_at", "id"], name="interview_soonest_of_owner"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="interview_time_needs_date_and_zone",
                condition=models.Q(time=None)
                | (models.Q(date__isnull=False) & ~models.Q(zone="")),
            ),
            models.CheckConstraint(
                name="interview_moment_follows_clock",
                condition=models.Q(starts_at=None) | models.Q(time__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.job}"

    def get_absolute_url(self) -> str:
        return reverse("jobs:interview", args=[self.pk])

    @property
    def clock(self) -> datetime | None:
        """The date and time as typed, aware, in the zone it was given in."""
        if self.date is None or self.time is None:
            return None
        naive = datetime.combine(self.date, self.time)
        return naive.replace(tzinfo=ZoneInfo(self.zone), fold=self.is_second_of_two)

    def derive_moment(self) -> None:
        """Set `starts_at` (UTC) from the clock time; None without one."""
        clock = self.clock
        self.starts_at = None if clock is None else clock.astimezone(UTC)

    @property
    def theirs(self) -> datetime | None:
        """The start in their place's clock, where that is known."""
        if self.starts_at is None or not self.their_zone:
            return None
        return self.starts_at.astimezone(ZoneInfo(self.their_zone))

    @property
    def their_clock(self) -> str:
        """The start as their clock shows it: "10:00"; empty where that isn't known.

        Templates turn every moment into the reader's own zone, so this is text.
        """
        theirs = self.theirs
        return f"{theirs:%H:%M}" if theirs else ""

    @property
    def their_place(self) -> str:
        """The name of their place: "Berlin"."""
        return place_name(self.their_zone)

    @property
    def is_video(self) -> bool:
        return self.medium == Medium.VIDEO


class Audience(models.TextChoices):
    """Who a person will be talking to: the same question sounds different to each."""

    RECRUITER = "recruiter", _("Recruiter")
    MANAGER = "manager", _("Manager")
    TEAMMATE = "teammate", _("Teammate")
    LEADER = "leader", _("Senior leader")
    UNKNOWN = "unknown", _("Don’t know yet")


class Person(models.Model):
    """Somebody whom the person will meet about a job."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="people")
    interview = models.ForeignKey(
        Interview,
        on_delete=models.CASCADE,
        related_name="people",
        null=True,
        blank=True,
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    title = models.CharField(_("their role"), max_length=120, blank=True)
    audience = models.CharField(
        max_length=9, choices=Audience, default=Audience.UNKNOWN
    )

    def __str__(self) -> str:
        return self.name or str(self.get_audience_display())
