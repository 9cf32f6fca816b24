"""Cues: hand-written wordings that give a reason away, and show where it stands."""

import re
from functools import cache

from motivations.reframing.lexicon import read_table, typed
from motivations.reframing.outcome import Span
from motivations.reframing.words import plain

READ_FOR_CUES = 1_200
"""Characters looked at: a reason is given away long before that."""

MOST_SPANS = 3


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return one pattern for each theme, in the order of the file."""
    return {
        theme: re.compile(rf"\b(?:{typed('|'.join(wordings))})", re.I)
        for theme, wordings in read_table("cues.toml").items()
    }


def cued(text: str) -> list[bool]:
    """Return whether each theme's cue is met, in the order of `patterns`."""
    readable = plain(text[:READ_FOR_CUES])
    return [bool(pattern.search(readable)) for pattern in patterns().values()]


def spans_of(theme: str, text: str) -> tuple[Span, ...]:
    """Return where a theme's cues stand in the text, at most three."""
    readable = plain(text[:READ_FOR_CUES])
    found: list[Span] = []
    for match in patterns()[theme].finditer(readable):
        words = match.group().rstrip()
        if words:
            found.append((match.start(), match.start() + len(words)))
        if len(found) == MOST_SPANS:
            break
    return tuple(found)
