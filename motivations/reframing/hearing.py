"""Hearing what is told between the lines, where no wording gives a matter away."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import numpy as np

from motivations.reframing.encoder import Floats
from motivations.reframing.looking import Look
from motivations.reframing.weighing import places_of, weighed

MODEL_FILE = "care.npz"
TERM_ARRAYS = ("terms_weights", "terms_bias")
LAYER_ARRAYS = ("inner", "inner_bias", "outer", "outer_bias")


@dataclass(frozen=True, slots=True)
class Hearing:
    """A trained ear: for each matter, how much every term and meaning speaks for it.

    `enough` and `doubtful` hold a limit for each matter, without the encoder and with
    it: from the one on a matter is heard, below the other its wording isn't believed.
    """

    matters: tuple[str, ...]
    vocabulary: tuple[Mapping[str, int], Mapping[str, int]]
    rarity: Floats
    by_terms: tuple[Floats, Floats]
    by_meaning: "Layers"
    enough: tuple[Floats, Floats]
    doubtful: tuple[Floats, Floats]

    def hears(self, seen: Look) -> frozenset[str]:
        """Return the matters that a text, or any one clause of it, tells of."""
        return self._reaching(seen, self.enough)

    def believes(self, seen: Look) -> frozenset[str]:
        """Return the matters that a text may tell of, if a wording says so as well."""
        return self._reaching(seen, self.doubtful)

    def _reaching(self, seen: Look, limits: tuple[Floats, Floats]) -> frozenset[str]:
        scores = self.scores(seen).max(axis=0)
        of_tier = limits[seen.meanings is not None]
        return frozenset(
            matter
            for matter, score, limit in zip(self.matters, scores, of_tier, strict=True)
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
            scores = scores + self.by_meaning.scores(seen.meanings)
        return cast("Floats", scores)


@dataclass(frozen=True, slots=True)
class Layers:
    """A small network for each matter: what it looks for in a meaning, what that says.

    `inner` turns a meaning into the signs of all matters at once, `outer` holds a row
    of weights for each matter's own signs.
    """

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def scores(self, meanings: Floats) -> Floats:
        """Return the log odds of each matter, one row for each meaning."""
        # One thread: a product that shares out its work stalls on a busy machine.
        found = np.einsum("ij,jk->ik", meanings, self.inner)
        signs = np.maximum(found + self.inner_bias, 0)
        by_matter = signs.reshape(len(meanings), *self.outer.shape)
        return cast("Floats", (by_matter * self.outer).sum(axis=2) + self.outer_bias)


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
    number = {
        name: array[name].astype(np.float32)
        for name in (*TERM_ARRAYS, *LAYER_ARRAYS, "rarity")
    }
    return Hearing(
        matters=tuple(array["matters"].tobytes().decode("utf-8").split("\n")),
        vocabulary=places_of(words, letters),
        rarity=number["rarity"],
        by_terms=(number["terms_weights"], number["terms_bias"]),
        by_meaning=Layers(*(number[name] for name in LAYER_ARRAYS)),
        enough=(array["terms_enough"], array["both_enough"]),
        doubtful=(array["terms_doubtful"], array["both_doubtful"]),
    )
