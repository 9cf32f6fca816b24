"""What somebody really thinks beside what they could say: the ground of every panel.

Visitors and people who have signed in see the same panel. What differs is where the
private text comes from, and what is known about the person.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from motivations import reframing
from motivations.models import Length, Tone

# An easy pace is within a quarter of the time that a line takes at the usual one.
_A_QUARTER = 0.25
# Part of the word before it: underlined without it, “the boss”’s looks like a slip.
_POSSESSIVE = re.compile(r"[’']s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the private text; with a number, it is underlined and explained."""

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
class Origin:
    """Where words of a line come from, for somebody to check that they hold."""

    label: str
    said: list[str]


_ORIGINS = {"ad": "From the ad", "story": "From your story"}


class TwoSides(ABC):
    """One private text, and the lines that it turns into at one tone and length."""

    tone: Tone
    length: Length

    @property
    @abstractmethod
    def another(self) -> int:
        """Which of the wordings was asked for; it may go past the last."""

    @property
    @abstractmethod
    def blunt(self) -> str:
        """The private text, as it was typed."""

    @property
    @abstractmethod
    def themes(self) -> Sequence[str]:
        """The keys of the reasons that were ticked, the leading one first."""

    @property
    @abstractmethod
    def situation(self) -> reframing.Situation:
        """What is known about the person."""

    @property
    @abstractmethod
    def target(self) -> reframing.TargetJob:
        """What is known about the job."""

    @property
    @abstractmethod
    def towards(self) -> str | None:
        """The motivation that lines should speak for; None leaves it to the reason."""

    @property
    @abstractmethod
    def wants_line_anyway(self) -> bool:
        """Whether a line was asked for although support came first."""

    @cached_property
    def outcome(self) -> reframing.Reframing:
        return reframing.reframe(
            self.blunt,
            situation=self.situation,
            job=self.target,
            towards=self.towards,
            themes=self.themes,
        )

    @property
    def needs_care(self) -> bool:
        """Whether support comes before any line."""
        is_crisis = self.outcome.kind == "crisis"
        return is_crisis or self.outcome.care is not None

    @property
    def shows_lines(self) -> bool:
        return bool(self.lines) and (not self.needs_care or self.wants_line_anyway)

    @property
    def lines(self) -> Sequence[reframing.Line]:
        """Every line that is offered, in the order in which “another” shows them."""
        return self.drawn

    @cached_property
    def drawn(self) -> Sequence[reframing.Line]:
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
        """The line's parts for display, each with the address where it is filled."""
        return [(part, "") for part in self.line.parts]

    @property
    def origins(self) -> list[Origin]:
        """Which words of the line come from the ad, and which from a story."""
        found = [
            Origin(label, [part.text for part in self.line.parts if part.origin == key])
            for key, label in _ORIGINS.items()
        ]
        return [origin for origin in found if origin.said]

    @property
    def low(self) -> int:
        """The quickest easy pace for the line, in seconds."""
        return round(self.line.seconds * (1 - _A_QUARTER))

    @property
    def high(self) -> int:
        """The slowest easy pace, in seconds."""
        return round(self.line.seconds * (1 + _A_QUARTER))

    @property
    def cautions(self) -> tuple[reframing.Caution, ...]:
        """The phrases to underline: none where somebody needs support, not coaching."""
        return () if self.needs_care else self.outcome.cautions

    @cached_property
    def risks(self) -> list[Risk]:
        """Each kind of risky phrase once, numbered as it first comes up."""
        kinds: dict[str, reframing.Caution] = {}
        for caution in self.cautions:
            kinds.setdefault(_lead(caution), caution)
        return [
            Risk(number, lead, caution.why[len(lead) :].strip(), caution.instead)
            for number, (lead, caution) in enumerate(kinds.items(), 1)
        ]

    @cached_property
    def marked(self) -> list[Marked]:
        """The private text, cut where a phrase would hurt."""
        numbers = {risk.lead: risk.number for risk in self.risks}
        pieces, done = [], 0
        for caution in self.cautions:
            if caution.start < done:
                continue
            pieces.append(Marked(self.blunt[done : caution.start]))
            possessive = _POSSESSIVE.match(self.blunt, caution.end)
            done = possessive.end() if possessive else caution.end
            words = self.blunt[caution.start : done]
            pieces.append(Marked(words, numbers[_lead(caution)]))
        pieces.append(Marked(self.blunt[done:]))
        return [piece for piece in pieces if piece.text]


def _lead(caution: reframing.Caution) -> str:
    """Return the first sentence of a why: what the phrase sounds like."""
    return caution.why.split(". ", 1)[0].rstrip(".") + "."
