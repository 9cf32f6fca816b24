"""Words, clauses and lengths of time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motivations.reframing.words import (
    clauses,
    count,
    lowered,
    number_in_words,
    opening,
    plain,
    tenure_in_words,
)


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (1, "a month"),
        (8, "eight months"),
        (12, "a year"),
        (14, "just over a year"),
        (18, "a year and a half"),
        (21, "nearly two years"),
        (24, "two years"),
        (27, "just over two years"),
        (30, "two and a half years"),
        (32, "nearly three years"),
        (35, "nearly three years"),
        (36, "three years"),
        (264, "twenty-two years"),
    ],
)
def test_a_length_of_time_is_told_as_people_tell_it(months, told):
    assert tenure_in_words(months) == told


@pytest.mark.parametrize(
    ("number", "word"), [(1, "one"), (19, "nineteen"), (21, "twenty-one"), (61, "61")]
)
def test_numbers_are_spelled_where_people_would(number, word):
    assert number_in_words(number) == word


@given(st.text())
def test_plain_and_lowered_text_keep_every_character_in_place(text):
    assert len(plain(text)) == len(lowered(text)) == len(text)


@given(st.text(max_size=400))
def test_clauses_lie_within_the_text_in_order(text):
    spans = clauses(text)

    assert len(spans) <= 5
    assert spans == sorted(spans)
    assert all(0 <= start <= end <= len(text) for start, end in spans)


def test_a_text_is_cut_where_one_reason_ends():
    text = "The pay is bad, and my boss shouts at us. We have no training at all"

    assert [text[start:end] for start, end in clauses(text)] == [
        "The pay is bad",
        "and my boss shouts at us",
        "We have no training at all",
    ]


def test_words_are_counted_as_they_are_spoken():
    assert count("I’d like a full-time job.") == 5
    assert opening("I’d like – a job") == "i'd like a"
