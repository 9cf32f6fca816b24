"""Days as people count them: in their own zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from interviewprep.jobs.days import days_since, how_long, moment_on
from interviewprep.jobs.models import Job

BERLIN, AUCKLAND = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Auckland")
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def test_today_is_the_persons_own():
    assert moment_on(date(2026, 11, 24), now=NOW, zone=BERLIN) == NOW
    assert moment_on(date(2026, 11, 23), now=NOW, zone=BERLIN) == datetime(
        2026, 11, 23, 11, tzinfo=UTC
    )


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
