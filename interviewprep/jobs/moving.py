"""One job's moves, as a page asks for them: on which day, and taken back by name."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from interviewprep.jobs import tracking
from interviewprep.jobs.days import day_of, moment_on
from interviewprep.jobs.models import Event, Job, Outcome, Stage


def move_on(
    job: Job, *, to: Stage, on: date | None, outcome: Outcome | None = None
) -> Event:
    """Move a job on a day of its owner's, today when none is given.

    `job.owner` is set. Raises tracking.AlreadyThere.
    """
    at = moment_of(on, job=job, now=timezone.now())
    return tracking.move(job, to=to, at=at, outcome=outcome)


def moment_of(on: date | None, *, job: Job, now: datetime) -> datetime:
    """Return the moment to write down for a move on the day `on`.

    Today's moves happen now. An earlier day's happen at noon, or right after the
    stage before began, if that was later the same day: what is told last came last.
    """
    zone = job.owner.zone
    if on is None:
        return now
    at, before = moment_on(on, now=now, zone=zone), job.stage_since
    is_later_that_day = before >= at and day_of(before, zone) == on
    return before + timedelta(microseconds=1) if is_later_that_day else at


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
