"""Care comes first: crisis, danger, and matters where rights outrank phrasing."""

import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

from motivations.reframing.lexicon import read_table, typed, whole_words
from motivations.reframing.outcome import Care
from motivations.reframing.words import LONGEST_READ, lowered

CRISIS = "crisis"
IN_ORDER: tuple[Care, ...] = (
    "danger",
    "discrimination",
    "record",
    "disability",
    "health",
)
"""Which matter is met first when a text holds several."""

THEME_OF: dict[Care, str] = {
    "danger": "unsafe_conditions",
    "discrimination": "discrimination",
    "record": "criminal_record",
    "disability": "disability_disclosure",
    "health": "health_limits",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """How one matter is told, and what only sounds like it."""

    found: re.Pattern[str]
    innocent: re.Pattern[str]

    def is_told_in(self, text: str) -> bool:
        """Tell whether lowered text tells of the matter, look-alikes blanked out."""
        looked_at = self.innocent.sub(" _ ", text)
        return bool(self.found.search(looked_at))


def is_crisis(text: str) -> bool:
    """Tell whether somebody may be about to harm themselves or somebody else."""
    return _matters()[CRISIS].is_told_in(lowered(text[:LONGEST_READ]))


def matter_in(text: str) -> Care | None:
    """Return the matter that must be met with care first, or None."""
    return next(iter(matters_in(text)), None)


def matters_in(text: str) -> tuple[Care, ...]:
    """Return every matter that asks for care, the most pressing first."""
    readable = lowered(text[:LONGEST_READ])
    return tuple(kind for kind in IN_ORDER if _matters()[kind].is_told_in(readable))


@cache
def _matters() -> dict[str, Matter]:
    """Return the matters by name, read once."""
    table = read_table("care.toml")
    return {
        name: Matter(
            found=re.compile(typed(table[name]["found"])),
            innocent=whole_words(table[name]["innocent"]),
        )
        for name in (CRISIS, *get_args(Care.__value__))
    }
