"""Words and letter groups of a text, counted: the recogniser's plainest eyes."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from motivations.reframing.words import plain

_WORD = re.compile(r"[^\W_][\w']*")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_DIGITS = re.compile(r"\d+")
LETTER_GROUPS = range(2, 6)


def folded(text: str) -> str:
    """Return the text in lower case, digits and drawn-out letters made alike."""
    return _DRAWN_OUT.sub(r"\1\1", _DIGITS.sub("#", plain(text).lower()))


def word_terms(text: str) -> Counter[str]:
    """Count the words and pairs of words of a folded text."""
    words = _WORD.findall(text)
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return Counter([*words, *pairs])


def letter_terms(text: str) -> Counter[str]:
    """Count the groups of two to five letters inside the words of a folded text."""
    return Counter(group for word in text.split() for group in _groups(f" {word} "))


def _groups(word: str) -> Iterator[str]:
    """Yield the groups of letters of a word with its edges; a short one whole, once."""
    for size in LETTER_GROUPS:
        if size >= len(word):
            yield word
            return
        for start in range(len(word) - size + 1):
            yield word[start : start + size]
