"""Fitting the ear for care, and setting the limits from which on it hears."""

import importlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.care import CRISIS, IN_ORDER
from motivations.reframing.encoder import Floats

STEADINESS = 3.0
"""How freely terms may be weighed: at sixty, the ear learned its texts by heart."""

SIGNS = 64
"""Signs that the ear looks for in a meaning, for each matter."""

ROUNDS = 30
SHRINKING = 0.01
PACE = 0.002
LOUDNESS = 8.0
"""Meanings have unit length; the network learns sooner from larger numbers."""

FOLDS = 5
SEED = 20
TIERS = ("terms", "both")

ALARMED: dict[str, float] = {CRISIS: 0.0066} | dict.fromkeys(IN_ORDER, 0.004)
"""Of ordinary reasons that the ear never learned: how many it may mistake."""

ALARMED_BY_LOOK_ALIKES = 0.15
"""Of texts that were written to sound like a matter, unlearned too: how many."""

DISBELIEVED = 0.025
"""Of texts that tell a matter by their wording, unlearned too: how many it may doubt.

A crisis is believed whatever the ear makes of it.
"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The texts for one matter: rows of those that tell it, and of those that don't.

    `worded` are those that tell it by a wording.
    """

    telling: NDArray[np.int64]
    worded: NDArray[np.int64]
    alike: NDArray[np.int64]
    ordinary: NDArray[np.int64]

    def rows(self, text_of: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the rows to learn from, by the text that each row is of.

        Ordinary texts are learned clause by clause as well: out of its context many a
        clause sounds worse than it is.
        """
        clauses = np.flatnonzero(np.isin(text_of, self.ordinary))
        return np.concatenate([self.telling, self.alike, clauses])


@dataclass(frozen=True, slots=True)
class Material:
    """Every text once, as rows of meanings and of terms; then rows of their clauses."""

    meanings: Floats
    terms: Any
    text_of: NDArray[np.int64]
    """For each row the place of its text; the first rows are the texts themselves."""


@dataclass(frozen=True, slots=True)
class Ear:
    """What was fitted for one matter: weights of terms, and a network of meanings."""

    by_terms: Floats
    terms_bias: float
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: float

    def scores(self, material: Material, rows: NDArray[np.int64]) -> dict[str, Floats]:
        """Return the log odds of some rows, with terms alone and with both."""
        by_terms = material.terms[rows] @ self.by_terms + self.terms_bias
        signs = np.maximum(material.meanings[rows] @ self.inner + self.inner_bias, 0)
        both = by_terms + signs @ self.outer + self.outer_bias
        return dict(zip(TIERS, (by_terms, both), strict=True))


def fit(material: Material, rows: NDArray[np.int64], lesson: Lesson) -> Ear:
    """Return the ear that tells the texts of one matter from the rest of the rows."""
    told = np.isin(rows, lesson.telling)
    weigh: Any = importlib.import_module("sklearn.linear_model").LogisticRegression(
        C=STEADINESS, max_iter=600, tol=1e-3, class_weight="balanced", random_state=SEED
    )
    weigh.fit(material.terms[rows], told)
    listen: Any = importlib.import_module("sklearn.neural_network").MLPClassifier(
        (SIGNS,),
        alpha=SHRINKING,
        max_iter=ROUNDS,
        learning_rate_init=PACE,
        random_state=SEED,
    )
    with warnings.catch_warnings(action="ignore"):  # it stops early, on purpose
        listen.fit(material.meanings[rows] * np.float32(LOUDNESS), told)
    return Ear(
        by_terms=kept(weigh.coef_[0]),
        terms_bias=float(np.float32(weigh.intercept_[0])),
        inner=kept(listen.coefs_[0] * LOUDNESS),
        inner_bias=kept(listen.intercepts_[0]),
        outer=kept(listen.coefs_[1][:, 0]),
        outer_bias=float(np.float32(listen.intercepts_[1][0])),
    )


def kept(numbers: Any) -> Floats:
    """Return numbers as they come back from the model file: in half precision."""
    return np.asarray(numbers).astype(np.float16).astype(np.float32)


def crossed(lesson: Lesson, material: Material) -> dict[str, Floats]:
    """Return every text's log odds by tier, each from an ear that was not taught it.

    As when it is used, a text scores as high as the clearest of its clauses.
    """
    rows = lesson.rows(material.text_of)
    texts = int(material.text_of.max()) + 1
    fold = np.random.default_rng(SEED).permutation(texts) % FOLDS
    best = {tier: np.full(texts, -np.inf, dtype=np.float32) for tier in TIERS}
    for part in range(FOLDS):
        taught = rows[fold[material.text_of[rows]] != part]
        asked = np.flatnonzero(fold[material.text_of] == part)
        ear = fit(material, taught, lesson)
        for tier, scores in ear.scores(material, asked).items():
            np.maximum.at(best[tier], material.text_of[asked], scores)
    return best


def enough(matter: str, lesson: Lesson, scores: Floats) -> float:
    """Return the log odds from which on a text is heard: few innocent ones reach it."""
    return max(
        float(np.quantile(scores[lesson.ordinary], 1 - ALARMED[matter])),
        float(np.quantile(scores[lesson.alike], 1 - ALARMED_BY_LOOK_ALIKES)),
    )


def doubtful(matter: str, lesson: Lesson, scores: Floats) -> float:
    """Return the log odds below which a wording of a matter is not believed."""
    if matter == CRISIS:
        return float("-inf")
    return float(np.quantile(scores[lesson.worded], DISBELIEVED))


def limits(
    taught: dict[str, Lesson], material: Material
) -> tuple[dict[str, Floats], dict[str, float]]:
    """Return the limits of each tier for each matter, and how much it hears by them.

    The figures are shares of texts that were left out: of those that tell a matter,
    how many are heard; of ordinary reasons, how many are mistaken for it.
    """
    found: dict[str, list[float]] = {
        f"{tier}_{kind}": [] for tier in TIERS for kind in ("enough", "doubtful")
    }
    figures = {}
    for matter, lesson in taught.items():
        for tier, scores in crossed(lesson, material).items():
            limit = enough(matter, lesson, scores)
            found[f"{tier}_enough"].append(limit)
            found[f"{tier}_doubtful"].append(doubtful(matter, lesson, scores))
            shares = {"heard": lesson.telling, "mistaken": lesson.ordinary}
            for name, rows in shares.items():
                share = float(np.mean(scores[rows] >= limit))
                figures[f"{matter}_{name}_by_{tier}"] = round(share, 4)
    arrays = {name: np.array(each, dtype=np.float32) for name, each in found.items()}
    return arrays, figures


def stacked(ears: Sequence[Ear]) -> dict[str, Any]:
    """Return the arrays of the model file for all matters, in their order."""
    return {
        "terms_weights": np.stack([e.by_terms for e in ears], 1).astype(np.float16),
        "terms_bias": np.array([e.terms_bias for e in ears], dtype=np.float32),
        "inner": np.concatenate([e.inner for e in ears], 1).astype(np.float16),
        "inner_bias": np.concatenate([e.inner_bias for e in ears]).astype(np.float16),
        "outer": np.stack([e.outer for e in ears]).astype(np.float16),
        "outer_bias": np.array([e.outer_bias for e in ears], dtype=np.float32),
    }
