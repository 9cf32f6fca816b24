"""What the person will say: finding a line on the reframing panel, and using it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from interviewprep.forms import all_hidden
from interviewprep.http import UserRequest
from interviewprep.text import clean_text
from motivations import guide
from motivations.checking import Checked, checked
from motivations.forms import WordingForm
from motivations.models import Aloud, Motivation
from motivations.panel import Panel
from motivations.saying import TooManyLines, settle_claims, use
from motivations.speaking import note_aloud
from motivations.tastes import learn
from motivations.use_form import OWN_WORDS_MOST, OwnWordsForm, ReadingsForm, UseForm
from motivations.views.ownership import panel_or_404


@require_safe
def panel(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Show a reason beside the words for the room."""
    shown = panel_or_404(request, job_id, motivation)
    if shown.is_empty:
        return redirect(guide.question(motivation, 1).address(shown.reason.job))
    if "mine" in request.GET and shown.shows_lines:
        own = OwnWordsForm(shown, initial={"text": shown.line.text})
        return _shown(request, shown, own)
    spoken = {"aloud": request.GET.get("aloud", "")}
    return _shown(request, shown, UseForm(shown, initial=spoken))


@require_POST
def use_line(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Put the shown line, or the person's own words, on the sheet."""
    shown = panel_or_404(request, job_id, motivation)
    kind = OwnWordsForm if "text" in request.POST else UseForm
    form = kind(shown, request.POST)
    if not form.is_valid():
        return _shown(request, shown, form)
    try:
        line = use(shown.reason, form.wording)
    except TooManyLines:
        form.add_error(None, "That’s sixty lines for one job. Let one go first.")
        return _shown(request, shown, form)
    learn(line, shown)
    if form.cleaned_data.get("aloud"):
        note_aloud(line, Aloud(form.cleaned_data["aloud"]))
    settle_claims(shown.reason, form.cleaned_data["claims"], are="confirmed")
    messages.success(request, f"On your sheet, under “{line.get_part_display()}”.")
    return redirect("motivations:say", job_id)


def _check(shown: Panel, text: str) -> Checked:
    return checked(
        text, source=shown.blunt, situation=shown.situation, job=shown.target
    )


@require_POST
def own_words(
    request: UserRequest, job_id: int, motivation: Motivation
) -> HttpResponse:
    """Check the person's own wording while they type; nothing is kept."""
    shown = panel_or_404(request, job_id, motivation)
    text = clean_text(str(request.POST.get("text", "")), OWN_WORDS_MOST)
    found = _check(shown, text) if text.strip() else None
    if request.htmx:
        template = "motivations/panel_checked.html"
        return render(request, template, {"checked": found})
    typed = {"text": text, "is_true": "is_true" in request.POST}
    return _shown(request, shown, OwnWordsForm(shown, initial=typed), checked=found)


def _shown(
    request: UserRequest, shown: Panel, form: UseForm | OwnWordsForm, **more: object
) -> HttpResponse:
    """Render the panel, or with htmx only the side that changes."""
    template = "motivations/panel.html"
    if request.htmx and not form.errors:
        template += "#said"
    context = {**context_of(shown, form), **more}
    status = 422 if form.errors else 200
    return render(request, template, context, status=status)


def context_of(shown: Panel, form: UseForm | OwnWordsForm) -> dict[str, object]:
    """Return what the panel’s templates need to know."""
    return {
        "panel": shown,
        "job": shown.reason.job,
        "reason": shown.reason,
        "form": form,
        "mine": isinstance(form, OwnWordsForm),
        "readings": ReadingsForm(shown),
        **_wording_of(shown),
    }


def _wording_of(shown: Panel) -> dict[str, WordingForm]:
    """Return the choice of tone and length, and what was chosen, to be carried on."""
    if not shown.shows_lines:
        return {}
    chosen = {"tone": shown.tone, "length": shown.length, "another": shown.place}
    kept, spoken = (
        WordingForm(initial=chosen, auto_id=auto_id) for auto_id in (True, False)
    )
    for form in (kept, spoken):
        all_hidden(form)
    return {
        "wording": WordingForm(initial=chosen),
        "kept_wording": kept,
        "spoken_wording": spoken,
    }
