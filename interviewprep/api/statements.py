"""What was told to whom, for programs."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Status

from interviewprep.api.access import TokenRequest, needs, owner_of
from interviewprep.api.asked import StatementChange, StatementNew
from interviewprep.api.filling import filled, kept
from interviewprep.api.jobs import job_or_404
from interviewprep.api.kinds import Number
from interviewprep.api.models import Scope
from interviewprep.api.problems import OF_CHANGE, OF_ROW
from interviewprep.api.told import Statement, StatementList
from interviewprep.jobs.days import day_of
from interviewprep.jobs.forms import VersionedForm
from interviewprep.recoverable import Recoverable
from interviewprep.told.forms import ToldForm
from interviewprep.told.models import Told, ToldQuerySet

router = Router(tags=["What was told"])
READS, WRITES = needs(Scope.JOBS_READ), needs(Scope.JOBS_WRITE)

# What the form calls the rows that programs name by their numbers.
_ROWS = {"round_id": "interview", "person_id": "person"}


@router.get(
    "/jobs/{job_id}/told",
    url_name="told_of_job",
    response={200: StatementList, **OF_ROW},
    **READS,
)
def list_told(request: TokenRequest, job_id: Number) -> dict[str, Any]:
    """List what was told about a job, the last thing first."""
    job = job_or_404(request, job_id)
    return {"items": [_shown(row) for row in _mine(request).filter(job=job)]}


@router.post(
    "/jobs/{job_id}/told",
    url_name="told_of_job",
    response={201: Statement, **OF_CHANGE},
    **WRITES,
)
def add_told(
    request: TokenRequest, job_id: Number, asked: StatementNew
) -> Status[dict[str, Any]]:
    """Write down what was told; on today’s date unless another is sent."""
    job = job_or_404(request, job_id)
    today = day_of(timezone.now(), job.owner.zone)
    new = Told(owner=job.owner, job=job, told_on=today)
    made = kept(_form(new, asked.model_dump(exclude_unset=True)))
    return Status(201, _shown(made))


@router.get(
    "/told/{told_id}", url_name="told", response={200: Statement, **OF_ROW}, **READS
)
def get_told(request: TokenRequest, told_id: Number) -> dict[str, Any]:
    """Return one thing that was told."""
    return _shown(_told_or_404(request, told_id))


@router.patch(
    "/told/{told_id}",
    url_name="told",
    response={200: Statement, **OF_CHANGE},
    **WRITES,
)
def change_told(
    request: TokenRequest, told_id: Number, asked: StatementChange
) -> dict[str, Any]:
    """Change what is sent, and leave the rest; 409 if the version is an old one."""
    row = _told_or_404(request, told_id)
    return _shown(kept(_form(row, asked.model_dump(exclude_unset=True))))


@router.delete(
    "/told/{told_id}", url_name="told", response={204: None, **OF_ROW}, **WRITES
)
def delete_told(request: TokenRequest, told_id: Number) -> HttpResponse:
    """Take something out of the list; it can be restored for 30 days."""
    _told_or_404(request, told_id).mark_deleted(at=timezone.now())
    return HttpResponse(status=204)


@router.post(
    "/told/{told_id}/restore",
    url_name="restore_told",
    response={200: Statement, **OF_ROW},
    **WRITES,
)
def restore_told(request: TokenRequest, told_id: Number) -> dict[str, Any]:
    """Bring back something that was taken out of the list."""
    rows = Told.objects.owned_by(owner_of(request)).deleted()
    get_object_or_404(rows, pk=told_id).recover()
    return _shown(_told_or_404(request, told_id))


def _mine(request: TokenRequest) -> ToldQuerySet:
    rows = Told.objects.owned_by(owner_of(request)).kept().newest_first()
    return rows.with_listeners().select_related("story")


def _told_or_404(request: TokenRequest, told_id: int) -> Told:
    row = get_object_or_404(_mine(request), pk=told_id)
    row.owner = row.job.owner = owner_of(request)
    return row


def _form(row: Told, given: dict[str, Any]) -> VersionedForm[Told]:
    """Return the page's own form for a row, filled with what was given."""
    if "key" in given:
        given["submit_key"] = given.pop("key")
    for told, name in _ROWS.items():
        if told in given:
            given[name] = given.pop(told)

    def form_of(data: Any) -> ToldForm:
        return ToldForm(data, instance=row)

    return filled(form_of, {**_without_deleted(form_of(None)), **given})


def _without_deleted(blank: ToldForm) -> dict[str, None]:
    """Return empty values for the rows that a page wouldn't offer any more."""
    return {
        name: None
        for name, field in blank.fields.items()
        if isinstance(field, forms.ModelChoiceField)
        and field.queryset is not None
        and (number := blank.initial.get(name)) is not None
        and not field.queryset.filter(pk=number).exists()
    }


def _shown(row: Told) -> dict[str, Any]:
    others = {
        "round_id": _number_of(row.interview),
        "person_id": _number_of(row.person),
        "story": row.story.title if _number_of(row.story) and row.story else "",
    }
    names = [name for name in Statement.model_fields if name not in others]
    return {**{name: getattr(row, name) for name in names}, **others}


def _number_of(row: Recoverable | None) -> int | None:
    """Return the number of a row, unless it has been deleted since."""
    return row.pk if row is not None and row.deleted_at is None else None
