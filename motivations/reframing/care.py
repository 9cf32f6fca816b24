"""Care comes first: crisis, danger, and matters where rights outrank phrasing."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import get_args

from motivations.reframing.encoder import find_encoder
from motivations.reframing.hearing import hearing
from motivations.reframing.lexicon import anywhere, read_table, whole_words
from motivations.reframing.looking import Look, look_at
from motivations.reframing.outcome import Care
from motivations.reframing.words import LONGEST_READ, lowered, words_of

CRISIS = "crisis"
IN_ORDER: tuple[Care, ...] = (
    "danger",
    "discrimination",
    "record",
    "disability",
    "health",
)
"""Which matter is met first when a text holds several."""

THEME_OF: dict[str, str] = {
    "danger": "unsafe_conditions",
    "discrimination": "discrimination",
    "record": "criminal_record",
    "disability": "disability_disclosure",
    "health": "health_limits",
}

_UNHURRIED = {
    full.replace("'", ""): full
    for full in (
        *("can't", "don't", "won't", "didn't", "doesn't", "isn't", "wasn't", "aren't"),
        *("couldn't", "wouldn't", "shouldn't", "haven't", "hasn't", "weren't"),
        *("i'm", "i've", "he's", "she's", "they're", "they've", "that's", "there's"),
    )
}
"""How people type in haste, and what they mean; “id” and “wed” are words as well."""

_HASTY = re.compile(rf"\b(?:{'|'.join(_UNHURRIED)})\b")

FEWEST_WORDS = 3
"""Words that must be left beside an idiom for anything to be heard in them."""


@dataclass(frozen=True, slots=True)
class Matter:
    """How one matter is told, and what only sounds like it."""

    found: re.Pattern[str]
    innocent: re.Pattern[str]

    def is_told_in(self, text: str) -> bool:
        """Tell whether lowered text tells of the matter, look-alikes blanked out."""
        looked_at = self.innocent.sub(" _ ", text)
        return bool(self.found.search(looked_at))

    def is_heard_still(self, name: str, text: str, seen: Look) -> bool:
        """Tell whether a matter that was heard is still heard without its idioms."""
        rest = self.innocent.sub(" ", text)
        if rest == text:
            return True
        encoder = None if seen.meanings is None else find_encoder()
        enough = len(words_of(rest)) >= FEWEST_WORDS
        return enough and name in hearing().hears(look_at(rest, encoder))


def is_crisis(text: str) -> bool:
    """Tell whether somebody may be about to harm themselves or somebody else."""
    return CRISIS in cares_in(look_at(text, find_encoder()))


def matters_in(text: str) -> tuple[Care, ...]:
    """Return every matter that asks for care, the most pressing first."""
    return in_order(cares_in(look_at(text, find_encoder())))


def cares_in(seen: Look) -> frozenset[str]:
    """Return what asks for care, a crisis too: told by its wording, or heard."""
    return believed_in(seen) | heard_in(seen)


def believed_in(seen: Look) -> frozenset[str]:
    """Return the matters told by a wording that the ear does not doubt.

    “I cook for a hospital” holds a wording of illness, and nothing else that sounds
    like it. A crisis that is told is believed without asking.
    """
    told = told_in(seen.text)
    return told & hearing().believes(seen) if told else told


def heard_in(seen: Look) -> frozenset[str]:
    """Return what is heard between the lines, idioms left out of the hearing."""
    if not words_of(seen.text):
        return frozenset()
    readable = _readable(seen.text)
    return frozenset(
        name
        for name in hearing().hears(seen)
        if _matters()[name].is_heard_still(name, readable, seen)
    )


def in_order(cares: Collection[str]) -> tuple[Care, ...]:
    """Return the matters but for a crisis, the most pressing first."""
    return tuple(matter for matter in IN_ORDER if matter in cares)


def told_in(text: str) -> frozenset[str]:
    """Return the matters that a text's own wording tells, a crisis among them."""
    readable = _readable(text)
    return frozenset(
        name for name, matter in _matters().items() if matter.is_told_in(readable)
    )


def _readable(text: str) -> str:
    """Return the text as the wordings are held against it, apostrophes put back."""
    small = lowered(text[:LONGEST_READ])
    return _HASTY.sub(lambda match: _UNHURRIED[match.group()], small)


@cache
def _matters() -> dict[str, Matter]:
    """Return the matters by name, read once."""
    table = read_table("care.toml")
    return {
        name: Matter(
            found=anywhere(table[name]["found"]),
            innocent=whole_words(table[name]["innocent"]),
        )
        for name in (CRISIS, *get_args(Care.__value__))
    }
