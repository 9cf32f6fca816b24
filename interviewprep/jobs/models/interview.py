"""The rounds of a job: each one conversation, with its time, room and result."""

from datetime import UTC, datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User, validate_time_zone
from interviewprep.jobs.clock import place_name
from interviewprep.jobs.models.job import Job
from interviewprep.jobs.models.versioned import Versioned
from interviewprep.recoverable import RecoverableQuerySet
from interviewprep.sealed import SealedTextField


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


class Room(models.TextChoices):
    """Who sits on the other side in a round."""

    RECRUITER = "recruiter", _("Recruiter")
    MANAGER = "manager", _("Hiring manager")
    TEAMMATE = "teammate", _("Future teammate")
    PANEL = "panel", _("Several people")
    LEADER = "leader", _("Senior leader")
    UNKNOWN = "unknown", _("Don’t know yet")


class Standing(models.TextChoices):
    """Whether a round will take place, or has."""

    PROPOSED = "proposed", _("Date not agreed yet")
    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Called off")
    MISSED = "missed", _("Didn’t take place")


class Verdict(models.TextChoices):
    """What came of a round."""

    WAITING = "waiting", _("Waiting to hear")
    WENT_ON = "went_on", _("On to the next step")
    THEY_STOPPED = "they_stopped", _("They stopped here")
    I_STOPPED = "i_stopped", _("I stopped here")


# Rounds that won't be, or weren't: no countdown, no reminder, no sheet on Today.
OFF = (Standing.CANCELLED, Standing.MISSED)


class InterviewQuerySet(RecoverableQuerySet["Interview"]):
    """The interviews of one person, in the ways that pages ask for them."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

    def on(self) -> Self:
        """Those that will be, or were: neither called off nor missed."""
        return self.exclude(standing__in=OFF)

    def upcoming(self, *, now: datetime) -> Self:
        return self.on().filter(starts_at__gte=now)

    def between(self, start: datetime, end: datetime) -> Self:
        """Interviews that start in the half-open span from `start` to `end`."""
        return self.on().filter(starts_at__gte=start, starts_at__lt=end)

    def by_round(self) -> Self:
        """First round first; of two with one number, the earlier one."""
        starts_at = models.F("starts_at").asc(nulls_last=True)
        return self.order_by("number", starts_at, "pk")

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
    number = models.PositiveSmallIntegerField(_("round"), default=1)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.INTERVIEW)
    audience = models.CharField(max_length=9, choices=Room, default=Room.UNKNOWN)
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
    standing = models.CharField(
        max_length=9, choices=Standing, default=Standing.PLANNED
    )
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    said = SealedTextField(_("what was said"), blank=True, max_length=5000)
    thanked_on = models.DateField(_("thanked them on"), null=True, blank=True)
    next_step = models.CharField(_("what happens next"), max_length=120, blank=True)
    next_on = models.DateField(_("by when"), null=True, blank=True)
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
            models.CheckConstraint(
                name="interview_standing_known",
                condition=models.Q(standing__in=Standing.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.job}"

    def get_absolute_url(self) -> str:
        return reverse("jobs:interview", args=[self.pk])

    @property
    def round_name(self) -> str:
        """The name that lists lead with: "Round 2 · Hiring manager"."""
        is_known = self.audience != Room.UNKNOWN
        what = self.get_audience_display() if is_known else self.get_kind_display()
        return f"Round {self.number} · {what}"

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

    @property
    def is_cancelled(self) -> bool:
        return self.standing == Standing.CANCELLED

    @property
    def is_off(self) -> bool:
        """Whether it won't be, or wasn't."""
        return self.standing in OFF
