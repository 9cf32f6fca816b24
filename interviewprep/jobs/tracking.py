"""What happens to a job, as dated events; its stage is read off them, in one place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from interviewprep.accounts.models import User
from interviewprep.jobs.models import (
    OPEN_STAGES,
    Event,
    EventKind,
    EventQuerySet,
    Job,
    Outcome,
    Stage,
)

# The clock was read before the queue: of two presses, the second one to get here may
# have the earlier moment.
_ONE_PRESS = timedelta(seconds=10)
# What a job repeats of its events.
DERIVED = ("stage", "outcome", "reached", "stage_since", "quiet_since")


class AlreadyThere(Exception):
    """The job stands in the stage it should move to."""


class OnlyStart(Exception):
    """A job keeps the event with which it began."""


@transaction.atomic
def add(
    owner: User, *, at: datetime, stage: Stage = Stage.SAVED, **details: str
) -> Job:
    """Start tracking a job; `details` are the fields of Job, as text."""
    job = Job.objects.create(owner=owner, stage=stage, **details)
    record_start(job, at=at)
    return job


def record_start(job: Job, *, at: datetime) -> Event:
    """Note the stage in which a job was added, and how it ended if it had."""
    outcome = Outcome(job.outcome) if job.outcome else None
    event = _moved(job, to=Stage(job.stage), at=at, outcome=outcome)
    settle(job)
    return event


@transaction.atomic
def move(
    job: Job,
    *,
    to: Stage,
    at: datetime,
    outcome: Outcome | None = None,
    batch: UUID | None = None,
) -> Event:
    """Move a job; closing it may say why. `at` (aware) may lie in the past.

    A job was known no later than its first move, so an earlier `at` pulls its start
    back. `batch` ties together what one action did. Raises AlreadyThere.
    """
    _take_turns(job)
    moves = _events_of(job).moves().filter(at__lte=at + _ONE_PRESS).in_order()
    near = list(moves.defer("note"))
    before = [event for event in near if event.at <= at]
    if any(event.stage == to for event in (*before[-1:], *near[-1:])):
        raise AlreadyThere(to.label)
    if not before:
        _pull_start_back(job, to=at)
    event = _moved(job, to=to, at=at, outcome=outcome, batch=batch)
    settle(job)
    return event


@transaction.atomic
def note(job: Job, *, kind: EventKind, at: datetime, text: str = "") -> Event:
    """Write down that they were in touch, or anything else; `text` stays private.

    Raises ValueError for a move, which has a verb of its own.
    """
    if kind == EventKind.MOVED:
        raise ValueError("A job is moved with `move`.")
    _take_turns(job)
    event = Event.objects.create(owner=job.owner, job=job, kind=kind, at=at, note=text)
    settle(job)
    return event


@transaction.atomic
def correct(event: Event) -> None:
    """Save an event whose stage, outcome, moment or note the person has corrected."""
    _take_turns(event.job)
    # Only these: an event that was struck out meanwhile stays so.
    event.save(update_fields=["kind", "stage", "outcome", "at", "note"])
    settle(event.job)


@transaction.atomic
def remove(event: Event) -> None:
    """Undo what wrote an event down. Raises OnlyStart for the only move a job has."""
    _refuse_only_start(event)
    event.delete()
    settle(event.job)


@transaction.atomic
def strike_out(event: Event, *, at: datetime) -> None:
    """Let an event count for nothing, until it is `put_back` or swept away.

    Raises OnlyStart for the only move a job has.
    """
    _refuse_only_start(event)
    event.mark_deleted(at=at)
    settle(event.job)


@transaction.atomic
def put_back(event: Event) -> None:
    """Let an event that was struck out count again."""
    _take_turns(event.job)
    event.recover()
    settle(event.job)


def note_interview(job: Job, *, at: datetime) -> None:
    """Move a job that was only saved or applied for: an interview means they talk."""
    if job.stage in (Stage.SAVED, Stage.APPLIED):
        move(job, to=Stage.TALKING, at=at)


@transaction.atomic
def take_back(job: Job) -> None:
    """Undo the move that was written down last; the start of a job stays."""
    moves = _events_of(job).moves()
    start = moves.in_order().first()
    last = moves.order_by("pk").last()
    if last is not None and last != start:
        remove(last)


def settle(job: Job) -> None:
    """Read a job's stage, how far it got, and since when, off its events; save them."""
    if derive(job, list(_events_of(job).in_order().defer("note"))):
        job.save(update_fields=[*DERIVED, "updated_at"])


def settle_all(owner: User, jobs: Sequence[Job], *, at: datetime) -> None:
    """Settle many jobs of one person, in two queries; `at` is when they changed."""
    events = _by_job(Event.objects.filter(owner=owner, job__in=jobs))
    settled = [job for job in jobs if derive(job, events[job.pk])]
    for job in settled:
        job.updated_at = at
    Job.objects.bulk_update(settled, [*DERIVED, "updated_at"])


def moves_of(owner: User, jobs: Sequence[Job]) -> Mapping[int, list[Event]]:
    """Return the moves of many jobs of one person, in order, by the job's id."""
    return _by_job(Event.objects.filter(owner=owner, job__in=jobs).moves())


def _by_job(rows: EventQuerySet) -> Mapping[int, list[Event]]:
    events: dict[int, list[Event]] = defaultdict(list)
    for event in rows.kept().in_order().defer("note"):
        events[event.job_id].append(event)
    return events


def derive(job: Job, events: Sequence[Event]) -> bool:
    """Set what a job repeats of its events, which are in order; tell if it moved."""
    moves = [event for event in events if event.kind == EventKind.MOVED]
    if not moves:
        return False
    last = moves[-1]
    job.stage, job.outcome, job.stage_since = last.stage, last.outcome, last.at
    been = {event.stage for event in moves}
    job.reached = max(
        (stage for stage in OPEN_STAGES if stage in been),
        key=OPEN_STAGES.index,
        default=Stage.SAVED,
    )
    contacts = [event.at for event in events if event.kind != EventKind.NOTED]
    job.quiet_since = max(contacts)
    return True


def _events_of(job: Job) -> EventQuerySet:
    """Find a job's events by its owner first, as the index has them."""
    return Event.objects.filter(owner_id=job.owner_id, job=job).kept()


def _take_turns(job: Job) -> None:
    """Let two presses at once queue, so that the second sees what the first did."""
    Job.objects.select_for_update().filter(pk=job.pk).values("pk").first()


def _refuse_only_start(event: Event) -> None:
    _take_turns(event.job)
    others = _events_of(event.job).moves().exclude(pk=event.pk)
    if event.kind == EventKind.MOVED and not others.exists():
        raise OnlyStart(str(event))


def _moved(
    job: Job,
    *,
    to: Stage,
    at: datetime,
    outcome: Outcome | None = None,
    batch: UUID | None = None,
) -> Event:
    return Event.objects.create(
        owner=job.owner,
        job=job,
        kind=EventKind.MOVED,
        stage=to,
        outcome=outcome or "",
        at=at,
        batch=batch,
    )


def _pull_start_back(job: Job, *, to: datetime) -> None:
    """Let a job begin a moment before its first move."""
    start = _events_of(job).moves().in_order().first()
    if start is not None:
        start.at = to - timedelta(microseconds=1)
        start.save(update_fields=["at"])
