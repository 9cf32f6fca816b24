"""Trying it without an account: a blunt reason in, a line out, and nothing kept."""

from dataclasses import dataclass, field
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from interviewprep.accounts.forms import CarryForm
from interviewprep.forms import TidyForm, all_hidden
from interviewprep.http import UserRequest
from interviewprep.look.layout import Bare, Group, Pieces
from interviewprep.look.widgets import PrivateChipsRadio, PrivateTextarea
from motivations import reframing
from motivations.models import Length, Tone
from motivations.two_sides import TwoSides

STARTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "up": ("No way up", ("glass_ceiling",)),
    "tools": ("Old tools, slow rules", ("outdated_technology", "bureaucracy")),
    "contract": ("My contract ended", ("laid_off",)),
    "gap": ("I’ve been out of work", ("employment_gap",)),
    "let_go": ("I was let go", ("fired",)),
}
_CONTRACT_ENDED = reframing.Situation(
    employed=False, ended=reframing.Ended.CONTRACT_ENDED
)


class TryForm(TidyForm):
    """The blunt reason of a visitor; read once, never stored."""

    blunt = forms.CharField(
        label="Why you want to leave, in your own words",
        max_length=2000,
        required=False,
        widget=PrivateTextarea(
            attrs={
                "rows": 3,
                "placeholder": (
                    "Everything here runs on hardware older than me, "
                    "and every idea needs four signatures."
                ),
            }
        ),
    )
    starter = forms.ChoiceField(
        label="Or start from one of these",
        choices=[(key, label) for key, (label, _) in STARTERS.items()],
        required=False,
        widget=PrivateChipsRadio,
    )
    another = forms.IntegerField(
        min_value=0, max_value=1000, required=False, widget=forms.HiddenInput
    )
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def helper(self) -> Pieces:
        # The box begins anew: neither number nor wish of the last answer goes along.
        return Pieces(Bare("blunt"), Group("starter"))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not (self.errors or cleaned.get("blunt") or cleaned.get("starter")):
            self.add_error("blunt", "Write a line, or pick one of these to start from.")
        if "blunt" in self.errors:
            # Back in the box: the error is read out together with it.
            self.fields["blunt"].widget.attrs["autofocus"] = True
        return cleaned


@dataclass(frozen=True)
class Attempt(TwoSides):
    """What a visitor wrote, and what they could say; lives as long as the answer."""

    # Never printed, not even where something goes wrong.
    typed: dict[str, Any] = field(repr=False)
    tone = Tone.PLAIN
    length = Length.SHORT
    towards = None
    target = reframing.TargetJob()

    @property
    def blunt(self) -> str:
        blunt: str = self.typed["blunt"]
        return blunt

    @property
    def starter(self) -> str:
        starter: str = self.typed["starter"]
        return starter

    @property
    def another(self) -> int:
        return self.typed["another"] or 0

    @property
    def wants_line_anyway(self) -> bool:
        return bool(self.typed["anyway"])

    @property
    def themes(self) -> tuple[str, ...]:
        return STARTERS[self.starter][1] if self.starter else ()

    @property
    def situation(self) -> reframing.Situation:
        if self.starter == "contract":
            return _CONTRACT_ENDED
        return reframing.Situation()

    @property
    def shows_marks(self) -> bool:
        """Whether the text is shown with its risky words, and no longer in its box."""
        return bool(self.blunt and self.lines)

    def carried_on(self) -> dict[str, forms.Form]:
        """Return what each button takes along: to another line, past care, to keep."""
        tried = {"blunt": self.blunt, "starter": self.starter}
        carried: dict[str, forms.Form] = {
            "past_care": TryForm(initial={**tried, "anyway": True})
        }
        if self.shows_lines:
            another = {"another": self.place + 1, "anyway": self.wants_line_anyway}
            carried["again"] = TryForm(initial={**tried, **another})
            line = self.line
            kept = {"line": line.text, "theme": line.theme}
            carried["keep"] = CarryForm(
                initial={"blunt": self.blunt, "motivation": line.motivation, **kept}
            )
        for form in carried.values():
            all_hidden(form)
        return carried


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Greet a visitor with the real thing; somebody signed in goes to their day."""
    if request.user.is_authenticated:
        return redirect("pages:today")
    return render(request, "pages/landing.html", {"form": TryForm()})


@sensitive_post_parameters()
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: HttpRequest) -> HttpResponse:
    """Answer a visitor's reason with a line, on a page of its own."""
    if request.method != "POST":
        return render(request, "pages/try.html", {"form": TryForm()})
    return _answered(request, "pages/try.html")


@sensitive_post_parameters()
@login_not_required
@require_POST
def line(request: UserRequest) -> HttpResponse:
    """Answer with the two panels alone, for the page that is already there."""
    template = "pages/try.html"
    return _answered(request, f"{template}#panels" if request.htmx else template)


def _answered(request: HttpRequest, template: str) -> HttpResponse:
    form = TryForm(request.POST)
    if not form.is_valid():
        return render(request, template, {"form": form}, status=422)
    if not ratelimit.consume(request, action="try_line"):
        context = {"form": form, "is_enough": True}
        return render(request, template, context, status=429)
    tried = Attempt(form.cleaned_data)
    context = {"form": form, "tried": tried, **tried.carried_on()}
    return render(request, template, context)
