"""The jobs of a person: board, list, moving, closing, deleting."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.http import UserRequest
from interviewprep.jobs import tracking
from interviewprep.jobs.board import columns_of
from interviewprep.jobs.models import Job, Outcome, Stage
from interviewprep.jobs.stage_forms import CloseForm, MoveForm


@require_safe
def board(request: UserRequest) -> HttpResponse:
    """Show the jobs by stage, or as a list; the address says which."""
    jobs = Job.objects.owned_by(request.user).kept()
    view = "list" if request.GET.get("view") == "list" else "board"
    context = {"view": view, "columns": columns_of(jobs, now=timezone.now())}
    return render(request, f"jobs/{view}.html", context)


@require_POST
def move(request: UserRequest, job_id: int) -> HttpResponse:
    """Move a job to another stage; closing goes on to ask how it ended."""
    job = job_or_404(request, job_id)
    form = MoveForm(job, request.POST)
    if not form.is_valid():
        return redirect(job)
    to = Stage(form.cleaned_data["stage"])
    if to == Stage.CLOSED:
        return redirect("jobs:close", job.pk)
    try:
        tracking.move(job, to=to, at=timezone.now())
    except tracking.AlreadyThere:
        return redirect("jobs:list")
    undo = reverse("jobs:undo_move", args=[job.pk])
    messages.info(request, f"Moved to {to.label}.", extra_tags=undo)
    return redirect("jobs:list")


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: UserRequest, job_id: int) -> HttpResponse:
    """Close a job and say how it ended."""
    job = job_or_404(request, job_id)
    form = CloseForm(request.POST if request.method == "POST" else None)

    if request.method == "POST" and form.is_valid():
        outcome = Outcome(form.cleaned_data["outcome"])
        if job.stage != Stage.CLOSED:
            tracking.move(job, to=Stage.CLOSED, at=timezone.now(), outcome=outcome)
        undo = reverse("jobs:undo_move", args=[job.pk])
        messages.info(request, "Moved to Closed.", extra_tags=undo)
        return redirect("jobs:list")

    context = {"job": job, "form": form}
    status = 422 if form.errors else 200
    return render(request, "jobs/close.html", context, status=status)


@require_POST
def undo_move(request: UserRequest, job_id: int) -> HttpResponse:
    """Take the last move back."""
    job = job_or_404(request, job_id)
    tracking.take_back(job)
    messages.success(request, f"Back in {Stage(job.stage).label}.")
    return redirect("jobs:list")


@require_POST
def delete(request: UserRequest, job_id: int) -> HttpResponse:
    """Delete a job at once; the message offers it back."""
    job = job_or_404(request, job_id)
    job.mark_deleted(at=timezone.now())
    undo = reverse("jobs:restore", args=[job.pk])
    messages.info(request, f"{job.heading} deleted.", extra_tags=undo)
    return redirect("jobs:list")


@require_POST
def restore(request: UserRequest, job_id: int) -> HttpResponse:
    """Bring a deleted job back, with everything in it."""
    jobs = Job.objects.owned_by(request.user).deleted()
    job = get_object_or_404(jobs, pk=job_id)
    job.recover()
    messages.success(request, f"{job.heading} is back.")
    return redirect(job)


def job_or_404(request: UserRequest, job_id: int) -> Job:
    """Fetch one of the person's own jobs; anybody else's is not there."""
    job = get_object_or_404(Job.objects.owned_by(request.user).kept(), pk=job_id)
    job.owner = request.user
    return job
