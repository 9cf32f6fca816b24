"""Doing one thing to many jobs, and taking it back whole."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.jobs import tracking
from interviewprep.jobs.days import moment_of
from interviewprep.jobs.models import (
    Batch,
    BatchAction,
    Event,
    EventKind,
    Job,
    JobQuerySet,
    Outcome,
    Stage,
    Tag,
)
from interviewprep.jobs.tagging import tags_named

# Undo stands above the next page; whoever comes a day later finds what was deleted
# under "Recently deleted".
KEPT_FOR = timedelta(days=1)
MOST = 500


@transaction.atomic
def move_all(
    owner: User,
    jobs: Sequence[Job],
    *,
    to: Stage,
    outcome: Outcome | None = None,
    on: date | None = None,
) -> Batch:
    """Move jobs to a stage on a day of their owner's, today when none is given.

    Those that were there by then already stay as they are. A job was known no later
    than its first move: an earlier day pulls its start back, as `tracking.move` does.
    """
    now, locked = timezone.now(), _locked(owner, jobs)
    move = Event(owner=owner, kind=EventKind.MOVED, stage=to, outcome=outcome or "")
    moved, starts = _planned(move, locked, on=on, now=now)
    batch = _note(owner, BatchAction.MOVED, [event.job for event in moved], at=now)
    _write_down(batch, moved, starts)
    tracking.settle_all(owner, [event.job for event in moved], at=now)
    return batch


@transaction.atomic
def put_away(owner: User, jobs: Sequence[Job], *, is_archived: bool) -> Batch:
    """Archive jobs, or bring them back from the archive."""
    changed = [job for job in _locked(owner, jobs) if job.is_archived != is_archived]
    action = BatchAction.ARCHIVED if is_archived else BatchAction.BROUGHT_BACK
    batch = _note(owner, action, changed, at=timezone.now())
    _rows(batch).update(is_archived=is_archived)
    return batch


@transaction.atomic
def delete_all(owner: User, jobs: Sequence[Job]) -> Batch:
    """Mark jobs as deleted; they wait under "Recently deleted" as any others do."""
    now = timezone.now()
    batch = _note(owner, BatchAction.DELETED, _locked(owner, jobs), at=now)
    _rows(batch).update(deleted_at=now)
    return batch


@transaction.atomic
def tag_all(owner: User, jobs: Sequence[Job], name: str) -> Batch:
    """Give jobs a tag, which is made if the person has none of that name."""
    (tag,) = tags_named(owner, [name])
    tagged = set(tag.jobs.filter(pk__in=[job.pk for job in jobs]).values_list("pk"))
    fresh = [job for job in jobs if (job.pk,) not in tagged]
    batch = _note(owner, BatchAction.TAGGED, fresh, at=timezone.now(), tag=tag)
    tag.jobs.add(*fresh)
    return batch


@transaction.atomic
def undo(owner: User, key: UUID) -> Batch | None:
    """Take a batch back; None when that has been done. Raises Batch.DoesNotExist."""
    mine = Batch.objects.owned_by(owner)
    # Jobs first, then the batch: the order in which a batch is made.
    _locked(owner, _rows(mine.get(key=key)).only("pk"))
    batch = mine.select_for_update().get(key=key)
    if batch.undone_at is not None:
        return None
    _UNDO[BatchAction(batch.action)](batch)
    batch.undone_at = timezone.now()
    batch.save(update_fields=["undone_at"])
    return batch


def _planned(
    move: Event, jobs: Sequence[Job], *, on: date | None, now: datetime
) -> tuple[list[Event], list[Event]]:
    """Return the moves to write down, and the starts that would lie after them."""
    before = tracking.moves_of(move.owner, jobs)
    moved: list[Event] = []
    starts: list[Event] = []
    for job in jobs:
        at = moment_of(on, now=now, zone=move.owner.zone, after=job.stage_since)
        earlier = [event for event in before[job.pk] if event.at <= at]
        if earlier and _leads_there(earlier[-1], move):
            continue
        starts += [] if earlier else before[job.pk][:1]
        moved.append(_like(move, job, at))
    return moved, starts


def _leads_there(event: Event, move: Event) -> bool:
    return (event.stage, event.outcome) == (move.stage, move.outcome)


def _like(move: Event, job: Job, at: datetime) -> Event:
    """Return the move that all make, as one of this job."""
    return Event(
        owner=move.owner,
        job=job,
        kind=move.kind,
        stage=move.stage,
        outcome=move.outcome,
        at=at,
    )


def _write_down(batch: Batch, moved: list[Event], starts: list[Event]) -> None:
    """Save a batch's moves, and the starts that have to lie before them."""
    first = {event.job_id: event.at for event in moved}
    batch.began_at = {str(start.pk): start.at.isoformat() for start in starts}
    for event in moved:
        event.batch = batch.key
    for start in starts:
        start.at = first[start.job_id] - timedelta(microseconds=1)
    Event.objects.bulk_create(moved)
    if starts:
        Event.objects.bulk_update(starts, ["at"])
        batch.save(update_fields=["began_at"])


def _undo_move(batch: Batch) -> None:
    mine = Event.objects.filter(owner=batch.owner)
    moved = mine.filter(batch=batch.key)
    first = dict(moved.values_list("job", "at"))
    starts = list(mine.filter(pk__in=list(batch.began_at)).defer("note"))
    # One that was corrected since stays as it was corrected.
    pulled = [
        start
        for start in starts
        if first.get(start.job_id) == start.at + timedelta(microseconds=1)
    ]
    for start in pulled:
        start.at = datetime.fromisoformat(batch.began_at[str(start.pk)])
    moved.delete()
    Event.objects.bulk_update(pulled, ["at"])
    tracking.settle_all(batch.owner, list(_rows(batch)), at=timezone.now())


def _undo_tag(batch: Batch) -> None:
    if batch.tag is not None:
        batch.tag.jobs.remove(*_rows(batch))


_UNDO: dict[BatchAction, Callable[[Batch], object]] = {
    BatchAction.MOVED: _undo_move,
    BatchAction.ARCHIVED: lambda batch: _rows(batch).update(is_archived=False),
    BatchAction.BROUGHT_BACK: lambda batch: _rows(batch).update(is_archived=True),
    BatchAction.DELETED: lambda batch: _rows(batch).update(deleted_at=None),
    BatchAction.TAGGED: _undo_tag,
}


def _rows(batch: Batch) -> JobQuerySet:
    return Job.objects.filter(owner=batch.owner, pk__in=batch.job_ids)


def _locked(owner: User, jobs: Iterable[Job]) -> list[Job]:
    """Read the jobs anew, in one order for everybody, so that two presses queue."""
    rows = Job.objects.filter(owner=owner, pk__in=[job.pk for job in jobs])
    return list(rows.defer("posting", "notes").order_by("pk").select_for_update())


def _note(
    owner: User,
    action: BatchAction,
    jobs: Sequence[Job],
    *,
    at: datetime,
    tag: Tag | None = None,
) -> Batch:
    """Write down what is about to be done, and forget what nobody takes back now."""
    Batch.objects.owned_by(owner).filter(made_at__lt=at - KEPT_FOR).delete()
    return Batch.objects.create(
        owner=owner, action=action, job_ids=[job.pk for job in jobs], tag=tag
    )
