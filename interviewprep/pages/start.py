"""The first job: who, which role, when; and a sheet to leave with."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from interviewprep.forms import OneLineField
from interviewprep.http import UserRequest
from interviewprep.jobs import tracking
from interviewprep.jobs.forms import InterviewForm
from interviewprep.jobs.models import Interview, Job
from motivations.carried import WHOLE_SEARCH, waiting_line, whole_search
from motivations.models import Line


class StartForm(InterviewForm):
    """The first job and its interview in one short page; a date may follow later."""

    company = OneLineField(
        label="Company",
        max_length=120,
        error_messages={"required": "Say who it’s with. A rough name will do."},
    )
    role = OneLineField(
        label="Role",
        max_length=120,
        error_messages={"required": "Give the role a name, even a rough one."},
    )
    is_true = forms.BooleanField(
        label="This is true, and I’d be comfortable if my old employer heard it.",
        help_text="Tick it and your line goes on the sheet. It can wait.",
        required=False,
    )

    class Meta(InterviewForm.Meta):
        fields = ["date", "time"]

    def __init__(
        self, request: UserRequest, *, line: Line | None, data: Any = None
    ) -> None:
        super().__init__(request.user, data, instance=Interview(owner=request.user))
        if line is None:
            del self.fields["is_true"]
        self.order_fields(["company", "role", "date", "time", "which", "whose"])

    def _prepare_people(self) -> None:
        """Nobody is asked for yet: that comes with the interview's own page."""

    def _save_people(self, interview: Interview) -> None:
        """Nobody was asked for."""


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: UserRequest) -> HttpResponse:
    """Make the first job and open its sheet; the line that came along goes with it."""
    job = whole_search(request.user)
    line = waiting_line(job)
    is_search = request.method == "POST" and "search" in request.POST
    data = request.POST if request.method == "POST" and not is_search else None
    form = StartForm(request, line=line, data=data)

    if is_search:
        interview = _begin(request, job, line, form=None)
        return redirect("sheets:sheet", interview.pk)
    if request.method == "POST" and form.is_valid():
        interview = _begin(request, job, line, form=form)
        _remind(request, line)
        return redirect("sheets:sheet", interview.pk)

    status = 422 if form.errors else 200
    context = {"form": form, "line": line}
    return render(request, "pages/start.html", context, status=status)


def _remind(request: UserRequest, line: Line | None) -> None:
    """Say where a line that came along is, if it isn't on the sheet yet."""
    if line and not line.is_true:
        messages.info(
            request,
            "Your line waits under “Say”. It goes on the sheet once you tick that "
            "it’s true.",
        )


@transaction.atomic
def _begin(
    request: UserRequest, job: Job | None, line: Line | None, *, form: StartForm | None
) -> Interview:
    """Save the job, its interview, and whether the line is true."""
    if job is None:
        job = tracking.add(request.user, at=timezone.now(), title=WHOLE_SEARCH)
    if form is None:
        return job.interviews.kept().first() or Interview.objects.create(
            owner=request.user, job=job
        )
    job.company = form.cleaned_data["company"]
    job.title = form.cleaned_data["role"]
    job.save()
    if line and form.cleaned_data["is_true"]:
        line.is_true = True
        line.save(update_fields=["is_true", "updated_at"])
    form.instance.job = job
    return form.save()
