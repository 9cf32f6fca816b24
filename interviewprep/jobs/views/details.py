"""Adding a job, and changing what is known about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from interviewprep.http import UserRequest
from interviewprep.jobs.days import how_long
from interviewprep.jobs.forms import JobForm
from interviewprep.jobs.models import Job
from interviewprep.jobs.views.jobs import job_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: UserRequest) -> HttpResponse:
    """Add a job; a company and a role are enough."""
    form = JobForm(
        request.POST if request.method == "POST" else None,
        instance=Job(owner=request.user),
    )
    if request.method == "POST" and form.is_valid() and (job := form.save_or_ask()):
        return redirect("motivations:why", job.pk)

    status = 422 if form.errors else 200
    return render(request, "jobs/new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: UserRequest, job_id: int) -> HttpResponse:
    """Change what is known about a job: the ad, the place, the pay, private notes."""
    job = job_or_404(request, job_id)
    form = JobForm(request.POST if request.method == "POST" else None, instance=job)

    if request.method == "POST" and form.is_valid() and (saved := form.save_or_ask()):
        messages.success(request, "Saved.")
        return redirect(saved)

    since = how_long(job, now=timezone.now(), zone=request.user.zone)
    context = {"job": job, "form": form, "since": since}
    status = 422 if form.errors else 200
    return render(request, "jobs/details.html", context, status=status)
