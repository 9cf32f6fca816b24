"""The lines that are kept: all of them, one to change, and taking one back."""

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
from interviewprep.jobs.models import Job
from motivations.line_form import LineForm
from motivations.models import Line, Part
from motivations.views.ownership import line_or_404


@require_safe
def say(request: UserRequest, job_id: int) -> HttpResponse:
    """List what the person will say about one job, by where it stands on the sheet."""
    job = get_object_or_404(Job.objects.owned_by(request.user).kept(), pk=job_id)
    lines = list(job.lines.kept().newest_first())
    parts = [
        (part, [line for line in lines if line.part == part])
        for part in Part
        if any(line.part == part for line in lines)
    ]
    reasons = list(job.reasons.chosen().ranked())
    context = {"job": job, "parts": parts, "reasons": reasons}
    return render(request, "motivations/say.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: UserRequest, job_id: int, line_id: int) -> HttpResponse:
    """Change a kept line in the person's own words, or move it on the sheet."""
    kept = line_or_404(request, job_id, line_id)
    form = LineForm(request.POST if request.method == "POST" else None, instance=kept)

    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Changed.")
        return redirect("motivations:say", job_id)

    context = {"job": kept.job, "line": kept, "form": form}
    status = 422 if form.errors else 200
    return render(request, "motivations/line.html", context, status=status)


@require_POST
def delete(request: UserRequest, job_id: int, line_id: int) -> HttpResponse:
    """Take a line off at once; the message offers it back."""
    kept = line_or_404(request, job_id, line_id)
    kept.mark_deleted(at=timezone.now())
    undo = reverse("motivations:restore_line", args=[job_id, line_id])
    messages.info(request, "Line deleted.", extra_tags=undo)
    return redirect("motivations:say", job_id)


@require_POST
def restore(request: UserRequest, job_id: int, line_id: int) -> HttpResponse:
    """Bring a deleted line back."""
    rows = Line.objects.owned_by(request.user).deleted().filter(job_id=job_id)
    get_object_or_404(rows, pk=line_id).recover()
    messages.success(request, "The line is back.")
    return redirect("motivations:say", job_id)
