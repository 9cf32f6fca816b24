"""The pages of what was told to whom: the ledger, and each thing in it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.http import UserRequest
from interviewprep.jobs.models import Interview, Job
from interviewprep.jobs.views.jobs import job_or_404
from interviewprep.told.forms import ToldForm
from interviewprep.told.ledger import in_order, ledger_of
from interviewprep.told.models import Accepted, Told
from interviewprep.told.picks import picked, picks_for


@require_safe
def ledger(request: UserRequest, job_id: int) -> HttpResponse:
    """Show what was told about a job, by round, and where two versions differ."""
    job = job_or_404(request, job_id)
    context = {"job": job, "ledger": ledger_of(job)}
    return render(request, "told/ledger.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: UserRequest, job_id: int) -> HttpResponse:
    """Write down something that was told; the sheet’s words are there to pick."""
    job = job_or_404(request, job_id)
    picks = picks_for(job)
    pick = picked(picks, request.GET)
    initial = _talk(request, job) | (pick.initial if pick else {})
    data = request.POST if request.method == "POST" else None
    form = ToldForm(data, instance=Told(owner=request.user, job=job), initial=initial)
    return _edited(request, form, picks=picks, pick=pick)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: UserRequest, told_id: int) -> HttpResponse:
    """Change something that was told."""
    data = request.POST if request.method == "POST" else None
    return _edited(request, ToldForm(data, instance=_told_or_404(request, told_id)))


def _edited(request: UserRequest, form: ToldForm, **more: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and (saved := form.save_or_ask()):
        messages.success(request, "Noted.")
        return redirect("told:ledger", saved.job_id)

    context = {"job": form.instance.job, "told": form.instance, "form": form, **more}
    status = 422 if form.errors else 200
    return render(request, "told/edit.html", context, status=status)


def _talk(request: UserRequest, job: Job) -> dict[str, Any]:
    """Return what a new row begins with: the round named, or the last one held."""
    now = timezone.now()
    today = now.astimezone(request.user.zone).date()
    rounds = Interview.objects.owned_by(request.user).kept().on().filter(job=job)
    rounds = rounds.defer("notes", "said")
    named = request.GET.get("interview", "")
    if named.isdecimal() and len(named) < len(str(2**63)):
        interview = rounds.filter(pk=named).first()
    else:
        interview = rounds.filter(starts_at__lt=now).order_by("-starts_at").first()
    if interview is None:
        return {"told_on": today}
    people = list(interview.people.kept().values_list("pk", flat=True)[:2])
    on = interview.date if interview.date and interview.date < today else today
    person = people[0] if len(people) == 1 else None
    return {"interview": interview.pk, "person": person, "told_on": on}


@require_POST
def delete(request: UserRequest, told_id: int) -> HttpResponse:
    """Delete something that was told at once; the message offers it back."""
    row = _told_or_404(request, told_id)
    row.mark_deleted(at=timezone.now())
    undo = reverse("told:restore", args=[row.pk])
    messages.info(request, "Taken out of the list.", extra_tags=undo)
    return redirect("told:ledger", row.job_id)


@require_POST
def restore(request: UserRequest, told_id: int) -> HttpResponse:
    """Bring back something that was told."""
    rows = Told.objects.owned_by(request.user).deleted()
    row = get_object_or_404(rows, pk=told_id)
    row.recover()
    messages.success(request, "It’s back.")
    return redirect("told:ledger", row.job_id)


@require_POST
def accept(request: UserRequest, told_id: int, other_id: int) -> HttpResponse:
    """Keep two versions as they are: they aren’t pointed out again."""
    row, pair = _pair_or_404(request, told_id, other_id)
    Accepted.objects.get_or_create(**pair)
    undo = reverse("told:reopen", args=[told_id, other_id])
    messages.info(request, "Fine. We won’t bring it up again.", extra_tags=undo)
    return redirect("told:ledger", row.job_id)


@require_POST
def reopen(request: UserRequest, told_id: int, other_id: int) -> HttpResponse:
    """Point two versions out again."""
    row, pair = _pair_or_404(request, told_id, other_id)
    Accepted.objects.filter(**pair).delete()
    return redirect("told:ledger", row.job_id)


def _pair_or_404(
    request: UserRequest, told_id: int, other_id: int
) -> tuple[Told, dict[str, Any]]:
    """Fetch two of the person’s own rows: the first, and both as a pair in order."""
    rows = Told.objects.owned_by(request.user).kept().in_bulk([told_id, other_id])
    if len(rows) != len(("one", "other")):
        raise Http404
    earlier, later = in_order(*rows.values())
    pair = {"owner": request.user, "earlier": earlier, "later": later}
    return rows[told_id], pair


def _told_or_404(request: UserRequest, told_id: int) -> Told:
    rows = Told.objects.owned_by(request.user).kept().select_related("job")
    row = get_object_or_404(rows.defer("job__notes"), pk=told_id)
    row.owner = row.job.owner = request.user
    return row
