"""Moving a job on, closing it, and taking the move back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from interviewprep.http import UserRequest
from interviewprep.jobs import moving, tracking
from interviewprep.jobs.board import card_to_swap, counts_of
from interviewprep.jobs.models import OPEN_STAGES, Event, Job, Outcome, Stage
from interviewprep.jobs.moving_forms import CloseForm, MoveForm
from interviewprep.jobs.views.jobs import job_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: UserRequest, job_id: int) -> HttpResponse:
    """Move a job to another stage; closing goes on to ask how it ended."""
    job = job_or_404(request, job_id)
    form = MoveForm(job, request.POST if request.method == "POST" else None)

    if request.method == "POST" and form.is_valid():
        to = Stage(form.cleaned_data["stage"])
        if to == Stage.CLOSED:
            return _closing(request, form)
        _move(request, form, to)
        return _moved(request, job)

    template = "move_dialog" if request.htmx else "move"
    context = {"job": job, "form": form}
    status = 422 if form.errors else 200
    return render(request, f"jobs/{template}.html", context, status=status)


def _closing(request: UserRequest, form: MoveForm) -> HttpResponse:
    """Go on to ask how it ended; a day that was given comes along."""
    address = reverse("jobs:close", args=[form.job.pk])
    given = {"from": request.GET.get("from", "")}
    if on := form.cleaned_data["on"]:
        given["on"] = on.isoformat()
    if asked := urlencode({name: value for name, value in given.items() if value}):
        address = f"{address}?{asked}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _move(request: UserRequest, form: MoveForm, to: Stage) -> None:
    """Move the form's job and say so; say too if another tab was quicker."""
    job = form.job
    before = Stage(job.stage)
    seen = form.cleaned_data["seen"]
    try:
        event = moving.move_on(job, to=to, on=form.cleaned_data["on"])
    except tracking.AlreadyThere:
        messages.info(request, f"{job.heading} is in {to.label}.")
        return
    meanwhile = seen and seen != before
    words = f"It had gone to {before.label} meanwhile. " if meanwhile else ""
    _offer_undo(request, event, f"{words}{_where(job, to)}")


def _where(job: Job, to: Stage) -> str:
    """Say where the job stands; an earlier day may leave a later move on top."""
    if job.stage == to:
        return f"{job.heading} moved to {to.label}."
    return f"Noted. {job.heading} is in {Stage(job.stage).label} since."


def _moved(request: UserRequest, job: Job) -> HttpResponse:
    """Show the board, or send the parts of it that a move changes."""
    if not request.htmx:
        return _back(request, job)
    counts = counts_of(request.user)
    is_open = job.stage in OPEN_STAGES
    card = card_to_swap(job, now=timezone.now()) if is_open else ""
    context = {"card": card, "counts": counts.items()}
    return render(request, "jobs/moved.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: UserRequest, job_id: int) -> HttpResponse:
    """Close a job and say how it ended."""
    job = job_or_404(request, job_id)
    given = {name: request.GET.get(name, "") for name in ("on", "outcome")}
    data = request.POST if request.method == "POST" else None
    form = CloseForm(job, data, initial=given)

    if request.method == "POST" and form.is_valid():
        _close(request, form)
        return _back(request, job)

    context = {"job": job, "form": form}
    status = 422 if form.errors else 200
    return render(request, "jobs/close.html", context, status=status)


def _close(request: UserRequest, form: CloseForm) -> None:
    job, outcome = form.job, Outcome(form.cleaned_data["outcome"])
    try:
        event = moving.move_on(
            job, to=Stage.CLOSED, on=form.cleaned_data["on"], outcome=outcome
        )
    except tracking.AlreadyThere:
        messages.info(request, f"{job.heading} is closed.")
    else:
        _offer_undo(request, event, f"{job.heading} closed: {outcome.label}.")


def _back(request: UserRequest, job: Job) -> HttpResponse:
    """Go back to where the person came from: the job's own page, or the board."""
    return redirect(job if request.GET.get("from") == "job" else "jobs:list")


def _offer_undo(request: UserRequest, event: Event, words: str) -> None:
    address = reverse("jobs:undo_move", args=[event.job_id])
    messages.info(request, words, extra_tags=f"{address}?event={event.pk}")


@require_POST
def undo_move(request: UserRequest, job_id: int) -> HttpResponse:
    """Take back the move that the address names, or the one written down last."""
    job = job_or_404(request, job_id)
    if moving.take_back(job, request.GET.get("event", "")):
        words = f"{job.heading} is back in {Stage(job.stage).label}."
        messages.success(request, words)
    else:
        messages.info(request, "That was taken back already.")
    return redirect("jobs:list")
