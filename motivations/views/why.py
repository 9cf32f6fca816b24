"""Why this job: choosing and ranking what is in it for the person."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job
from motivations import guide
from motivations.choosing import choose, in_order_for, moved
from motivations.forms import RankForm
from motivations.models import Motivation
from motivations.progress import progress_of


@require_http_methods(["GET", "HEAD", "POST"])
def why(request: UserRequest, job_id: int) -> HttpResponse:
    """Pick and rank the four motivations, by buttons or by dragging."""
    job = get_object_or_404(Job.objects.owned_by(request.user).kept(), pk=job_id)
    reasons = in_order_for(job)
    form = RankForm(reasons, request.POST if request.method == "POST" else None)

    if request.method == "POST" and form.is_valid():
        return _ranked(request, job, form.ranked)

    context = {
        "job": job,
        "form": form,
        "progress": progress_of(job),
        "is_new": not any(reason.pk for reason in reasons),
    }
    status = 422 if form.errors else 200
    return render(request, "motivations/why.html", context, status=status)


def _ranked(request: UserRequest, job: Job, ranked: list[Motivation]) -> HttpResponse:
    """Save the ranking; a moved row comes back to this page, “Save order” goes on."""
    for button, by in (("up", -1), ("down", 1)):
        which = request.POST.get(button)
        if which in ranked:
            choose(job, moved(ranked, Motivation(which), by=by))
            # To the row that moved: without scripts, the focus would be lost.
            return redirect(f"{reverse('motivations:why', args=[job.pk])}#{which}")
    choose(job, ranked)
    if "stay" in request.POST:
        return redirect("motivations:why", job.pk)
    return redirect(guide.question(ranked[0], 1).address(job))
