"""People, what they prefer, and the keys that their private notes are sealed with."""

import zoneinfo
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SLOWEST_SPEECH, USUAL_SPEECH, FASTEST_SPEECH = 80, 140, 220


class Paper(models.TextChoices):
    """The sheets of paper that a page is printed on."""

    A4 = "A4", _("A4")
    LETTER = "letter", _("US Letter")


class Theme(models.TextChoices):
    """How pages look; without a choice, the device's own setting decides."""

    SYSTEM = "", _("As on this device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Titles(models.TextChoices):
    """What a calendar or a file name says to whoever glances at it."""

    NEUTRAL = "neutral", _("Say nothing of a job search")
    FULL = "full", _("Name the company and the role")


def validate_time_zone(name: str) -> None:
    """Raise ValidationError unless `name` is in the IANA time zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone from the list."), code="unknown")


class UserQuerySet(models.QuerySet["User"]):
    """People, found by the address that they sign in with."""

    def signing_in_as(self, email: str) -> Self:
        """Those who may mean this address: confirmed first, then the oldest."""
        address = models.FilteredRelation(
            "emailaddress",
            condition=models.Q(emailaddress__email=email.lower())
            & models.Q(emailaddress__verified=True),
        )
        rows = self.filter(email=email.lower()).annotate(confirmed=address)
        # The oldest first: nobody can crowd out an account by making more like it.
        return rows.order_by(models.F("confirmed__pk").asc(nulls_last=True), "pk")

    def who_confirmed(self, email: str) -> Self:
        """The one person, if any, who may use this account and has this mailbox."""
        return self.filter(
            is_active=True,
            emailaddress__email=email.lower(),
            emailaddress__verified=True,
        )


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes people, who sign in with their e-mail address."""

    def create_user(
        self, email: str, password: str | None = None, **more: Any
    ) -> "User":
        """Save a person; raise ValueError without an address."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user: User = self.model(email=email.strip().lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **more: Any) -> "User":
        """Save somebody who may do everything that the operator's tools offer."""
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **more
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by address, however it is capitalised."""
        found: User = self.get(email=(username or "").lower())
        return found


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who prepares for interviews, and how they like things to be."""

    # Unique once confirmed (allauth's unique_verified_email), and not before: or else
    # signing up would tell whether an address is known. See docs/security.md.
    email = models.EmailField(_("e-mail"), db_index=True)
    name = models.CharField(_("what should we call you?"), max_length=80, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    words_per_minute = models.PositiveSmallIntegerField(
        _("words a minute"),
        default=USUAL_SPEECH,
        validators=[
            MinValueValidator(SLOWEST_SPEECH),
            MaxValueValidator(FASTEST_SPEECH),
        ],
    )
    paper = models.CharField(_("paper"), max_length=6, choices=Paper, default=Paper.A4)
    theme = models.CharField(
        _("appearance"), max_length=5, choices=Theme, default=Theme.SYSTEM, blank=True
    )
    titles = models.CharField(
        _("titles of files and calendar entries"),
        max_length=7,
        choices=Titles,
        default=Titles.NEUTRAL,
    )
    hides_private = models.BooleanField(
        _("hide private text until I tap"), default=False
    )
    uses_keys = models.BooleanField(_("single-key shortcuts"), default=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                # One spelling, so that an address can't be confirmed twice.
                name="user_email_lower_case",
                condition=models.Q(email=Lower("email")),
            ),
            models.CheckConstraint(
                name="user_words_per_minute_spoken",
                condition=models.Q(
                    words_per_minute__range=(SLOWEST_SPEECH, FASTEST_SPEECH)
                ),
            ),
            models.CheckConstraint(
                name="user_paper_known", condition=models.Q(paper__in=Paper.values)
            ),
            models.CheckConstraint(
                name="user_theme_known", condition=models.Q(theme__in=Theme.values)
            ),
            models.CheckConstraint(
                name="user_titles_known", condition=models.Q(titles__in=Titles.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        """Keep one spelling of an address, so that it can't be confirmed twice."""
        super().clean()
        self.email = self.email.lower()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this person reads every time."""
        return ZoneInfo(self.time_zone)


class UserKey(models.Model):
    """The key of one person's private notes, itself sealed with the operator's key."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="data_key"
    )
    kid = models.CharField(max_length=32)
    wrapped = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(name="user_key_by_kid", fields=["kid", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} under {self.kid}"


class KeyCheck(models.Model):
    """A known word sealed with each operator's key, to tell at once a wrong key."""

    kid = models.CharField(max_length=32, primary_key=True)
    sealed = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.kid
