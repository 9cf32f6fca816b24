"""What the person will say: finding a line on the reframing panel, and using it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from interviewprep.forms import offer
from interviewprep.http import UserRequest
from motivations import guide, reframing
from motivations.checking import REFUSED, Checked, checked, holds_private_words
from motivations.forms import UseForm, WordingForm
from motivations.models import Motivation
from motivations.panel import Panel
from motivations.saying import (
    TooManyLines,
    Wording,
    settle_claims,
    use,
)
from motivations.views.ownership import panel_or_404


@require_safe
def panel(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Show a reason beside the words for the room."""
    shown = panel_or_404(request, job_id, motivation)
    if shown.is_empty:
        return redirect(guide.question(motivation, 1).address(shown.reason.job))
    return _shown(request, shown, UseForm())


@require_POST
def use_line(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Put the shown line, or the person's own words, on the sheet."""
    shown = panel_or_404(request, job_id, motivation)
    form = UseForm(request.POST)
    offer(form, "claims", [(key, key) for key in reframing.CLAIMS])
    if not form.is_valid():
        return _shown(request, shown, form)

    unsaid = [key for key, _ in shown.claims if key not in form.cleaned_data["claims"]]
    own_words = form.cleaned_data["text"].strip()
    if not own_words and (unsaid or not shown.shows_lines):
        form.add_error(None, "Tick what the line claims, or take another line.")
        return _shown(request, shown, form)
    if own_words and not _may_be_said(shown, own_words, form):
        return _shown(request, shown, form)
    return _used(request, shown, form, own_words)


def _used(
    request: UserRequest, shown: Panel, form: UseForm, own_words: str
) -> HttpResponse:
    """Keep the line and say where it went."""
    reason, wording = shown.reason, own_words or shown.line.text
    settle_claims(reason, form.cleaned_data["claims"], are="confirmed")
    try:
        line = use(reason, Wording(wording, shown.tone, shown.length, bool(own_words)))
    except TooManyLines:
        form.add_error(None, "That’s sixty lines for one job. Let one go first.")
        return _shown(request, shown, form)
    messages.success(request, f"On your sheet, under “{line.get_part_display()}”.")
    return redirect("motivations:say", reason.job_id)


def _may_be_said(shown: Panel, own_words: str, form: UseForm) -> bool:
    """Check the person's own words; what must not be said becomes the field's error."""
    is_private = holds_private_words(shown.reason.job, own_words)
    if is_private:
        form.add_error("text", REFUSED)
    return not is_private


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
    text = str(request.POST.get("text", ""))[:1200]
    context = {"checked": _check(shown, text) if text.strip() else None, "text": text}
    if request.htmx:
        return render(request, "motivations/panel_checked.html", context)
    form = UseForm(initial={"text": text})
    return _shown(request, shown, form, mine=True, **context)


def _shown(
    request: UserRequest,
    shown: Panel,
    form: UseForm,
    *,
    mine: bool = False,
    **more: object,
) -> HttpResponse:
    """Render the panel, or with htmx only the side that changes."""
    is_mine = mine or "mine" in request.GET or bool(form.data.get("text"))
    context: dict[str, object] = {
        "panel": shown,
        "job": shown.reason.job,
        "reason": shown.reason,
        "form": form,
        "mine": is_mine,
        "wording": WordingForm(initial={"tone": shown.tone, "length": shown.length}),
        **more,
    }
    template = "motivations/panel.html"
    if request.htmx and not form.errors:
        template += "#said"
    status = 422 if form.errors else 200
    return render(request, template, context, status=status)
