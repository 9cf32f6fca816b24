"""What the person will say: finding a line on the reframing panel, and using it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.forms import offer
from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job
from motivations import guide, reframing
from motivations.checking import Checked, checked
from motivations.forms import FactsForm, UseForm, WordingForm
from motivations.models import Motivation, Reason
from motivations.panel import Panel
from motivations.saying import (
    TooManyLines,
    Wording,
    keep_for_pressing,
    settle_claims,
    use,
)
from motivations.situation import situation_row


@require_safe
def panel(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Show a reason beside the words for the room."""
    shown = _panel_or_404(request, job_id, motivation)
    if shown.is_empty:
        return redirect(guide.question(motivation, 1).address(shown.reason.job))
    return _shown(request, shown, UseForm())


@require_POST
def use_line(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Put the shown line, or the person's own words, on the sheet."""
    shown = _panel_or_404(request, job_id, motivation)
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
    leaks = any(note.kind == "leak" for note in _check(shown, own_words).notes)
    if leaks:
        form.add_error(
            "text", "This still holds words from your private side. Put them anew."
        )
    return not leaks


def _check(shown: Panel, text: str) -> Checked:
    return checked(
        text, source=shown.blunt, situation=shown.situation, job=shown.target
    )


@require_POST
def own_words(
    request: UserRequest, job_id: int, motivation: Motivation
) -> HttpResponse:
    """Check the person's own wording while they type; nothing is kept."""
    shown = _panel_or_404(request, job_id, motivation)
    text = str(request.POST.get("text", ""))[:1200]
    context = {"checked": _check(shown, text) if text.strip() else None, "text": text}
    if request.htmx:
        return render(request, "motivations/panel_checked.html", context)
    form = UseForm(initial={"text": text})
    return _shown(request, shown, form, mine=True, **context)


@require_POST
def tick_themes(
    request: UserRequest, job_id: int, motivation: Motivation
) -> HttpResponse:
    """Keep which readings of the text are right; the first one leads."""
    shown = _panel_or_404(request, job_id, motivation)
    known = reframing.themes()
    picked = [key for key in request.POST.getlist("themes") if key in known]
    shown.reason.ticked = " ".join(picked[:10])
    shown.reason.save()
    return redirect(shown.reason.panel_address)


@require_POST
def deny(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Note that a claim isn't true: lines that make it are not shown again."""
    shown = _panel_or_404(request, job_id, motivation)
    key = str(request.POST.get("claim", ""))
    if key not in reframing.CLAIMS:
        raise Http404
    settle_claims(shown.reason, [key], are="denied")
    messages.info(request, "Noted. Lines that say so won’t come up again.")
    return redirect(shown.reason.panel_address)


@require_POST
def line_anyway(
    request: UserRequest, job_id: int, motivation: Motivation
) -> HttpResponse:
    """Show a neutral line although support came first, because it was asked for."""
    shown = _panel_or_404(request, job_id, motivation)
    shown.reason.wants_line_anyway = True
    shown.reason.save(update_fields=["wants_line_anyway"])
    return redirect(shown.reason.panel_address)


@require_POST
def press(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Keep one follow-up's answer for “If they press” on the sheet."""
    shown = _panel_or_404(request, job_id, motivation)
    answers = {
        text
        for each in shown.outcome.follow_ups
        for text in (each.answer, each.otherwise)
        if text
    }
    text = str(request.POST.get("answer", ""))
    if text not in answers:
        raise Http404
    keep_for_pressing(shown.reason, text)
    messages.success(request, "On your sheet, under “If they press”.")
    return redirect(shown.reason.panel_address)


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Change the facts that lines use, then go back to the panel."""
    reason = _reason_or_404(request, job_id, motivation)
    form = FactsForm(
        request.POST if request.method == "POST" else None,
        instance=situation_row(request.user),
        initial={"offers": reason.job.offers},
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        reason.job.offers = form.cleaned_data["offers"]
        reason.job.save(update_fields=["offers", "updated_at"])
        return redirect(reason.panel_address)

    context = {"job": reason.job, "reason": reason, "form": form}
    status = 422 if form.errors else 200
    return render(request, "motivations/facts.html", context, status=status)


def _reason_or_404(request: UserRequest, job_id: int, motivation: Motivation) -> Reason:
    job = get_object_or_404(Job.objects.owned_by(request.user).kept(), pk=job_id)
    job.owner = request.user
    reason = get_object_or_404(job.reasons.chosen(), motivation=motivation)
    reason.owner = request.user
    reason.job = job
    return reason


def _panel_or_404(request: UserRequest, job_id: int, motivation: Motivation) -> Panel:
    """Fetch the reason; tone, length and number come from the address or the form."""
    reason = _reason_or_404(request, job_id, motivation)
    asked = request.POST if request.method == "POST" else request.GET
    tone, length, another = WordingForm(asked).wanted()
    return Panel(reason, tone, length, another)


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
