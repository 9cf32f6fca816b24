"""What somebody wants to be reminded of, what they put aside, and what was mailed."""

from datetime import UTC, date, datetime, time
from typing import Any, Self
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Interview

EVENING, MORNING = time(18), time(8)


class ReminderSettingsQuerySet(models.QuerySet["ReminderSettings"]):
    """Who gets reminders by mail."""

    def mailed(self) -> Self:
        """Those who asked for mail, and have an address that they confirmed."""
        confirmed = EmailAddress.objects.filter(
            user=models.OuterRef("owner"), verified=True
        )
        return self.filter(
            models.Exists(confirmed),
            by_mail_since__isnull=False,
            owner__is_active=True,
        )


class ReminderSettings(models.Model):
    """Which reminders somebody wants by mail, and when; without a row, none.

    Nothing that was due before `by_mail_since` is ever mailed.
    """

    owner = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="reminder_settings"
    )
    by_mail_since = models.DateTimeField(null=True, editable=False)
    unsubscribed_at = models.DateTimeField(null=True, editable=False)
    wants_evening_before = models.BooleanField(default=True)
    wants_follow_ups = models.BooleanField(default=True)
    wants_deadlines = models.BooleanField(default=True)
    wants_thank_yous = models.BooleanField(default=True)
    evening_at = models.TimeField(_("in the evening, at"), default=EVENING)
    morning_at = models.TimeField(_("in the morning, at"), default=MORNING)
    skips_weekends = models.BooleanField(default=False)
    attaches_sheet = models.BooleanField(default=False)

    objects = ReminderSettingsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reminder_settings_off_once_unsubscribed",
                condition=models.Q(unsubscribed_at=None) | models.Q(by_mail_since=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Reminders for {self.owner_id}"


class About(models.TextChoices):
    """What a thing to do is about; the value stands in addresses."""

    JOB = "job", _("Follow-up")
    PERSON = "person", _("Somebody to get in touch with")
    ROUND = "round", _("Next step after an interview")
    THANKS = "thanks", _("Thank-you")
    DEADLINE = "deadline", _("Closing date")
    QUIET = "quiet", _("Quiet for a while")


class AsideQuerySet(models.QuerySet["Aside"]):
    """What one person has put aside."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def hidden_on(self, day: date) -> set[tuple[str, int, date]]:
        """Return what isn't shown on a day: what it is about, its number, its date."""
        away = models.Q(until_on=None) | models.Q(until_on__gt=day)
        return set(self.filter(away).values_list("about", "number", "on_date"))

    def put(self, owner: User, **values: Any) -> "Aside":
        """Put one thing aside, in place of what was said of it before."""
        about, number = values.pop("about"), values.pop("number")
        row, _made = self.update_or_create(
            owner=owner,
            about=about,
            number=number,
            defaults={"batch": uuid4(), "until_on": None, **values},
        )
        return row


class Aside(models.Model):
    """A thing to do that somebody has done, or wants to see later.

    It is known by what it is about, the number of that row, and the date it was for:
    with another date it is another thing. `batch` marks the event that doing it made.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="asides")
    about = models.CharField(max_length=8, choices=About)
    number = models.PositiveBigIntegerField()
    on_date = models.DateField()
    until_on = models.DateField(null=True)
    batch = models.UUIDField(default=uuid4, editable=False)
    made_at = models.DateTimeField(auto_now=True)

    objects = AsideQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="aside_once_per_thing", fields=["owner", "about", "number"]
            ),
            models.CheckConstraint(
                name="aside_about_known", condition=models.Q(about__in=About.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_about_display()} {self.number}"


class Kind(models.TextChoices):
    """The mails that remind."""

    EVENING = "evening", _("The evening before an interview")
    MORNING = "morning", _("What is due on a day")


def evening_key(interview: Interview) -> str:
    """Return what names the mail before an interview: with another time, another."""
    starts_at = interview.starts_at
    due = f"{starts_at.astimezone(UTC):%Y%m%dT%H%M}" if starts_at else "never"
    return f"reminder:{Kind.EVENING}:{interview.pk}:{due}:mail"


def morning_key(owner_id: int, day: date) -> str:
    """Return what names the mail of a person's morning."""
    return f"reminder:{Kind.MORNING}:{owner_id}:{day:%Y%m%d}:mail"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Mails to send, and the one way in which a worker may take one."""

    def open(self) -> Self:
        return self.filter(sent_at=None, void_at=None)

    def waiting(self, *, now: datetime) -> Self:
        """Those that are due and that nobody is sending at this moment."""
        free = models.Q(lease_until=None) | models.Q(lease_until__lt=now)
        return self.open().filter(free, due_at__lte=now)

    def lease(self, number: int, *, now: datetime, until: datetime) -> bool:
        """Take one mail until a moment; tell whether nobody else had it.

        One UPDATE decides: of two workers at once, one changes the row.
        """
        taken = self.waiting(now=now).filter(pk=number)
        attempts = models.F("attempts") + 1
        return taken.update(lease_until=until, attempts=attempts) == 1


class Reminder(models.Model):
    """One mail that is due, and what became of it.

    `key` names what it reminds of, so that there is never a second one. Who sends it
    holds it by `lease_until`; when that passes without `sent_at`, they are taken to
    have died, and another sends it, under the same Message-ID.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=7, choices=Kind)
    interview = models.ForeignKey(
        Interview, on_delete=models.CASCADE, related_name="+", null=True
    )
    on_date = models.DateField()
    key = models.CharField(max_length=100, unique=True)
    message_id = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    void_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                name="reminder_waiting",
                condition=models.Q(sent_at=None, void_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="reminder_sent_or_void",
                condition=models.Q(sent_at=None) | models.Q(void_at=None),
            ),
            models.CheckConstraint(
                name="reminder_evening_has_an_interview",
                condition=models.Q(kind=Kind.EVENING, interview__isnull=False)
                | models.Q(kind=Kind.MORNING, interview=None),
            ),
        ]

    def __str__(self) -> str:
        return self.key
