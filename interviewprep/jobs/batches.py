"""Doing one thing to many jobs, and taking it back whole."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.jobs import tracking
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

# Undo stands above the next page; whoever comes a day later finds what was deleted
# under "Recently deleted".
KEPT_FOR = timedelta(days=1)
MOST = 500


@transaction.atomic
def move_all(
    owner: User, jobs: Sequence[Job], *, to: Stage, outcome: Outcome | None = None
) -> Batch:
    """Move jobs to a stage, now; those that are there already stay as they are."""
    now, locked = timezone.now(), _locked(owner, jobs)
    moved = [job for job in locked if (job.stage, job.outcome) != (to, outcome or "")]
    batch = _note(owner, BatchAction.MOVED, moved, at=now)
    Event.objects.bulk_create(
        Event(
            owner=owner,
            job=job,
            kind=EventKind.MOVED,
            stage=to,
            outcome=outcome or "",
            at=now,
            batch=batch.key,
        )
        for job in moved
    )
    tracking.settle_all(owner, moved, at=now)
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
    tag = Tag.objects.filter(owner=owner, name__iexact=name).first()
    tag = tag or Tag.objects.create(owner=owner, name=name)
    tagged = set(tag.jobs.filter(pk__in=[job.pk for job in jobs]).values_list("pk"))
    fresh = [job for job in jobs if (job.pk,) not in tagged]
    batch = _note(owner, BatchAction.TAGGED, fresh, at=timezone.now(), tag=tag)
    tag.jobs.add(*fresh)
    return batch


@transaction.atomic
def undo(owner: User, key: UUID) -> Batch | None:
    """Take a batch back; None when that has been done. Raises Batch.DoesNotExist."""
    batch = Batch.objects.owned_by(owner).select_for_update().get(key=key)
    if batch.undone_at is not None:
        return None
    _UNDO[BatchAction(batch.action)](batch)
    batch.undone_at = timezone.now()
    batch.save(update_fields=["undone_at"])
    return batch


def _undo_move(batch: Batch) -> None:
    Event.objects.filter(owner=batch.owner, batch=batch.key).delete()
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


def _locked(owner: User, jobs: Sequence[Job]) -> list[Job]:
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
