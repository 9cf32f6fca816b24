"""Trying it without an account: a blunt reason in, a line out, and nothing kept."""

from dataclasses import dataclass
from functools import cached_property

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

from interviewprep.forms import TidyForm
from interviewprep.http import UserRequest
from interviewprep.look.widgets import PrivateChipsRadio, PrivateTextarea
from motivations import reframing

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

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not (self.errors or cleaned.get("blunt") or cleaned.get("starter")):
            self.add_error("blunt", "Write a line, or pick one of these to start from.")
        return cleaned


@dataclass(frozen=True)
class Attempt:
    """What a visitor wrote, and what they could say; lives as long as the answer."""

    blunt: str
    starter: str
    another: int
    wants_line_anyway: bool

    @property
    def themes(self) -> tuple[str, ...]:
        return STARTERS[self.starter][1] if self.starter else ()

    @property
    def situation(self) -> reframing.Situation:
        if self.starter == "contract":
            return _CONTRACT_ENDED
        return reframing.Situation()

    @cached_property
    def outcome(self) -> reframing.Reframing:
        return reframing.reframe(
            self.blunt, themes=self.themes, situation=self.situation
        )

    @cached_property
    def lines(self) -> tuple[reframing.Line, ...]:
        """Every short, plain wording of the leading reason."""
        if not self.outcome.lines:
            return ()
        lead = self.outcome.lines[0]
        return reframing.variants(
            lead.theme,
            lead.motivation,
            "plain",
            "short",
            source=self.blunt,
            situation=self.situation,
            job=reframing.TargetJob(),
        )

    @property
    def place(self) -> int:
        return self.another % len(self.lines)

    @property
    def line(self) -> reframing.Line:
        return self.lines[self.place]

    @property
    def low(self) -> int:
        """The quickest easy pace for the line, in seconds."""
        return round(self.line.seconds * 0.75)

    @property
    def high(self) -> int:
        """The slowest easy pace, in seconds."""
        return round(self.line.seconds * 1.25)

    @property
    def needs_care(self) -> bool:
        is_crisis = self.outcome.kind == "crisis"
        return is_crisis or self.outcome.care is not None

    @property
    def shows_line(self) -> bool:
        return bool(self.lines) and (not self.needs_care or self.wants_line_anyway)

    @property
    def risks(self) -> list[tuple[str, reframing.Caution]]:
        """The words that would hurt, each with why; three at most."""
        cautions = self.outcome.cautions[:3]
        return [(self.blunt[each.start : each.end], each) for each in cautions]


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
    tried = Attempt(
        blunt=form.cleaned_data["blunt"],
        starter=form.cleaned_data["starter"],
        another=form.cleaned_data["another"] or 0,
        wants_line_anyway=form.cleaned_data["anyway"],
    )
    return render(request, template, {"form": form, "tried": tried})
