"""Training texts and the model made from them."""

import io

import numpy as np
import pytest

from benchmarks.reframing import REASONS_FILE, read_rows
from motivations.reframing import hearing
from motivations.reframing.book import themes
from motivations.reframing.calibrating import calibrate
from motivations.reframing.care_training import FOUND, INNOCENT, MATTERS, read_care
from motivations.reframing.confidence import confidence_of, signs_of
from motivations.reframing.examples import BadTrainingText, Example, read_examples
from motivations.reframing.looking import look_at, terms_of
from motivations.reframing.recognise import (
    MODEL_FILE,
    NONE,
    load,
    recognise,
    recogniser,
)
from motivations.reframing.rows import terms_of_all, texts_of
from motivations.reframing.terms import folded, letter_terms, word_terms
from motivations.reframing.training import FOLDER
from motivations.reframing.vocabulary import learn, vocabulary
from motivations.reframing.weighing import weighed

LARGEST = 6_000_000


def test_every_theme_is_taught_by_many_texts():
    examples = read_examples()

    taught = [label for example in examples for label in example.labels]
    for key in (*themes(), NONE):
        assert taught.count(key) >= 12, key


def test_no_benchmark_text_is_taught():
    asked = {
        row.text
        for file in REASONS_FILE.parent.glob("*.tsv")
        for row in read_rows(file)
    }

    assert len(asked) > 400
    assert asked.isdisjoint(example.text for example in read_examples())
    for matter in MATTERS:
        assert asked.isdisjoint(read_care(matter, FOUND))
        assert asked.isdisjoint(read_care(matter, INNOCENT))


@pytest.mark.parametrize("row", ["no tab", "text\tno_such_theme", "\tglass_ceiling"])
def test_an_unusable_training_text_is_refused_with_its_place(tmp_path, row):
    (tmp_path / "bad.tsv").write_text(f"text\tthemes\n{row}\n", encoding="utf-8")

    with pytest.raises(BadTrainingText, match=r"bad\.tsv, line 2"):
        read_examples(tmp_path)


def test_terms_are_counted_without_case_digits_or_drawn_out_letters():
    text = folded("Sooooo 40 hours")

    assert text == "soo # hours"
    assert word_terms(text)["soo hours"] == 1
    assert letter_terms("at at")[" at "] == 2


def test_rare_terms_are_left_out_of_the_vocabulary():
    counted = [word_terms("pay rise"), word_terms("pay cut"), word_terms("odd one")]

    assert vocabulary(counted, 10) == ["pay"]


@pytest.mark.parametrize("name", [MODEL_FILE, hearing.MODEL_FILE])
def test_each_model_is_small_and_needs_no_pickle(name):
    path = FOLDER / name

    assert path.stat().st_size < LARGEST
    with np.load(path, allow_pickle=False) as kept:
        assert all(kept[name].dtype != object for name in kept.files)


def test_terms_of_a_row_weigh_the_same_learned_and_used():
    texts = [terms_of(text) for text in ("pay rise", "pay cut", "a rise at last")]
    learned = learn(texts, (10, 50))
    weights = np.arange(2 * len(learned.rarity), dtype=np.float32).reshape(-1, 2)

    rows = learned.rows(texts) @ weights

    used = [weighed(terms, learned.places, learned.rarity, weights) for terms in texts]
    np.testing.assert_allclose(rows, np.stack(used), rtol=1e-5)


def test_clauses_come_after_all_whole_texts():
    looks = [
        look_at("one thing only here", None),
        look_at("my boss never listens. the pay has not moved", None),
    ]

    places = texts_of(looks)
    terms = terms_of_all(looks)

    assert places.tolist() == [0, 1, 1, 1]
    assert terms[2][0]["boss"] == 1
    assert terms[3][0]["pay"] == 1


def test_confidence_is_what_turned_out_right():
    rng = np.random.default_rng(1)
    truth = rng.random(4_000) < 0.5
    shares = np.where(truth, 0.7, 0.2).astype(np.float32)
    wrong = rng.random(4_000) < 0.1
    classes = ["a", "b", NONE]
    first = np.where(wrong, 1 - truth, truth).astype(int)
    rows = np.stack([shares, 1 - shares, np.zeros_like(shares)], axis=1)
    labels = ("b", "a")
    examples = [Example(str(n), (labels[is_a],)) for n, is_a in enumerate(first)]

    weights, _ = calibrate(
        rows, np.zeros_like(rows), np.arange(4_000), examples, classes
    )

    signs = signs_of(
        np.array([0.7, 0.3], dtype=np.float32), np.zeros(2, dtype=np.float32), 0.9999
    )
    assert confidence_of(signs, weights)[0] == pytest.approx(0.9, abs=0.03)


def test_the_model_knows_every_theme():
    assert set(recogniser().classes) == {*themes(), NONE}


def test_the_plainest_tier_recognises_too():
    model = load((FOLDER / MODEL_FILE).read_bytes(), None)

    found = recognise("I have been passed over for promotion three times", model)

    assert found.is_reason
    assert "passed_over" in [theme.key for theme in found.themes[:3]]


def test_the_model_file_is_written_the_same_each_time():
    kept = np.arange(5, dtype=np.float32)
    first, second = io.BytesIO(), io.BytesIO()

    np.savez_compressed(first, a=kept)
    np.savez_compressed(second, a=kept)

    assert first.getvalue() == second.getvalue()
