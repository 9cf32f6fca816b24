"""Fetches what a page is about, for its owner; nobody else finds it."""

from django.shortcuts import get_object_or_404

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job
from motivations.forms import WordingForm
from motivations.models import Motivation, Reason
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
