"""Recognising reasons: which themes a private text speaks of, and how surely."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import numpy as np

from motivations.reframing import cues
from motivations.reframing.confidence import confidence_of, signs_of
from motivations.reframing.encoder import Encoder, Floats, find_encoder
from motivations.reframing.looking import Look, look_at
from motivations.reframing.outcome import Span, Theme
from motivations.reframing.weighing import Vocabulary, places_of, weighed

NONE = "none"
MODEL_FILE = "recogniser.npz"
MOST_THEMES = 5
FEWEST_OFFERED = 3
_MOST_BECAUSE = 3
_WHOLE_SHARE = 0.7
_SURE = 0.5
_EASED = 0.25
"""How much less it takes to be a reason when one theme is sure and has its cue."""

_WORTH_NAMING = 0.02


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
    vocabulary: Vocabulary
    rarity: Floats
    by_terms: Head
    by_meaning: Head
    meaning_share: float
    threshold: float
    calibration: Floats
    encoder: Encoder | None

    def probabilities(self, seen: Look, cued: Floats) -> Floats:
        """Return p(theme): one row a stretch of the text, one column a class.

        `cued` tells for each stretch which themes have a cue in it.
        """
        weights = self.by_terms.weights
        terms = np.stack(
            [
                weighed(terms, self.vocabulary, self.rarity, weights)
                for terms in seen.terms
            ]
        )
        scores = self.by_terms.log_probabilities(terms, cued)
        if seen.meanings is not None:
            vectors = seen.meanings @ self.by_meaning.weights
            meaning = self.by_meaning.log_probabilities(vectors, cued)
            share = np.float32(self.meaning_share)
            scores = share * meaning + (1 - share) * scores
        return cast("Floats", np.exp(log_softmax(scores)))


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities of rows of scores, safely."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return cast("Floats", (shifted - total).astype(np.float32))


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
        vocabulary=places_of(words, letters),
        rarity=array["rarity"].astype(np.float32),
        by_terms=heads["terms"],
        by_meaning=heads["meaning"],
        meaning_share=float(array["meaning_share"]),
        threshold=float(array[f"{tier}_threshold"]),
        calibration=array[f"{tier}_calibration"],
        encoder=encoder,
    )


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


def recognise(
    text: str, model: Recogniser | None = None, seen: Look | None = None
) -> Recognition:
    """Return the themes of a text, best first, and whether it holds a reason at all.

    Several clauses are weighed one by one as well as together, so that a second reason
    is not drowned by the first. `seen` spares a second look at the same text.
    """
    model = model or recogniser()
    seen = seen or look_at(text, model.encoder)
    found = cues.cues_in(seen.text)
    cued = np.array(
        [cues.cued(found, span) for span in seen.stretches], dtype=np.float32
    )
    rows = model.probabilities(seen, cued)
    reason = 1 - float(rows[0, model.classes.index(NONE)])
    themes = _named(model, rows, found, seen.clauses)
    sure = themes[0].score >= _SURE and themes[0].key in found
    enough = model.threshold - _EASED * sure
    return Recognition(round(reason, 4), reason >= enough, themes)


def _named(
    model: Recogniser,
    rows: Floats,
    found: Mapping[str, tuple[Span, ...]],
    spans: tuple[Span, ...],
) -> tuple[Theme, ...]:
    """Return the best themes with the words that gave them away, three at least."""
    none = model.classes.index(NONE)
    scores = pooled(rows, none)
    order = np.argsort(-scores, kind="stable")[:MOST_THEMES]
    cued = np.array([model.classes[place] in found for place in order])
    signs = signs_of(scores[order], cued, 1 - float(rows[0, none]))
    sureness = confidence_of(signs, model.calibration)
    return tuple(
        Theme(
            key=model.classes[place],
            score=round(float(scores[place]), 4),
            because=found.get(model.classes[place], ())[:_MOST_BECAUSE]
            or _clause(spans, rows[1:, place]),
            confidence=round(float(confidence), 4),
        )
        for rank, (place, confidence) in enumerate(zip(order, sureness, strict=True))
        if scores[place] >= _WORTH_NAMING or rank < FEWEST_OFFERED
    )


def pooled(rows: Floats, none: int) -> Floats:
    """Return one score a theme: of the whole text, and of its best clause."""
    themes = rows.copy()
    themes[:, none] = 0
    pooled = themes[0] / max(float(themes[0].sum()), 1e-9)
    if len(themes) > 1:
        best = themes[1:].max(axis=0)
        best = best / max(float(best.sum()), 1e-9)
        pooled = _WHOLE_SHARE * pooled + (1 - _WHOLE_SHARE) * best
    return cast("Floats", pooled)


def _clause(spans: tuple[Span, ...], scores: Floats) -> tuple[Span, ...]:
    """Return the clause that says a theme most clearly, where no cue stands for it."""
    if not spans:
        return ()
    return (spans[int(scores.argmax())] if len(scores) else spans[0],)
