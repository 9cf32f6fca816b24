"""The page of a job's ad: what it leaves vague, and one tap to ask about it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from interviewprep.ads.decoding import decode
from interviewprep.fit.asking import ask_about, ask_about_each
from interviewprep.fit.open_points import next_audience, open_points
from interviewprep.http import UserRequest
from interviewprep.jobs.views.jobs import job_or_404


@require_safe
def ad(request: UserRequest, job_id: int) -> HttpResponse:
    """Show the ad with its vague words marked, and a question about each."""
    job = job_or_404(request, job_id)
    decoded = decode(job.posting)
    audience = next_audience(job, now=timezone.now())
    points = open_points(job, decoded.points, audience)
    context = {
        "job": job,
        "pieces": decoded.pieces,
        "points": points,
        "left": [each for each in points if not each.is_asked],
        "audience": audience,
    }
    return render(request, "fit/ad.html", context)


@require_POST
def ask_one(request: UserRequest, job_id: int, family: str) -> HttpResponse:
    """Put the question about one thing that the ad leaves open on the list."""
    job = job_or_404(request, job_id)
    points = decode(job.posting).points
    point = next((each for each in points if each.family.key == family), None)
    if point is None:
        raise Http404
    audience = next_audience(job, now=timezone.now())
    (asked,) = open_points(job, (point,), audience)
    question = ask_about(
        job, source=asked.source, text=asked.question, audience=audience
    )
    if request.htmx:
        (asked,) = open_points(job, (point,), audience)
        context = {"job": job, "each": asked, "is_new": True}
        return render(request, "fit/ad_point.html", context)
    undo = reverse("fit:delete_question", args=[question.pk])
    messages.info(request, "Added to Ask.", extra_tags=undo)
    return redirect(f"{reverse('fit:ad', args=[job.pk])}#point-{point.number}")


@require_POST
def ask_all(request: UserRequest, job_id: int) -> HttpResponse:
    """Put a question about everything that the ad leaves open on the list."""
    job = job_or_404(request, job_id)
    audience = next_audience(job, now=timezone.now())
    points = open_points(job, decode(job.posting).points, audience)
    texts = {each.source: each.question for each in points}
    ask_about_each(job, texts, among=(), audience=audience)
    messages.success(request, "They’re on your list. Keep the ones you’d really ask.")
    return redirect("fit:ask", job.pk)
