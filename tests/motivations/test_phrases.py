"""How what people type is turned so that it fits inside a line."""

import pytest

from motivations.phrases import as_needed, inside_a_sentence, whole_sentence


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("Runs a team’s day", "somebody who runs a team’s day"),
        ("Calm with angry customers", "somebody calm with angry customers"),
        ("German", "German"),
        ("A clear head.", "a clear head"),
        ("SQL reports", "SQL reports"),
    ],
)
def test_need_follows_you_need(typed, spoken):
    assert as_needed(typed) == spoken


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("Weekly releases.", "weekly releases"),
        ("German customers", "German customers"),
        ("I run it", "I run it"),
        ("", ""),
    ],
)
def test_phrase_stands_inside_a_sentence(typed, spoken):
    assert inside_a_sentence(typed) == spoken


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("i know which checks auditors read", "I know which checks auditors read."),
        ("Ready?", "Ready?"),
        ("  ", ""),
    ],
)
def test_sentence_is_made_whole(typed, spoken):
    assert whole_sentence(typed) == spoken
