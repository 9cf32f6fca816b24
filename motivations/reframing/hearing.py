"""Hearing what is told between the lines, where no wording gives a matter away."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import numpy as np

from motivations.reframing.looking import Floats, Look
from motivations.reframing.weighing import places_of, weighed

MODEL_FILE = "care.npz"


@dataclass(frozen=True, slots=True)
class Hearing:
    """A trained ear: for each matter, how much every term and meaning speaks for it."""

    matters: tuple[str, ...]
    vocabulary: tuple[Mapping[str, int], Mapping[str, int]]
    rarity: Floats
    by_terms: tuple[Floats, Floats]
    by_meaning: tuple[Floats, Floats]
    enough: tuple[Floats, Floats]

    def hears(self, seen: Look) -> frozenset[str]:
        """Return the matters that a text, or any one clause of it, tells of."""
        scores = self.scores(seen).max(axis=0)
        enough = self.enough[seen.meanings is not None]
        return frozenset(
            matter
            for matter, score, limit in zip(self.matters, scores, enough, strict=True)
            if score >= limit
        )

    def scores(self, seen: Look) -> Floats:
        """Return the log odds of each matter: one row a stretch, one column a matter.

        Those by terms and those by meaning are added up where there are both.
        """
        weights, bias = self.by_terms
        rows = np.stack(
            [
                weighed(terms, self.vocabulary, self.rarity, weights)
                for terms in seen.terms
            ]
        )
        scores = rows + bias
        if seen.meanings is not None:
            weights, bias = self.by_meaning
            scores = scores + seen.meanings @ weights + bias
        return cast("Floats", scores)


@cache
def hearing() -> Hearing:
    """Return the ear of this process, loaded when it is first needed."""
    data = files("motivations.reframing").joinpath(MODEL_FILE).read_bytes()
    return load(data)


def load(data: bytes) -> Hearing:
    """Return the ear kept in a model file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        array = {name: kept[name] for name in kept.files}
    words, letters = (
        array[name].tobytes().decode("utf-8").split("\n")
        for name in ("word_terms", "letter_terms")
    )
    by_terms, by_meaning = (
        (
            array[f"{name}_weights"].astype(np.float32),
            array[f"{name}_bias"].astype(np.float32),
        )
        for name in ("terms", "meaning")
    )
    return Hearing(
        matters=tuple(array["matters"].tobytes().decode("utf-8").split("\n")),
        vocabulary=places_of(words, letters),
        rarity=array["rarity"].astype(np.float32),
        by_terms=by_terms,
        by_meaning=by_meaning,
        enough=(array["terms_enough"], array["both_enough"]),
    )
