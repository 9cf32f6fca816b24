"""Training texts and the model made from them."""

import io

import numpy as np
import pytest

from benchmarks.reframing import REASONS_FILE, read_rows
from motivations.reframing.book import themes
from motivations.reframing.examples import BadTrainingText, read_examples
from motivations.reframing.recognise import (
    MODEL_FILE,
    NONE,
    load,
    recognise,
    recogniser,
)
from motivations.reframing.terms import folded, letter_terms, word_terms
from motivations.reframing.training import FOLDER, vocabulary

LARGEST = 6_000_000


def test_every_theme_is_taught_by_many_texts():
    examples = read_examples()

    taught = [label for example in examples for label in example.labels]
    for key in (*themes(), NONE):
        assert taught.count(key) >= 12, key


def test_no_benchmark_text_is_taught():
    asked = {row.text for row in read_rows(REASONS_FILE)}

    assert asked.isdisjoint(example.text for example in read_examples())


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


def test_the_model_is_small_and_needs_no_pickle():
    path = FOLDER / MODEL_FILE

    assert path.stat().st_size < LARGEST
    with np.load(path, allow_pickle=False) as kept:
        assert all(kept[name].dtype != object for name in kept.files)


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
