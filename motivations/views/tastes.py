"""Saying “not me” to a wording, and thinking again."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from interviewprep.http import UserRequest
from motivations.forms import WordingForm
from motivations.models import Motivation, Taste
from motivations.panel import Panel
from motivations.tastes import Choice, place_of, put_aside, take_up
from motivations.use_form import UseForm
from motivations.views.ownership import panel_or_404, reason_or_404
from motivations.views.say import context_of

_LAST_FROM_NOW_ON = "Noted. From now on that wording comes last."
_NO_MORE = "We won’t offer these words again. They stay on the lists they’re on."


@require_POST
def not_me(request: UserRequest, job_id: int, motivation: Motivation) -> HttpResponse:
    """Put the wording that was shown last, or offer own words no more."""
    shown = panel_or_404(request, job_id, motivation)
    choice = _offered_or_404(shown, str(request.POST.get("wording", "")))
    taste = put_aside(choice, owner_id=request.user.pk)

    undo = reverse("motivations:me_after_all", args=[job_id, motivation, taste.pk])
    asked = urlencode({"tone": shown.tone, "length": shown.length})
    said = _NO_MORE if choice.written_for else _LAST_FROM_NOW_ON
    messages.info(request, said, extra_tags=f"{undo}?{asked}")
    place = shown.choices.index(choice)
    # The next one moves up into its place; after the last one, it begins anew.
    following = 0 if place == len(shown.choices) - 1 else place
    if not request.htmx:
        return redirect(shown.address(following))
    after = replace(shown, another=following)
    context = context_of(after, UseForm(after))
    return render(request, "motivations/panel_noted.html", context)


@require_POST
def me_after_all(
    request: UserRequest, job_id: int, motivation: Motivation, taste_id: int
) -> HttpResponse:
    """Offer a wording again that was put aside, and show it."""
    reason = reason_or_404(request, job_id, motivation)
    tastes = Taste.objects.owned_by(request.user).select_related("line")
    taste = get_object_or_404(tastes, pk=taste_id)
    take_up(taste)
    messages.success(request, "It comes up again as before.")

    asked = request.POST if "tone" in request.POST else request.GET
    tone, length, _ = WordingForm(asked).wanted()
    shown = Panel(reason, tone, length)
    return redirect(shown.address(place_of(shown.choices, taste)))


def _offered_or_404(shown: Panel, wording: str) -> Choice:
    """Return what the panel offers by this name; nobody puts aside what isn’t shown."""
    for choice in shown.choices if shown.shows_lines else []:
        if choice.line.variant == wording:
            return choice
    raise Http404
