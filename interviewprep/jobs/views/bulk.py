"""One thing done to many jobs from the list, and taken back whole."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from interviewprep.http import UserRequest
from interviewprep.jobs import batches
from interviewprep.jobs.days import day_of
from interviewprep.jobs.listing_forms import BulkForm
from interviewprep.jobs.models import Batch, BatchAction, Job, Outcome, Stage
from interviewprep.jobs.views.listing import list_address


@require_POST
def bulk(request: UserRequest) -> HttpResponse:
    """Move, close, tag, archive or delete the ticked jobs; say what to do if none."""
    form = BulkForm(day_of(timezone.now(), request.user.zone), request.POST)
    back = list_address(QueryDict(request.POST.get("back", "")))
    page = redirect(f"{reverse('jobs:list')}?view=list&{back}".rstrip("&"))
    if not form.is_valid():
        faults = [str(fault) for listed in form.errors.values() for fault in listed]
        messages.warning(request, " ".join(faults))
        return page
    picked = _own_jobs(request, form.cleaned_data["picked"])
    batch = _do(request, picked, form.cleaned_data)
    undo = reverse("jobs:undo_batch", args=[batch.key])
    has_changed = {"extra_tags": undo} if batch.job_ids else {}
    asked = form.cleaned_data
    words = f"{_told(batch, asked)} {_gone_on(batch, asked)}".strip()
    messages.info(request, words, **has_changed)
    return page


def _own_jobs(request: UserRequest, ids: set[int]) -> list[Job]:
    """Return the jobs; one of somebody else’s is not there, nor is the rest."""
    rows = Job.objects.owned_by(request.user).kept().filter(pk__in=ids)
    found = list(rows.defer("posting", "notes"))
    if len(found) != len(ids):
        raise Http404
    return found


def _do(request: UserRequest, jobs: Sequence[Job], asked: dict[str, Any]) -> Batch:
    owner, on = request.user, asked["on"]
    deed, _, which = asked["deed"].partition(":")
    match deed:
        case "move":
            return batches.move_all(owner, jobs, to=Stage(which), on=on)
        case "close":
            outcome = Outcome(which)
            return batches.move_all(
                owner, jobs, to=Stage.CLOSED, outcome=outcome, on=on
            )
        case "tag":
            return batches.tag_all(owner, jobs, asked["tag"])
        case "delete":
            return batches.delete_all(owner, jobs)
    return batches.put_away(owner, jobs, is_archived=deed == "archive")


def _told(batch: Batch, asked: dict[str, Any]) -> str:
    """Say what was done, and to how many."""
    count = len(batch.job_ids)
    if not count:
        return "They are that already. Nothing was changed."
    many = "1 job" if count == 1 else f"{count} jobs"
    deed, _, which = asked["deed"].partition(":")
    if deed == "close":
        return f"{many} closed: {Outcome(which).label}."
    return f"{many} {_DONE[BatchAction(batch.action)]}."


def _gone_on(batch: Batch, asked: dict[str, Any]) -> str:
    """Say of how many the stage stays what it was: they moved on after that day."""
    if batch.action != BatchAction.MOVED or asked["on"] is None:
        return ""
    rows = Job.objects.filter(owner=batch.owner, pk__in=batch.job_ids)
    written = {"events__batch": batch.key, "events__at": F("stage_since")}
    count = len(batch.job_ids) - rows.filter(**written).count()
    if not count:
        return ""
    return f"{count} of them moved on since, and {'stays' if count == 1 else 'stay'}."


_DONE = {
    BatchAction.MOVED: "moved",
    BatchAction.ARCHIVED: "archived",
    BatchAction.BROUGHT_BACK: "brought back from the archive",
    BatchAction.DELETED: "deleted",
    BatchAction.TAGGED: "tagged",
}


@require_POST
def undo(request: UserRequest, key: UUID) -> HttpResponse:
    """Take back what was done to many jobs; pressing twice takes back nothing else."""
    try:
        batch = batches.undo(request.user, key)
    except Batch.DoesNotExist:
        raise Http404 from None
    done = "Taken back." if batch else "That was taken back already."
    messages.success(request, done)
    return redirect(f"{reverse('jobs:list')}?view=list")
