"""Our own sentences: what the phrasebook says is not doubted as if it were invented."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from motivations.reframing.book import PARTS, Answer, themes
from motivations.reframing.outcome import Span
from motivations.reframing.words import words_of

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[”\"’']*|$)")


def own_stretches(text: str) -> list[tuple[Span, frozenset[str]]]:
    """Return where a text says a sentence of the phrasebook, and what that claims."""
    known = _sentences()
    return [
        (match.span(), known[words])
        for match in _SENTENCE.finditer(text)
        if (words := _as_key(match.group())) in known
    ]


@cache
def _sentences() -> Mapping[str, frozenset[str]]:
    """Return every sentence that needs no fact, with what its part claims.

    Where two answers share a sentence, it claims what both do.
    """
    found: dict[str, frozenset[str]] = {}
    for info in themes().values():
        for answer in info.answers:
            for sentence, claims in _of(answer):
                found[sentence] = found.get(sentence, frozenset()) | claims
    return found


def _of(answer: Answer) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield an answer's sentences in both tenses, with the claims of their part."""
    for part in PARTS:
        claims = frozenset(answer.claims.get(part, ()))
        for still_there in (True, False):
            text = getattr(answer, part).bare(still_there=still_there)
            for match in _SENTENCE.finditer(text):
                if words := _as_key(match.group()):
                    yield words, claims


def _as_key(sentence: str) -> str:
    """Return a sentence as it is compared: its words, whatever the stops."""
    return " ".join(words_of(sentence))
