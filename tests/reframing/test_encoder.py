"""What the encoder makes of a text, and how training adds to it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motivations.reframing.adapting import (
    BATCH,
    Lesson,
    adapt,
    batch_of,
    start,
    with_added,
)
from motivations.reframing.encoder import (
    DIMENSIONS,
    LAYERS,
    MOST_PIECES,
    Base,
    Encoder,
    Linear,
    adapted,
    find_encoder,
    linear,
    read_base,
    read_safetensors,
    states,
)
from motivations.reframing.pieces import Pieces

TEXT = "They never promote anyone. I want to lead a team"


@pytest.fixture(scope="module")
def base() -> Base:
    found = read_base()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("promoted twice", ["promoted", "twice"]),
        ("micromanaging", ["micro", "##mana", "##ging"]),
        ("Café’s shut!", ["cafe", "'", "s", "shut", "!"]),
        ("snake_case", ["snake", "_", "case"]),
        ("≋ ok", ["[UNK]", "ok"]),
    ],
)
def test_words_are_cut_into_the_pieces_that_are_known(base, text, parts):
    cut = base.pieces.cut(text, MOST_PIECES)

    named = {number: piece for piece, number in base.pieces.numbers.items()}
    assert [named[number] for number in cut.numbers] == ["[CLS]", *parts, "[SEP]"]


def test_pieces_know_where_they_begin(base):
    cut = base.pieces.cut("  my Élite, gone", MOST_PIECES)

    assert cut.begins == [-1, 2, 5, 10, 12, -1]


@settings(max_examples=100)
@given(st.text(max_size=300), st.integers(3, 20))
def test_any_text_can_be_cut(base, text, most):
    cut = base.pieces.cut(text, most)

    assert 2 <= len(cut.numbers) <= most
    assert len(cut.begins) == len(cut.numbers)
    assert all(0 <= place < len(text) for place in cut.begins[1:-1])


def test_like_texts_mean_more_alike_than_others(base):
    encoder = Encoder(base)

    asked, like, other = (
        encoder.read(text, [(0, len(text))])[0]
        for text in ("my pay is too low", "they pay me badly", "the bus was late")
    )

    assert asked @ like > asked @ other + 0.2


def test_every_stretch_gets_a_row_of_unit_length(base):
    long = "and then it rained " * 60
    text = f"{long}. they never pay me"

    rows = Encoder(base).read(text, [(0, len(text)), (0, 7), (len(long) + 2, 1160)])

    assert rows.shape == (3, DIMENSIONS)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, rtol=1e-5)


def test_a_clause_means_more_alone_than_the_whole(base):
    start_of_second = TEXT.index("I want")

    whole, second = Encoder(base).read(
        TEXT, [(0, len(TEXT)), (start_of_second, len(TEXT))]
    )
    alone = Encoder(base).read(TEXT[start_of_second:], [(0, 0)])[0]

    assert second @ alone > whole @ alone


def test_filling_changes_nothing(base):
    numbers = base.pieces.cut(TEXT, MOST_PIECES).numbers
    exact = states(
        np,
        base.layers,
        base.embedded(numbers)[None],
        np.zeros((1, len(numbers)), dtype=np.float32),
    )[0]
    batch = batch_of(
        base,
        Lesson([numbers, [101, 102]], np.zeros((2, 3), dtype=np.float32)),
        np.array([0, 1]),
    )

    filled = states(np, base.layers, batch.embedded, batch.seen)[0, : len(numbers)]

    assert batch.embedded.shape == (BATCH, 16, DIMENSIONS)
    np.testing.assert_allclose(filled, exact, atol=1e-4)


def test_a_slim_addition_weighs_the_same_beside_a_matrix_and_within():
    rng = np.random.default_rng(1)
    rows, weight, down, up = (
        rng.standard_normal(shape) for shape in ((2, 6), (6, 4), (6, 2), (2, 4))
    )
    bias = np.zeros(4)

    beside = linear(rows, Linear(weight, bias, down, up))

    np.testing.assert_allclose(beside, linear(rows, Linear(weight + down @ up, bias)))


def test_an_addition_of_nothing_changes_nothing(base):
    added = start(base, 3, np.random.default_rng(2))["added"]
    whole = [(0, len(TEXT))]

    changed = adapted(base, added).read(TEXT, whole)

    np.testing.assert_allclose(changed, Encoder(base).read(TEXT, whole), atol=1e-6)
    assert len(with_added(base.layers, added)) == LAYERS


def test_adapting_parts_what_is_taught_apart_and_does_the_same_each_time(base):
    texts = ["the pay is low", "they pay badly", "nobody listens", "I go unheard"]
    cuts = [base.pieces.cut(text, MOST_PIECES).numbers for text in texts]
    shares = np.eye(2, dtype=np.float32)[[0, 0, 1, 1]]
    lesson = Lesson(cuts * 8, np.tile(shares, (8, 1)))

    def spread(encoder: Encoder) -> float:
        rows = np.stack([encoder.read(text, [(0, len(text))])[0] for text in texts])
        return float(rows[0] @ rows[1] - rows[0] @ rows[2])

    added = adapt(base, lesson, seed=3)
    again = adapt(base, lesson, seed=3)

    assert spread(adapted(base, added)) > spread(Encoder(base))
    for name, kept in added.items():
        np.testing.assert_array_equal(kept, again[name])


def test_the_encoder_of_this_process_has_what_training_added(base):
    encoder = find_encoder()

    assert encoder is not None
    plain = Encoder(base).read(TEXT, [(0, len(TEXT))])
    assert not np.allclose(encoder.read(TEXT, [(0, len(TEXT))]), plain, atol=0.05)


def test_arrays_are_read_as_the_format_says(tmp_path):
    file = tmp_path / "a.safetensors"
    header = (
        b'{"__metadata__":{},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}'
    )
    content = np.array([9, 1, 2], dtype="<f4").tobytes()
    file.write_bytes(len(header).to_bytes(8, "little") + header + content)

    array = read_safetensors(file)

    assert {name: kept.tolist() for name, kept in array.items()} == {"b": [1, 2]}


def test_longer_pieces_come_first():
    pieces = Pieces({"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "un": 3, "##fair": 4, "u": 5})

    assert pieces.cut("unfair", 9).numbers == [0, 3, 4, 1]
    assert pieces.cut("unfairly", 9).numbers == [0, 2, 1]
