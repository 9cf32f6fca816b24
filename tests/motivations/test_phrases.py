"""How what people type is turned so that it fits inside a line."""

import pytest

from motivations.phrases import (
    as_needed,
    as_told,
    inside_a_sentence,
    is_thing,
    whole_sentence,
)


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


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("Covered the rota for 14 months", "the time I covered the rota for 14 months"),
        ("Led the move to Leeds.", "the time I led the move to Leeds"),
        ("I’ve rebuilt the on-call rota", "the time I rebuilt the on-call rota"),
        ("The clinic outage", "the clinic outage"),
        ("Speed of the new line", "speed of the new line"),
        ("Promoted", "promoted"),
    ],
)
def test_story_follows_tell_you_about(title, spoken):
    assert as_told(title) == spoken


@pytest.mark.parametrize(
    ("need", "expected"), [("German", True), ("Runs a rota", False), ("Calm", False)]
)
def test_only_a_thing_can_be_a_strength_as_it_stands(need, expected):
    assert is_thing(need) is expected
