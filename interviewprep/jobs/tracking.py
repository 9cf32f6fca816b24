"""Moves of a job from stage to stage, each a dated event, and taking them back."""

from datetime import datetime

from django.db import transaction

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job, Outcome, Stage, StageChange


class AlreadyThere(Exception):
    """The job stands in the stage it should move to."""


@transaction.atomic
def add(
    owner: User, *, at: datetime, stage: Stage = Stage.SAVED, **details: str
) -> Job:
    """Start tracking a job; `details` are the fields of Job, as text."""
    job = Job.objects.create(owner=owner, stage=stage, **details)
    record_start(job, at=at)
    return job


def record_start(job: Job, *, at: datetime) -> StageChange:
    """Note the stage in which a job was added."""
    return job.changes.create(before="", after=job.stage, at=at)


@transaction.atomic
def move(
    job: Job, *, to: Stage, at: datetime, outcome: Outcome | None = None
) -> StageChange:
    """Move a job; closing it may say why. Raises AlreadyThere."""
    if job.stage == to:
        raise AlreadyThere(to.label)
    change = job.changes.create(before=job.stage, after=to, at=at)
    job.stage = to
    job.outcome = outcome or ""
    job.save(update_fields=["stage", "outcome", "updated_at"])
    return change


def note_interview(job: Job, *, at: datetime) -> None:
    """Move a job that was only saved or applied for: an interview means they talk."""
    if job.stage in (Stage.SAVED, Stage.APPLIED):
        move(job, to=Stage.TALKING, at=at)


@transaction.atomic
def take_back(job: Job) -> None:
    """Undo the last move; the first stage a job had stays."""
    last = job.changes.exclude(before="").order_by("at", "pk").last()
    if last is None:
        return
    job.stage, job.outcome = last.before, ""
    last.delete()
    job.save(update_fields=["stage", "outcome", "updated_at"])
