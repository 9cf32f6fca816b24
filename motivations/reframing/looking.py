"""Looking at a text once: its clauses, meanings and terms, for all who judge it."""

from collections import Counter
from dataclasses import dataclass

from motivations.reframing.encoder import Encoder, Floats
from motivations.reframing.outcome import Span
from motivations.reframing.terms import folded, letter_terms, word_terms
from motivations.reframing.words import LONGEST_READ, clauses

type Terms = tuple[Counter[str], Counter[str]]


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
    stretches = ((0, len(text)), *(found if len(found) > 1 else ()))
    return Look(
        text=text,
        clauses=found,
        stretches=stretches,
        meanings=None if encoder is None else encoder.read(text, stretches),
        terms=tuple(terms_of(text[start:end]) for start, end in stretches),
    )


def terms_of(text: str) -> Terms:
    """Return the words and the letter groups of a text, counted."""
    small = folded(text)
    return word_terms(small), letter_terms(small)
