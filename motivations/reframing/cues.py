"""Cues: hand-written wordings that give a reason away, and show where it stands."""

import re
from functools import cache
from itertools import islice

from motivations.reframing.lexicon import read_table, typed
from motivations.reframing.outcome import Span
from motivations.reframing.words import lowered

READ_FOR_CUES = 1_200
"""Characters looked at: a reason is given away long before that."""

MOST_SPANS = 6
"""Places kept for each theme."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return one pattern for each theme, in the order of the file."""
    return {
        theme: re.compile(rf"\b(?:{typed(wordings)})")
        for theme, wordings in read_table("cues.toml").items()
    }


def cues_in(text: str) -> dict[str, tuple[Span, ...]]:
    """Return where each theme's cues stand in the text, at most six a theme."""
    readable = lowered(text[:READ_FOR_CUES])
    found = {}
    for theme, pattern in patterns().items():
        matches = islice(pattern.finditer(readable), MOST_SPANS)
        spans = tuple(_trimmed(match) for match in matches if match.group().strip())
        if spans:
            found[theme] = spans
    return found


def cued(found: dict[str, tuple[Span, ...]], within: Span) -> list[bool]:
    """Return whether each theme has a cue within a stretch, by `patterns`."""
    start, end = within
    marks = [False] * len(patterns())
    for theme, spans in found.items():
        marks[_places()[theme]] = any(start <= span[0] < end for span in spans)
    return marks


@cache
def _places() -> dict[str, int]:
    return {theme: place for place, theme in enumerate(patterns())}


def _trimmed(match: re.Match[str]) -> Span:
    return match.start(), match.start() + len(match.group().rstrip())
