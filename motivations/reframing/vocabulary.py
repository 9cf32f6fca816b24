"""The terms that training texts are known by; needed only to train."""

import importlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.encoder import Floats
from motivations.reframing.looking import Terms
from motivations.reframing.weighing import Vocabulary, places_of, weigh

RAREST = 2


@dataclass(frozen=True, slots=True)
class Learned:
    """Words and letter groups that stand in several texts, and how rare each is."""

    words: list[str]
    letters: list[str]
    rarity: Floats

    @property
    def places(self) -> Vocabulary:
        """Where each term stands."""
        return places_of(self.words, self.letters)

    def rows(self, texts: Sequence[Terms]) -> Any:
        """Return a sparse row of weighed terms for each text."""
        places = self.places
        at, values, ends = [], [], [0]
        for terms in texts:
            for counts, known in zip(terms, places, strict=True):
                columns, weights = weigh(counts, known, self.rarity)
                at.append(columns)
                values.append(weights)
            ends.append(ends[-1] + len(at[-1]) + len(at[-2]))
        shape = (len(texts), len(self.rarity))
        parts = (np.concatenate(values), np.concatenate(at), ends)
        return importlib.import_module("scipy.sparse").csr_matrix(parts, shape=shape)


def learn(texts: Sequence[Terms], most: tuple[int, int]) -> Learned:
    """Return what is learned of the texts' terms, at most so many of each kind."""
    words = vocabulary([words for words, _ in texts], most[0])
    letters = vocabulary([letters for _, letters in texts], most[1])
    spread = Counter(term for words, _ in texts for term in words)
    shared = Counter(term for _, letters in texts for term in letters)
    seen = [*(spread[term] for term in words), *(shared[term] for term in letters)]
    rarity = np.log((1 + len(texts)) / (1 + np.array(seen, dtype=np.float32))) + 1
    kept = np.asarray(rarity, dtype=np.float16).astype(np.float32)
    return Learned(words, letters, kept)


def vocabulary(counted: Iterable[Counter[str]], most: int) -> list[str]:
    """Return the terms that stand in most texts, rare ones left out, in order."""
    spread = Counter(term for counts in counted for term in counts)
    often = [
        (-n, term) for term, n in spread.items() if n >= RAREST and "\n" not in term
    ]
    return sorted(term for _, term in sorted(often)[:most])


def packed(terms: Sequence[str]) -> NDArray[np.uint8]:
    """Return a list of terms as plain bytes, so that no pickle is needed to read it."""
    return np.frombuffer("\n".join(terms).encode(), dtype=np.uint8)
