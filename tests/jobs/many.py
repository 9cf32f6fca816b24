"""Somebody who has applied for years: thousands of jobs, made in a few statements."""

from datetime import datetime, timedelta

from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, Job, Outcome, Person, Stage, Tag

SOURCES = ("A friend", "A portal", "Their own site", "A recruiter", "")
WAYS = (
    (Stage.SAVED,),
    (Stage.SAVED, Stage.APPLIED),
    (Stage.APPLIED, Stage.TALKING),
    (Stage.APPLIED, Stage.CLOSED),
    (Stage.APPLIED, Stage.TALKING, Stage.OFFER),
)
_AT_ONCE = 500


def many_jobs(owner: User, count: int) -> list[Job]:
    """Give somebody `count` jobs with the moves that led to where they stand.

    They are called “Company 0000” and so on; every fifth is closed. What a job repeats
    of its events is read off these, as everywhere.
    """
    now = timezone.now()
    jobs, events = [], []
    for number in range(count):
        job = Job(
            owner=owner,
            title=f"Team lead {number % 40}",
            company=f"Company {number:04}",
            source=SOURCES[number % len(SOURCES)],
            place="Lisbon",
            follow_up_on=(now + timedelta(days=number % 60)).date(),
        )
        moves = _moves(job, number, now)
        tracking.derive(job, moves)
        jobs.append(job)
        events += moves
    Job.objects.bulk_create(jobs, batch_size=_AT_ONCE)
    Event.objects.bulk_create(events, batch_size=_AT_ONCE)
    _surround(owner, jobs)
    return jobs


def _moves(job: Job, number: int, now: datetime) -> list[Event]:
    way = WAYS[number % len(WAYS)]
    start = now - timedelta(days=2 * len(way) + number % 300)
    return [
        Event(
            owner=job.owner,
            job=job,
            stage=stage,
            outcome=Outcome.REJECTED if stage == Stage.CLOSED else "",
            at=start + timedelta(days=2 * place),
        )
        for place, stage in enumerate(way)
    ]


def _surround(owner: User, jobs: list[Job]) -> None:
    """Give every tenth job a person, and tag every seventh."""
    Person.objects.bulk_create(
        (Person(owner=owner, job=job, name="Dana Okafor") for job in jobs[::10]),
        batch_size=_AT_ONCE,
    )
    tag = Tag.objects.create(owner=owner, name="near home")
    tag.jobs.add(*jobs[::7])
