"""Jobs and what happens to them, for programs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status
from ninja.errors import HttpError

from interviewprep.api.access import TokenRequest, needs, owner_of, reads_private
from interviewprep.api.asked import (
    Archive,
    Close,
    EventNew,
    JobChange,
    JobFilter,
    JobNew,
    Move,
)
from interviewprep.api.filling import filled, kept
from interviewprep.api.kinds import Number
from interviewprep.api.models import Scope
from interviewprep.api.problems import COMMON, OF_CHANGE, OF_ROW, Problem, Unfit
from interviewprep.api.told import EventList, EventShort, JobPage, JobShort, JobWhole
from interviewprep.jobs import tagging, tracking
from interviewprep.jobs.forms import JobForm
from interviewprep.jobs.models import Event, EventKind, Job, JobQuerySet, Outcome, Stage

router = Router(tags=["Jobs"])
READS, WRITES = needs(Scope.JOBS_READ), needs(Scope.JOBS_WRITE)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Clocks differ: what is said to have happened just now may seem to come.
_SLACK = timedelta(minutes=5)


@router.get(
    "/jobs", url_name="jobs", response={200: JobPage, 422: Problem, **COMMON}, **READS
)
def list_jobs(request: TokenRequest, asked: Query[JobFilter]) -> dict[str, Any]:
    """List jobs, last changed first; “next” is the cursor of the page after this."""
    rows = Job.objects.owned_by(owner_of(request)).kept()
    rows = rows.filter(is_archived=asked.archived)
    if asked.stage:
        rows = rows.filter(stage=asked.stage)
    if asked.updated_since:
        rows = rows.filter(updated_at__gte=asked.updated_since)
    if asked.cursor:
        rows = _after(rows, asked.cursor)
    rows = rows.newest_first().defer("notes", "posting").prefetch_related("tags")
    found = list(rows[: asked.limit + 1])
    more = len(found) > asked.limit
    items = [shown_short(job) for job in found[: asked.limit]]
    return {
        "items": items,
        "next": _cursor_of(found[asked.limit - 1]) if more else None,
    }


@router.post("/jobs", url_name="jobs", response={201: JobWhole, **OF_CHANGE}, **WRITES)
def add_job(request: TokenRequest, asked: JobNew) -> Status[dict[str, Any]]:
    """Add a job; one with a company and a role is enough."""
    if asked.stage == Stage.CLOSED:
        problem = {"field": "stage", "message": "Add it first, then close it."}
        raise Unfit([problem])
    new = Job(owner=owner_of(request))
    job = kept(_form(new, asked.model_dump(exclude_unset=True)))
    return Status(201, shown(request, job))


@router.get(
    "/jobs/{job_id}", url_name="job", response={200: JobWhole, **OF_ROW}, **READS
)
def get_job(request: TokenRequest, job_id: Number) -> dict[str, Any]:
    """Return one job, with the text of its ad."""
    return shown(request, job_or_404(request, job_id))


@router.patch(
    "/jobs/{job_id}", url_name="job", response={200: JobWhole, **OF_CHANGE}, **WRITES
)
def change_job(
    request: TokenRequest, job_id: Number, asked: JobChange
) -> dict[str, Any]:
    """Change what is sent, and leave the rest; 409 if the version is an old one."""
    job = job_or_404(request, job_id)
    return shown(request, kept(_form(job, asked.model_dump(exclude_unset=True))))


@router.delete(
    "/jobs/{job_id}", url_name="job", response={204: None, **OF_ROW}, **WRITES
)
def delete_job(request: TokenRequest, job_id: Number) -> HttpResponse:
    """Delete a job; it can be restored for 30 days."""
    job_or_404(request, job_id).mark_deleted(at=timezone.now())
    return HttpResponse(status=204)


@router.post(
    "/jobs/{job_id}/restore",
    url_name="restore_job",
    response={200: JobWhole, **OF_ROW},
    **WRITES,
)
def restore_job(request: TokenRequest, job_id: Number) -> dict[str, Any]:
    """Bring a deleted job back, with everything in it."""
    rows = Job.objects.owned_by(owner_of(request)).deleted()
    job = get_object_or_404(rows, pk=job_id)
    job.recover()
    return shown(request, job_or_404(request, job_id))


@router.post(
    "/jobs/{job_id}/move",
    url_name="move_job",
    response={200: JobWhole, **OF_CHANGE},
    **WRITES,
)
def move_job(request: TokenRequest, job_id: Number, asked: Move) -> dict[str, Any]:
    """Move a job to another stage, now or at a moment that has passed."""
    if asked.outcome and asked.stage != Stage.CLOSED:
        raise Unfit([{"field": "outcome", "message": "Only a closed job has one."}])
    return _moved(request, job_id, asked.stage, asked.outcome, asked.at)


@router.post(
    "/jobs/{job_id}/close",
    url_name="close_job",
    response={200: JobWhole, **OF_CHANGE},
    **WRITES,
)
def close_job(request: TokenRequest, job_id: Number, asked: Close) -> dict[str, Any]:
    """Close a job and say how it ended."""
    return _moved(request, job_id, Stage.CLOSED, asked.outcome, asked.at)


@router.post(
    "/jobs/{job_id}/archive",
    url_name="archive_job",
    response={200: JobWhole, **OF_ROW},
    **WRITES,
)
def archive_job(
    request: TokenRequest, job_id: Number, asked: Archive
) -> dict[str, Any]:
    """Put a job away, or take it out again."""
    job = job_or_404(request, job_id)
    job.is_archived = asked.archived
    job.version += 1
    job.save(update_fields=["is_archived", "version", "updated_at"])
    return shown(request, job)


@router.get(
    "/jobs/{job_id}/events",
    url_name="events",
    response={200: EventList, **OF_ROW},
    **READS,
)
def list_events(request: TokenRequest, job_id: Number) -> dict[str, Any]:
    """List what happened to a job, the first thing first; notes aren't in it."""
    job = job_or_404(request, job_id)
    rows = Event.objects.owned_by(job.owner).kept().filter(job=job).in_order()
    return {"items": [_event(event) for event in rows.defer("note")]}


@router.post(
    "/jobs/{job_id}/events",
    url_name="events",
    response={201: EventShort, **OF_ROW},
    **WRITES,
)
def add_event(
    request: TokenRequest, job_id: Number, asked: EventNew
) -> Status[dict[str, Any]]:
    """Write down that they were in touch, or anything else."""
    job = job_or_404(request, job_id)
    if asked.kind == EventKind.MOVED:
        raise Unfit([{"field": "kind", "message": "Move the job instead."}])
    at = past(asked.at)
    event = tracking.note(job, kind=asked.kind, at=at, text=asked.note)
    return Status(201, _event(event))


def job_or_404(request: TokenRequest, job_id: int) -> Job:
    """Fetch one of the person's own jobs; anybody else's is not there."""
    owner = owner_of(request)
    job = get_object_or_404(Job.objects.owned_by(owner).kept(), pk=job_id)
    job.owner = owner
    return job


def shown_short(job: Job) -> dict[str, Any]:
    """Return a job as lists show it."""
    sums = {name: _sum(getattr(job, name)) for name in ("salary_low", "salary_high")}
    others = {**sums, "tags": tagging.names_of(job)}
    names = [name for name in JobShort.model_fields if name not in others]
    return {**{name: getattr(job, name) for name in names}, **others}


def shown(request: TokenRequest, job: Job) -> dict[str, Any]:
    """Return a job whole; its notes only to those who may read them."""
    private = {"notes": job.notes.reveal()} if reads_private(request) else None
    return {**shown_short(job), "posting": job.posting, "private": private}


def past(at: datetime | None) -> datetime:
    """Return a moment that has come; now for none. Raises Unfit for a later one."""
    now = timezone.now()
    if at is not None and at > now + _SLACK:
        raise Unfit([{"field": "at", "message": "This hasn’t happened yet."}])
    return min(at or now, now)


def _moved(
    request: TokenRequest,
    job_id: int,
    to: Stage,
    outcome: Outcome | None,
    at: datetime | None,
) -> dict[str, Any]:
    job = job_or_404(request, job_id)
    try:
        tracking.move(job, to=to, at=past(at), outcome=outcome)
    except tracking.AlreadyThere:
        raise HttpError(409, "The job stands there already.") from None
    return shown(request, job)


def _form(job: Job, given: dict[str, Any]) -> Any:
    """Return the page's own form for a job, filled with what was given."""
    tags = given.pop("tags", None)
    if "key" in given:
        given["submit_key"] = given.pop("key")

    def form_of(data: Any) -> JobForm:
        return JobForm(data, instance=job)

    if tags is not None:
        offered = {name for name, _ in _offered(form_of(None))}
        given["known_tags"] = [tag for tag in tags if tag in offered]
        given["new_tags"] = ",".join(tag for tag in tags if tag not in offered)
    return filled(form_of, given)


def _offered(form: JobForm) -> list[tuple[str, str]]:
    field: Any = form.fields.get("known_tags")
    return list(field.choices) if field else []


def _event(event: Event) -> dict[str, Any]:
    names = ("id", "kind", "stage", "outcome", "at")
    return {name: getattr(event, name) for name in names}


def _sum(value: Any) -> str | None:
    return None if value is None else f"{value:.2f}"


def _cursor_of(job: Job) -> str:
    microseconds = (job.updated_at - _EPOCH) // timedelta(microseconds=1)
    return f"{microseconds}-{job.pk}"


def _after(rows: JobQuerySet, cursor: str) -> JobQuerySet:
    """Go on where a page ended: rows that changed meanwhile show on the first again."""
    at, _dash, pk = cursor.partition("-")
    moment = _EPOCH + timedelta(microseconds=int(at))
    earlier = Q(updated_at__lt=moment) | Q(updated_at=moment, pk__lt=int(pk))
    return rows.filter(earlier, updated_at__lte=moment)
