"""What happened to a job, day by day: adding to it, correcting it, striking it out."""

from uuid import UUID

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
from interviewprep.jobs.models import Event
from interviewprep.jobs.timeline import put_back, put_down, timeline_of
from interviewprep.jobs.views.jobs import job_or_404

# Undo reaches back this many events; what they need waits in the session.
_MOST_STRUCK_OUT = 10
_STRUCK_OUT = "struck_out_events"


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
    kept = put_down(found)
    try:
        tracking.remove(found)
    except tracking.OnlyStart:
        words = "A job keeps its first stage. You can correct its day or the stage."
        messages.info(request, words)
        return redirect("jobs:event", event_id)
    before = request.session.get(_STRUCK_OUT, [])
    request.session[_STRUCK_OUT] = [*before, kept][-_MOST_STRUCK_OUT:]
    undo = reverse("jobs:restore_event", args=[found.job_id, kept["key"]])
    messages.info(request, "Struck out.", extra_tags=undo)
    return redirect("jobs:timeline", found.job_id)


@require_POST
def restore(request: UserRequest, job_id: int, key: UUID) -> HttpResponse:
    """Bring back an event that was struck out in this browser."""
    job = job_or_404(request, job_id)
    struck_out = request.session.get(_STRUCK_OUT, [])
    wanted = (str(key), str(job.pk))
    kept = [each for each in struck_out if (each["key"], each["job"]) == wanted]
    if kept:
        put_back(request.user, job, kept[-1])
        messages.success(request, "It’s back.")
    else:
        words = "That can’t be brought back any more. Add it again with its day."
        messages.info(request, words)
    return redirect("jobs:timeline", job.pk)


def _event_or_404(request: UserRequest, event_id: int) -> Event:
    """Fetch an event of one of the person's own jobs."""
    rows = Event.objects.owned_by(request.user).select_related("job")
    found = get_object_or_404(rows.defer("job__notes", "job__posting"), pk=event_id)
    found.owner = found.job.owner = request.user
    return found
