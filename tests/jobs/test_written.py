"""Queries written once give each owner their own rows, at their own moment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from interviewprep.jobs.board import board_of
from interviewprep.jobs.listing import page_of
from interviewprep.jobs.models import Job
from interviewprep.jobs.ordering import ORDERS, Sorting
from interviewprep.jobs.written import NOW, OWNER, as_text, day, moment, written
from tests.factories import InterviewFactory, JobFactory

pytestmark = pytest.mark.django_db


def test_a_written_query_asks_for_one_owner_at_one_moment(alice, bob):
    old, new = (JobFactory.create(owner=alice) for _ in range(2))
    JobFactory.create(owner=bob)
    noon = datetime(2026, 11, 2, 12, tzinfo=UTC)
    Job.objects.filter(pk=old.pk).update(quiet_since=noon)
    Job.objects.filter(pk=new.pk).update(quiet_since=noon + timedelta(microseconds=1))

    jobs = Job.objects.filter(owner=OWNER, quiet_since__lte=NOW)
    query = written(jobs.values_list("pk"))

    assert query.ask(owner=alice.pk, now=noon) == [(old.pk,)]
    assert query.ask(owner=bob.pk, now=noon) == []


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 2, 12, tzinfo=UTC),
        datetime(2026, 11, 2, 12, 0, 0, 1, tzinfo=UTC),
        datetime(1999, 1, 2, 23, 59, 59, 999_990, tzinfo=UTC),
    ],
)
def test_moments_and_days_are_read_back_from_their_text(alice, at):
    job = JobFactory.create(owner=alice, deadline_on=at.date())
    Job.objects.update(updated_at=at)

    texts = Job.objects.annotate(
        changed=as_text("updated_at"),
        closes=as_text("deadline_on"),
        due=as_text("follow_up_on"),
    )
    (row,) = texts.values_list("pk", "changed", "closes", "due")

    assert (row[0], moment(row[1]), day(row[2]), day(row[3])) == (
        job.pk,
        at,
        at.date(),
        None,
    )


def test_nobody_sees_a_card_or_row_of_somebody_else(alice, bob):
    JobFactory.create(owner=alice, company="Tidewell")
    JobFactory.create(owner=bob, company="Halden")
    now = timezone.now()

    for owner, company in ((alice, "Tidewell"), (bob, "Halden"), (alice, "Tidewell")):
        cards = "".join(column.cards for column in board_of(owner, now=now).columns)
        assert company in cards
        assert cards.count("job-card") == 1
        for order in ORDERS:
            page = page_of(owner, {}, Sorting(order.name), now=now)
            assert (page.count, len(page.ids), company in page.rows) == (1, 1, True)


def test_a_card_tells_the_time_of_the_zone_its_owner_is_in_now(alice):
    job = JobFactory.create(owner=alice)
    at = datetime(2099, 1, 15, 9, tzinfo=UTC)
    InterviewFactory.create(
        job=job, starts_at=at, date=date(2099, 1, 15), time=at.time(), zone="UTC"
    )

    told = []
    for zone in ("Europe/London", "Europe/Berlin"):
        alice.time_zone = zone
        alice.__dict__.pop("zone", None)
        board = board_of(alice, now=timezone.now())
        told.append("".join(column.cards for column in board.columns))

    assert "09:00" in told[0]
    assert "10:00" in told[1]


def test_a_day_later_a_card_tells_of_a_day_more(alice):
    start = timezone.now() - timedelta(days=9)
    JobFactory.create(owner=alice, stage="applied", start=start)

    told = [
        "".join(
            column.cards
            for column in board_of(
                alice, now=timezone.now() + timedelta(days=later)
            ).columns
        )
        for later in (0, 1)
    ]

    assert "9 days quiet" in told[0]
    assert "10 days quiet" in told[1]
