"""One job's moves, as a page asks for them: on which day, and taken back by name."""

from datetime import date

from django.utils import timezone

from interviewprep.jobs import tracking
from interviewprep.jobs.days import moment_of
from interviewprep.jobs.models import Event, Job, Outcome, Stage


def move_on(
    job: Job, *, to: Stage, on: date | None, outcome: Outcome | None = None
) -> Event:
    """Move a job on a day of its owner's, today when none is given.

    `job.owner` is set. Raises tracking.AlreadyThere.
    """
    now, before = timezone.now(), job.stage_since
    at = moment_of(on, now=now, zone=job.owner.zone, after=before)
    return tracking.move(job, to=to, at=at, outcome=outcome)


def take_back(job: Job, event_id: str) -> bool:
    """Strike out the move with that id; tell whether it was still there.

    Pressing Undo twice takes nothing else back. Without an id (a page that only says
    "the last one") the move that was written down last goes.
    """
    if not event_id:
        tracking.take_back(job)
        return True
    if not event_id.isdecimal() or len(event_id) > len(str(2**62)):
        return False
    moves = Event.objects.filter(owner=job.owner, job=job).kept().moves()
    event = moves.filter(pk=int(event_id)).first()
    if event is None:
        return False
    event.job = job
    try:
        tracking.remove(event)
    except tracking.OnlyStart:
        return False
    return True
