"""A Monday morning in November, and somebody who wants every reminder by mail."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress

from interviewprep.reminders.sending import remind
from tests.factories import InterviewFactory, JobFactory, ReminderSettingsFactory

# 09:00 in London.
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def alice(alice):
    alice.time_zone = "Europe/London"
    alice.save()
    EmailAddress.objects.create(
        user=alice, email=alice.email, verified=True, primary=True
    )
    return alice


@pytest.fixture
def wants(alice):
    return ReminderSettingsFactory.create(owner=alice)


@pytest.fixture
def look(time_machine):
    """Let the worker look for what is due at some moment."""

    def looking(moment: datetime = NOW) -> None:
        time_machine.move_to(moment, tick=False)
        remind.call()

    return looking


def interview_at(owner, moment: datetime, **more):
    """Make an interview that starts at a moment, told in UTC."""
    job = more.pop("job", None) or JobFactory.create(owner=owner)
    clock = {"date": moment.date(), "time": moment.time(), "zone": "UTC"}
    return InterviewFactory.create(job=job, starts_at=moment, **{**clock, **more})


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of November 2026, when London keeps UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def days(number: int) -> timedelta:
    return timedelta(days=number)
