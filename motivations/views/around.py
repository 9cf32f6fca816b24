"""What stands around a line: readings, claims, care, follow-ups, questions, facts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from interviewprep.fit.asking import ask_about
from interviewprep.http import UserRequest
from interviewprep.jobs.models import Audience
from motivations import reframing
from motivations.forms import FactsForm
from motivations.models import Motivation
from motivations.saying import keep_for_pressing, settle_claims
from motivations.situation import situation_row
from motivations.views.ownership import panel_or_404, reason_or_404


@require_POST
def tick_themes(
    request: UserRequest, job_id: int, motivation: Motivation
) -> HttpResponse:
    """Keep which readings of the text are right; the first one leads."""
    shown = panel_or_404(request, job_id, motivation)
    known = reframing.themes()
    # Something else was looked for by hand, so it says more than what we read.
    asked = [request.POST.get("other", ""), *request.POST.getlist("themes")]
    picked = [key for key in dict.fromkeys(asked) if key in known]
    shown.reason.ticked = " ".join(picked[:10])
    shown.reason.save()
    return redirect(shown.reason.panel_address)


@require_POST
def deny(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Note that a claim isn't true: lines that make it are not shown again."""
    shown = panel_or_404(request, job_id, motivation)
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
    shown = panel_or_404(request, job_id, motivation)
    shown.reason.wants_line_anyway = True
    shown.reason.save(update_fields=["wants_line_anyway"])
    return redirect(shown.reason.panel_address)


@require_POST
def press(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Keep one follow-up's answer for “If they press” on the sheet."""
    shown = panel_or_404(request, job_id, motivation)
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


@require_POST
def ask(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Put the question that finds out whether the same awaits there on the list."""
    shown = panel_or_404(request, job_id, motivation)
    questions = {each.audience: each.question for each in shown.outcome.ask_them}
    audience = str(request.POST.get("audience", ""))
    if audience not in questions:
        raise Http404
    # The source says nothing of the reason: a theme's name would give it away.
    ask_about(
        shown.reason.job,
        source=f"reason:{shown.reason.pk}:{audience}",
        text=questions[audience],
        audience=Audience(audience),
    )
    messages.success(request, "On your list of questions to ask.")
    return redirect(shown.reason.panel_address)


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Change the facts that lines use, then go back to the panel."""
    reason = reason_or_404(request, job_id, motivation)
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
