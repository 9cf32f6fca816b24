"""Fetches what a page is about, for its owner; nobody else finds it."""

from django.shortcuts import get_object_or_404

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job
from motivations.forms import WordingForm
from motivations.models import Line, Motivation, Reason
from motivations.panel import Panel


def reason_or_404(request: UserRequest, job_id: int, motivation: Motivation) -> Reason:
    """Fetch a reason with its job; a motivation that wasn't chosen has no pages."""
    job = get_object_or_404(Job.objects.owned_by(request.user).kept(), pk=job_id)
    job.owner = request.user
    reason = get_object_or_404(job.reasons.chosen(), motivation=motivation)
    reason.owner = request.user
    reason.job = job
    return reason


def panel_or_404(request: UserRequest, job_id: int, motivation: Motivation) -> Panel:
    """Fetch a reason's panel; tone, length and number come from address or form."""
    reason = reason_or_404(request, job_id, motivation)
    asked = request.POST if request.method == "POST" else request.GET
    tone, length, another = WordingForm(asked).wanted()
    return Panel(reason, tone, length, another)


def line_or_404(request: UserRequest, job_id: int, line_id: int) -> Line:
    """Fetch a line that is kept, with its job and its reason."""
    rows = Line.objects.owned_by(request.user).kept().filter(job_id=job_id)
    kept = get_object_or_404(rows.select_related("job", "reason"), pk=line_id)
    kept.job.owner = request.user
    if kept.reason:
        kept.reason.owner = request.user
    return kept
