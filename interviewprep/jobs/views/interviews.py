"""The interviews of a job: listing, adding, changing, cancelling, deleting."""

from django.contrib import messages
from django.db.models import Max, Prefetch
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
from interviewprep.jobs.clock import changes_between
from interviewprep.jobs.forms import InterviewForm
from interviewprep.jobs.forms.interview import MOST_ROUNDS
from interviewprep.jobs.models import Interview, Person, Standing
from interviewprep.jobs.views.jobs import job_or_404


@require_safe
def interviews(request: UserRequest, job_id: int) -> HttpResponse:
    """List a job's rounds in order, with how each stands."""
    job = job_or_404(request, job_id)
    rows = job.interviews.kept().by_round().defer("notes", "said")
    people = Person.objects.owned_by(request.user).kept().defer("notes").by_name()
    rows = rows.prefetch_related(Prefetch("people", people))
    context = {"job": job, "interviews": rows, "now": timezone.now()}
    return render(request, "jobs/interviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: UserRequest, job_id: int) -> HttpResponse:
    """Add an interview; a date may follow later."""
    job = job_or_404(request, job_id)
    number = job.interviews.kept().aggregate(last=Max("number"))["last"] or 0
    number = min(number + 1, MOST_ROUNDS)
    interview = Interview(owner=request.user, job=job, number=number)
    return _edited(request, interview)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, interview_id: int) -> HttpResponse:
    """Change an interview."""
    return _edited(request, interview_or_404(request, interview_id))


def _edited(request: UserRequest, interview: Interview) -> HttpResponse:
    form = InterviewForm(
        request.user,
        request.POST if request.method == "POST" else None,
        instance=interview,
    )
    if request.method == "POST" and form.is_valid() and (saved := form.save_or_ask()):
        messages.success(request, _echo(request, saved))
        return redirect("jobs:interviews", saved.job_id)

    context = {"job": interview.job, "interview": interview, "form": form}
    status = 422 if form.errors else 200
    return render(request, "jobs/interview.html", context, status=status)


def _echo(request: UserRequest, interview: Interview) -> str:
    """Say the time back on both clocks, so that a slip shows at once."""
    if interview.starts_at is None:
        return "Saved. Add the date once you know it."
    zone = request.user.zone
    mine = interview.starts_at.astimezone(zone)
    words = f"Saved: {mine:%H:%M} on {mine:%A %-d %B} for you"
    if theirs := interview.theirs:
        words += f", {theirs:%H:%M} for them"
    if changes_between(timezone.now(), interview.starts_at, zone):
        words += ". Clocks change before this; the times are right for that day"
    return f"{words}."


@require_POST
def cancel(request: UserRequest, interview_id: int) -> HttpResponse:
    """Call an interview off, or on again."""
    interview = interview_or_404(request, interview_id)
    is_on = interview.is_cancelled
    interview.standing = Standing.PLANNED if is_on else Standing.CANCELLED
    interview.version += 1
    interview.save(update_fields=["standing", "version", "updated_at"])
    undo = reverse("jobs:cancel_interview", args=[interview.pk])
    words = "On again." if is_on else "Called off."
    messages.info(request, words, extra_tags=undo)
    return redirect("jobs:interviews", interview.job_id)


@require_POST
def delete(request: UserRequest, interview_id: int) -> HttpResponse:
    """Delete an interview at once; the message offers it back."""
    interview = interview_or_404(request, interview_id)
    interview.mark_deleted(at=timezone.now())
    undo = reverse("jobs:restore_interview", args=[interview.pk])
    messages.info(request, "Interview deleted.", extra_tags=undo)
    return redirect("jobs:interviews", interview.job_id)


@require_POST
def restore(request: UserRequest, interview_id: int) -> HttpResponse:
    """Bring a deleted interview back."""
    rows = Interview.objects.owned_by(request.user).deleted()
    interview = get_object_or_404(rows, pk=interview_id)
    interview.recover()
    messages.success(request, "The interview is back.")
    return redirect("jobs:interviews", interview.job_id)


def interview_or_404(request: UserRequest, interview_id: int) -> Interview:
    """Fetch one of the person's own interviews with its job."""
    rows = Interview.objects.owned_by(request.user).kept().select_related("job")
    interview = get_object_or_404(rows, pk=interview_id)
    interview.owner = interview.job.owner = request.user
    return interview
