"""The calendar that a person lets their calendar apps read."""

import hashlib
import secrets
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import Titles, User


class FeedQuerySet(models.QuerySet["Feed"]):
    """Calendars, found by whoever holds their address."""

    def opened_by(self, token: str) -> Self:
        """The one calendar that this token opens; a wrong one takes as long."""
        return self.filter(token_hash=hash_of(token), owner__is_active=True)

    def note_read(self, feed: "Feed", *, on: date) -> None:
        """Keep the last day of reading; most reads are on a day that is known."""
        if feed.last_read_on is None or feed.last_read_on < on:
            self.filter(pk=feed.pk).update(last_read_on=on)


class Feed(models.Model):
    """One person's calendar: what it shows, and the hash of what opens it.

    The token itself is shown once and kept nowhere, so that a stolen database opens
    nobody's calendar.
    """

    # What the person chooses on the calendar's page.
    CHOICES: ClassVar = (
        "titles",
        "rings_a_day_before",
        "rings_an_hour_before",
        "rings_15_minutes_before",
        "shows_deadlines",
        "shows_follow_ups",
    )

    owner = models.OneToOneField(User, on_delete=models.CASCADE, related_name="feed")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(editable=False)
    last_read_on = models.DateField(null=True, editable=False)
    titles = models.CharField(
        _("what it says"), max_length=7, choices=Titles, default=Titles.NEUTRAL
    )
    rings_a_day_before = models.BooleanField(_("a day before"), default=True)
    rings_an_hour_before = models.BooleanField(_("an hour before"), default=True)
    rings_15_minutes_before = models.BooleanField(_("15 minutes before"), default=True)
    shows_deadlines = models.BooleanField(_("closing dates"), default=False)
    shows_follow_ups = models.BooleanField(_("follow-ups"), default=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="feed_titles_known", condition=models.Q(titles__in=Titles.values)
            ),
        ]

    def __str__(self) -> str:
        return f"Calendar of {self.owner_id}"

    @property
    def names_jobs(self) -> bool:
        return self.titles == Titles.FULL


def new_address(owner: User, *, at: datetime) -> str:
    """Give a person's calendar a new secret token, and return it; the old one dies."""
    # 256 bits: nobody finds one by trying.
    token = secrets.token_urlsafe(32)
    Feed.objects.update_or_create(
        owner=owner,
        defaults={"token_hash": hash_of(token), "made_at": at, "last_read_on": None},
    )
    return token


def hash_of(token: str) -> str:
    """Return what we keep of a token; it is too random to need a slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
