"""Calibrating: what a score is worth, learned from texts that the model never saw."""

import importlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.confidence import confidence_of, signs_of
from motivations.reframing.encoder import Floats
from motivations.reframing.examples import Example
from motivations.reframing.recognise import MOST_THEMES, NONE, pooled


def calibrate(
    rows: Floats,
    cued: Floats,
    text_of: NDArray[np.int64],
    examples: Sequence[Example],
    classes: Sequence[str],
) -> tuple[Floats, dict[str, float]]:
    """Return the weights of the signs, and how the confidence does on these texts.

    `rows` holds p(class) of every text and clause from heads that never saw the text.
    The figures say how often readings of each band of confidence are right.
    """
    none = list(classes).index(NONE)
    signs, right = [], []
    own = [np.flatnonzero(text_of == place) for place in range(len(examples))]
    for places, example in zip(own, examples, strict=True):
        scores = pooled(rows[places], none)
        best = np.argsort(-scores, kind="stable")[:MOST_THEMES]
        reason = 1 - float(rows[places[0], none])
        signs.append(signs_of(scores[best], cued[places[0], best], reason))
        right.append([classes[place] in example.labels for place in best])
    seen, hits = np.vstack(signs), np.concatenate([np.array(each) for each in right])
    model: Any = importlib.import_module("sklearn.linear_model").LogisticRegression(
        C=100.0, fit_intercept=False, max_iter=500
    )
    model.fit(seen, hits)
    weights = model.coef_[0].astype(np.float32)
    return weights, reliability(confidence_of(seen, weights), hits)


def reliability(confidence: Floats, hits: NDArray[np.bool_]) -> dict[str, float]:
    """Return, for bands of confidence, the share of readings that are right."""
    found = {}
    for low in (0.5, 0.6, 0.7, 0.8, 0.9):
        within = (confidence >= low) & (confidence < low + 0.1)
        if within.any():
            found[f"right_from_{low}"] = round(float(hits[within].mean()), 3)
    return found
