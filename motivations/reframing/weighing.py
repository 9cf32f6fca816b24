"""Weighing terms: what the words of a text count for, rare ones more than common."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.encoder import Floats
from motivations.reframing.looking import Terms

type Vocabulary = tuple[Mapping[str, int], Mapping[str, int]]


def weigh(
    counts: Counter[str], vocabulary: Mapping[str, int], rarity: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Return where the known terms stand, and their counts weighed to unit length."""
    known = {
        place: n
        for term, n in counts.items()
        if (place := vocabulary.get(term)) is not None
    }
    places = np.fromiter(known, dtype=np.int64, count=len(known))
    values = 1 + np.log(np.fromiter(known.values(), np.float32, count=len(known)))
    values = values * rarity[places]
    return places, (values / max(float(np.linalg.norm(values)), 1e-9)).astype(
        np.float32
    )


def weighed(
    terms: Terms, vocabulary: Vocabulary, rarity: Floats, weights: Floats
) -> Floats:
    """Return what one text's terms add to each class.

    Only the rows of terms that it holds are read: a whole matrix product is slower
    by far, and stalls on a busy machine.
    """
    total = np.zeros(weights.shape[1], dtype=np.float32)
    for counts, places_by_term in zip(terms, vocabulary, strict=True):
        places, values = weigh(counts, places_by_term, rarity)
        total += values @ weights[places]
    return total


def places_of(words: Sequence[str], letters: Sequence[str]) -> Vocabulary:
    """Return where each word and each letter group stands: the words come first."""
    return (
        {term: place for place, term in enumerate(words)},
        {term: place for place, term in enumerate(letters, len(words))},
    )
