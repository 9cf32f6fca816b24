"""Days as people count them: in their own zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from interviewprep.jobs.days import days_since, how_long, moment_of
from interviewprep.jobs.models import Job

BERLIN, AUCKLAND = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Auckland")
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def at(day, hour, minute=0, microsecond=0):
    return datetime(2026, 11, day, hour, minute, 0, microsecond, tzinfo=UTC)


def test_today_is_the_persons_own():
    today, yesterday = date(2026, 11, 24), date(2026, 11, 23)

    assert moment_of(today, now=NOW, zone=BERLIN) == NOW
    assert moment_of(None, now=NOW, zone=BERLIN) == NOW
    assert moment_of(yesterday, now=NOW, zone=BERLIN) == at(23, 11)


@pytest.mark.parametrize(
    ("after", "moment"),
    [
        ((22, 20), (23, 11)),
        ((23, 8), (23, 11)),
        ((23, 20), (23, 20, 0, 1)),
        ((23, 22, 59), (23, 22, 59, 1)),
        ((23, 23), (23, 11)),  # Already the 24th in Berlin.
    ],
)
def test_what_is_told_last_of_one_day_came_last(after, moment):
    told = moment_of(date(2026, 11, 23), now=NOW, zone=BERLIN, after=at(*after))

    assert told == at(*moment)


@pytest.mark.parametrize(
    ("zone", "days"), [(ZoneInfo("UTC"), 0), (BERLIN, 1), (AUCKLAND, 0)]
)
def test_days_are_midnights_in_the_persons_zone(zone, days):
    evening = datetime(2026, 11, 23, 20, tzinfo=UTC)

    assert days_since(evening, now=NOW, zone=zone) == days


@pytest.mark.parametrize(
    ("stage", "here", "quiet", "told"),
    [
        ("saved", 1, 1, "22 days in this stage"),
        ("applied", 22, 22, "1 day in this stage"),
        ("applied", 23, 23, "In this stage since today"),
        (
            "talking",
            11,
            18,
            "12 days in this stage · 5 days since you last heard or wrote",
        ),
        ("talking", 11, 23, "12 days in this stage · you heard or wrote today"),
        ("closed", 11, 18, "12 days in this stage"),
        ("talking", 18, 11, "5 days in this stage"),
    ],
)
def test_how_long_a_job_has_waited_is_said_in_two_numbers(stage, here, quiet, told):
    job = Job(
        stage=stage,
        stage_since=datetime(2026, 11, here, 9, tzinfo=UTC),
        quiet_since=datetime(2026, 11, quiet, 9, tzinfo=UTC),
    )

    assert how_long(job, now=NOW, zone=ZoneInfo("UTC")) == told
