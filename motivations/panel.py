"""The reframing panel: what you really think on the left, what you'll say on the right.

Everything here is worked out afresh from rows for each page, so that a panel's address
holds a tone, a length and a number, and nothing that anybody really thinks.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from motivations import guide, reframing
from motivations.chips import themes_of
from motivations.models import Length, Motivation, Reason, Status, Taste, Tone
from motivations.situation import (
    Facts,
    facts_of,
    length_in_words,
    situation_of,
    target_of,
)
from motivations.tastes import Choice, arranged
from motivations.two_sides import TwoSides

# Where each missing fact is filled in: a question of the guide, by motivation.
_ASKED_AT = {
    "want_ing": (Motivation.MOVE_UP, 4),
    "goal_ing": (Motivation.MOVE_UP, 3),
    "tool": (Motivation.NEW_GROUND, 2),
    "step": (Motivation.NEW_GROUND, 3),
    "bring": (Motivation.NEW_GROUND, 4),
    "useful": (Motivation.NEW_GROUND, 5),
    "strength": (Motivation.PROVE_IT, 2),
    "need": (Motivation.PROVE_IT, 3),
    "story": (Motivation.MOVE_UP, 6),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a line uses, and where it is changed."""

    label: str
    value: str
    address: str


@dataclass(frozen=True)
class Panel(TwoSides):
    """One reason's panel, at one tone and length."""

    reason: Reason
    tone: Tone
    length: Length
    another: int = 0

    @cached_property
    def blunt(self) -> str:
        return self.reason.blunt.reveal()

    @cached_property
    def themes(self) -> list[str]:
        """The themes that were ticked, without those that the phrasebook let go."""
        known = reframing.themes()
        themes = themes_of(self.reason.ticked.reveal().split())
        return [key for key in themes if key in known]

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.reason.job)

    @cached_property
    def situation(self) -> reframing.Situation:
        return situation_of(self.facts)

    @cached_property
    def target(self) -> reframing.TargetJob:
        return target_of(self.facts)

    @property
    def towards(self) -> str:
        return self.reason.motivation

    @property
    def wants_line_anyway(self) -> bool:
        return self.reason.wants_line_anyway

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written or ticked yet."""
        return not (self.blunt.strip() or self.themes)

    @cached_property
    def choices(self) -> list[Choice]:
        """What is offered, as the person likes it: own words first, “not me” last."""
        if not self.drawn:
            return []
        rows = Taste.objects.owned_by(self.reason.owner).bearing_on(self.length)
        return arranged(self, list(rows), self.reason.job)

    @property
    def lines(self) -> list[reframing.Line]:
        return [choice.line for choice in self.choices]

    @property
    def choice(self) -> Choice:
        """The line that is shown, with what the person has shown of it."""
        return self.choices[self.place]

    def address(self, another: int) -> str:
        """Return where the panel shows one of the wordings, at this tone and length."""
        asked = {"tone": self.tone, "length": self.length, "another": another}
        return f"{self.reason.panel_address}?{urlencode(asked)}"

    @property
    def parts(self) -> list[tuple[reframing.Part, str]]:
        """The line's parts for display, each gap with where it is filled."""
        return [(part, self.fill_at(part.slot)) for part in self.line.parts]

    def fill_at(self, slot: str) -> str:
        """Return the address of the page that asks for the fact in `slot`."""
        job = self.reason.job
        if slot in ("company", "title"):
            return reverse("jobs:details", args=[job.pk])
        motivation, number = _ASKED_AT.get(slot, (None, 0))
        is_chosen = motivation and any(
            reason.motivation == motivation for reason in self.chosen
        )
        if motivation is None or not is_chosen:
            return reverse("motivations:facts", args=[job.pk, self.reason.motivation])
        return guide.question(motivation, number).address(job)

    @cached_property
    def chosen(self) -> list[Reason]:
        return list(self.reason.job.reasons.chosen().ranked())

    @property
    def facts_used(self) -> list[Fact]:
        """What is known and bears on the line, each with where it is changed."""
        row, job = self.facts.row, self.reason.job
        own = reverse("motivations:facts", args=[job.pk, self.reason.motivation])
        status = Status(row.status).label if row.status else ""
        wants = ", ".join(each.label for each in self.facts.wanted)
        offers = ", ".join(self.target.hooks)
        rows = [
            Fact("Time there", length_in_words(row.total_months), own),
            Fact("Now", str(status), own),
            Fact("Role", row.role, own),
            Fact("You want", wants, self.fill_at("want_ing")),
            Fact("This job", offers, own),
        ]
        return [fact for fact in rows if fact.value]

    @property
    def claims(self) -> list[tuple[str, str]]:
        """What the line claims and nobody has confirmed: key, and how it is asked."""
        if not self.lines:
            return []
        return [(key, reframing.CLAIMS[key].ask) for key in self.line.unconfirmed]

    @property
    def readings(self) -> list[tuple[str, str]]:
        """Up to five readings of the text, the sure ones first: key and meaning."""
        known = reframing.themes()
        return [(each.key, known[each.key].meaning) for each in self.outcome.readings]

    @property
    def ticked_readings(self) -> list[str]:
        """What the person ticked; before that, the readings that are sure."""
        sure = [each.key for each in self.outcome.readings if each.is_sure]
        return self.themes or sure
