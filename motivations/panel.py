"""The reframing panel: what you really think on the left, what you'll say on the right.

Everything here is worked out afresh from rows for each page, so that a panel's address
holds a tone, a length and a number, and nothing that anybody really thinks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.urls import reverse

from motivations import guide, reframing
from motivations.chips import themes_of
from motivations.models import Length, Motivation, Reason, Status, Tone
from motivations.situation import Facts, facts_of, situation_of, target_of

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
class Marked:
    """A stretch of the blunt text; with a number, it is underlined and explained."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Risk:
    """Why a kind of phrase hurts, numbered as in the text."""

    number: int
    lead: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a line uses, and where it is changed."""

    label: str
    value: str
    address: str


@dataclass(frozen=True)
class Panel:
    """One reason's panel, at one tone and length."""

    reason: Reason
    tone: Tone
    length: Length
    another: int = 0

    @cached_property
    def blunt(self) -> str:
        return self.reason.blunt.reveal()

    @cached_property
    def ticked(self) -> list[str]:
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

    @cached_property
    def outcome(self) -> reframing.Reframing:
        return reframing.reframe(
            self.blunt,
            situation=self.situation,
            job=self.target,
            towards=self.reason.motivation,
            themes=self.ticked,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written or ticked yet."""
        return not (self.blunt.strip() or self.ticked)

    @property
    def needs_care(self) -> bool:
        """Whether support comes before any line."""
        is_crisis = self.outcome.kind == "crisis"
        return is_crisis or self.outcome.care is not None

    @property
    def shows_lines(self) -> bool:
        return bool(self.lines) and (
            not self.needs_care or self.reason.wants_line_anyway
        )

    @cached_property
    def lines(self) -> Sequence[reframing.Line]:
        """Every wording of the leading theme at this tone and length, best first."""
        if not self.outcome.lines:
            return ()
        lead = self.outcome.lines[0]
        return reframing.variants(
            lead.theme,
            lead.motivation,
            cast("reframing.Tone", self.tone.value),
            cast("reframing.Length", self.length.value),
            source=self.blunt,
            situation=self.situation,
            job=self.target,
        )

    @property
    def place(self) -> int:
        """Which of the wordings is shown, counted from 0; going past the last wraps."""
        return self.another % len(self.lines)

    @property
    def line(self) -> reframing.Line:
        return self.lines[self.place]

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
    def cautions(self) -> tuple[reframing.Caution, ...]:
        """The phrases to underline: none where somebody needs support, not coaching."""
        return () if self.needs_care else self.outcome.cautions

    @cached_property
    def marked(self) -> list[Marked]:
        """The blunt text, cut where a phrase would hurt."""
        numbers = {risk.lead: risk.number for risk in self.risks}
        pieces, done = [], 0
        for caution in self.cautions:
            if caution.start < done:
                continue
            pieces.append(Marked(self.blunt[done : caution.start]))
            words = self.blunt[caution.start : caution.end]
            pieces.append(Marked(words, numbers[_lead(caution)]))
            done = caution.end
        return [*pieces, Marked(self.blunt[done:])]

    @cached_property
    def risks(self) -> list[Risk]:
        """Each kind of risky phrase once, numbered as it first comes up."""
        kinds = {_lead(caution): caution for caution in self.cautions}
        return [
            Risk(number, lead, caution.why[len(lead) :].strip(), caution.instead)
            for number, (lead, caution) in enumerate(kinds.items(), 1)
        ]

    @property
    def facts_used(self) -> list[Fact]:
        """What is known and bears on the line, each with where it is changed."""
        row, job = self.facts.row, self.reason.job
        own = reverse("motivations:facts", args=[job.pk, self.reason.motivation])
        status = Status(row.status).label if row.status else ""
        wants = ", ".join(each.label for each in self.facts.wanted)
        offers = ", ".join(self.target.hooks)
        rows = [
            Fact("Time there", _length(row.total_months), own),
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
    def theme_choices(self) -> list[tuple[str, str, bool]]:
        """Up to five readings of the text: key, meaning, and whether it is ticked."""
        known = reframing.themes()
        return [
            (theme.key, known[theme.key].meaning, theme.key in self.ticked)
            for theme in self.outcome.themes
        ]

    @property
    def low(self) -> int:
        """The quickest easy pace for the line, in seconds: a quarter under."""
        return round(self.line.seconds * 0.75)

    @property
    def high(self) -> int:
        """The slowest easy pace, in seconds: a quarter over."""
        return round(self.line.seconds * 1.25)


def _lead(caution: reframing.Caution) -> str:
    """Return the first sentence of a why: what the phrase sounds like."""
    return caution.why.split(". ", 1)[0].rstrip(".") + "."


def _length(months: int | None) -> str:
    """Say a number of months: "2 years 8 months"; nothing for None."""
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' * (years != 1)}"] * bool(years)
    parts += [f"{rest} month{'s' * (rest != 1)}"] * bool(rest)
    return " ".join(parts) or "Less than a month"
