"""How the person will say goodbye: one line, and the question about what's next."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from interviewprep.forms import TidyForm
from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job
from motivations.checking import REFUSED, holds_private_words
from motivations.saying import keep_for_closing

# Each thanks them, says one true thing, and asks what happens next.
CLOSINGS = (
    (
        "Thank you. I came in curious and I’m leaving keen. "
        "What would you need to see from me to be sure?"
    ),
    "This is the work I want to do. What happens next, and by when?",
    "I’ve enjoyed this. Is there anything you’d like me to say more about before I go?",
    (
        "Thank you for your time. I’d like to think it over tonight. "
        "When would you like to hear from me?"
    ),
)
OWN = "own"


class ClosingForm(TidyForm):
    """One of ours, or the person's own; said only if it is meant."""

    choice = forms.ChoiceField(
        label="Pick one you’d mean",
        choices=[(str(index), text) for index, text in enumerate(CLOSINGS)]
        + [(OWN, "My own words")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pick one, or write your own."},
    )
    text = forms.CharField(
        label="My own words",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_true = forms.BooleanField(
        label="I’d mean it.",
        error_messages={"required": "Tick this once you’d mean it."},
    )

    def __init__(self, job: Job, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.job = job

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        text = str(cleaned.get("text") or "")
        if cleaned.get("choice") == OWN and not text:
            self.add_error("text", "Write how you’d say it.")
        if text and holds_private_words(self.job, text):
            self.add_error("text", REFUSED)
        return cleaned

    @property
    def closing(self) -> str:
        """The words that were picked or written."""
        choice: str = self.cleaned_data["choice"]
        text: str = self.cleaned_data["text"]
        return text if choice == OWN else CLOSINGS[int(choice)]


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: UserRequest, job_id: int) -> HttpResponse:
    """Choose how to close the conversation."""
    job = get_object_or_404(Job.objects.owned_by(request.user).kept(), pk=job_id)
    job.owner = request.user
    form = ClosingForm(job, request.POST if request.method == "POST" else None)

    if request.method == "POST" and form.is_valid():
        is_own_words = form.cleaned_data["choice"] == OWN
        keep_for_closing(job, form.closing, is_own_words=is_own_words)
        messages.success(request, "On your sheet, under “Close with”.")
        return redirect("motivations:say", job_id)

    context = {"job": job, "form": form}
    status = 422 if form.errors else 200
    return render(request, "motivations/closing.html", context, status=status)
