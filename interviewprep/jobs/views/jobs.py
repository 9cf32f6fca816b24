"""One job of a person: deleting it, bringing it back, and finding it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job


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
