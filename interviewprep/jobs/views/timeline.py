"""What happened to a job, day by day: adding to it, correcting it, striking it out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from interviewprep.http import UserRequest
from interviewprep.jobs import tracking
from interviewprep.jobs.days import how_long
from interviewprep.jobs.forms import EventForm
from interviewprep.jobs.models import Event, EventQuerySet
from interviewprep.jobs.timeline import timeline_of
from interviewprep.jobs.views.jobs import job_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def timeline(request: UserRequest, job_id: int) -> HttpResponse:
    """Show a job's timeline, and add to it; what happened earlier may be dated back."""
    job, now = job_or_404(request, job_id), timezone.now()
    fresh = Event(owner=request.user, job=job)
    form = EventForm(request.POST if request.method == "POST" else None, instance=fresh)

    if request.method == "POST" and form.is_valid() and form.save_or_ask():
        messages.success(request, "Written down.")
        return redirect("jobs:timeline", job.pk)

    context = {
        "job": job,
        "form": form,
        "timeline": timeline_of(job, now=now),
        "since": how_long(job, now=now, zone=request.user.zone),
    }
    status = 422 if form.errors else 200
    return render(request, "jobs/timeline.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def event(request: UserRequest, event_id: int) -> HttpResponse:
    """Correct an event: its day, its stage, how it ended, what was noted."""
    found = _event_or_404(request, event_id)
    form = EventForm(request.POST if request.method == "POST" else None, instance=found)

    if request.method == "POST" and form.is_valid() and form.save_or_ask():
        messages.success(request, "Saved.")
        return redirect("jobs:timeline", found.job_id)

    context = {"job": found.job, "event": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "jobs/event.html", context, status=status)


@require_POST
def delete(request: UserRequest, event_id: int) -> HttpResponse:
    """Strike an event out at once; the message offers it back."""
    found = _event_or_404(request, event_id)
    try:
        tracking.strike_out(found, at=timezone.now())
    except tracking.OnlyStart:
        words = "A job keeps its first stage. You can correct its day or the stage."
        messages.info(request, words)
        return redirect("jobs:event", event_id)
    undo = reverse("jobs:restore_event", args=[event_id])
    messages.info(request, "Struck out.", extra_tags=undo)
    return redirect("jobs:timeline", found.job_id)


@require_POST
def restore(request: UserRequest, event_id: int) -> HttpResponse:
    """Bring back an event that was struck out; the job's stage follows."""
    rows = Event.objects.owned_by(request.user).deleted()
    found = _found(request, rows, event_id)
    tracking.put_back(found)
    messages.success(request, "It’s back.")
    return redirect("jobs:timeline", found.job_id)


def _event_or_404(request: UserRequest, event_id: int) -> Event:
    """Fetch an event of one of the person's own jobs."""
    return _found(request, Event.objects.owned_by(request.user).kept(), event_id)


def _found(request: UserRequest, rows: EventQuerySet, event_id: int) -> Event:
    with_job = rows.select_related("job").defer("job__notes", "job__posting")
    found = get_object_or_404(with_job, pk=event_id)
    found.owner = found.job.owner = request.user
    return found
