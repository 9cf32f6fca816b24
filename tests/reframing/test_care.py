"""Crisis, danger and protected matters: found in many voices, idioms left alone."""

from pathlib import Path

import pytest

from motivations.reframing import reframe
from motivations.reframing.care import is_crisis, matters_in
from motivations.reframing.examples import read_examples

FOLDER = Path(__file__).parent / "care"
MATTERS = ("danger", "disability", "discrimination", "health", "record")
ENOUGH = 150


def voices(kind, side):
    rows = (FOLDER / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows)
    return [text for text, told in pairs if told == side]


@pytest.mark.parametrize("kind", ["crisis", *MATTERS])
@pytest.mark.parametrize("side", ["found", "innocent"])
def test_each_side_is_heard_in_many_voices(kind, side):
    texts = voices(kind, side)

    assert len(set(texts)) >= ENOUGH


@pytest.mark.parametrize("text", voices("crisis", "found"))
def test_a_crisis_is_found(text):
    assert is_crisis(text)


@pytest.mark.parametrize("text", voices("crisis", "innocent"))
def test_what_only_sounds_like_a_crisis_is_not_one(text):
    assert not is_crisis(text)


@pytest.mark.parametrize(
    ("kind", "text"), [(k, text) for k in MATTERS for text in voices(k, "found")]
)
def test_a_matter_is_found(kind, text):
    assert kind in matters_in(text)


@pytest.mark.parametrize(
    ("kind", "text"), [(k, text) for k in MATTERS for text in voices(k, "innocent")]
)
def test_what_only_sounds_like_a_matter_is_not_one(kind, text):
    assert kind not in matters_in(text)


def test_ordinary_reasons_hardly_ever_raise_the_alarm():
    texts = [example.text for example in read_examples()]

    alarms = [text for text in texts if is_crisis(text)]

    assert len(alarms) <= len(texts) * 0.003, alarms


def test_a_crisis_gets_help_and_nothing_else():
    answer = reframe("My boss is a bully and some days I want to kill myself.")

    assert answer.kind == "crisis"
    assert answer.care == "danger"
    assert not answer.themes
    assert not answer.lines
    assert not answer.cautions
    assert not answer.follow_ups


def test_a_ticked_reason_does_not_hide_a_crisis():
    answer = reframe("I don't want to live any more", themes=["overworked"])

    assert answer.kind == "crisis"
    assert not answer.lines


def test_words_about_discrimination_are_never_marked_as_bad():
    text = "My racist boss never promotes women and I hate it."

    answer = reframe(text)

    assert answer.care == "discrimination"
    assert answer.cautions == ()


def test_the_most_pressing_matter_is_met_first():
    text = "A patient punched me and I have had panic attacks since."

    assert matters_in(text)[0] == "danger"
    assert reframe(text).care == "danger"


def test_a_ticked_reason_that_needs_care_gets_it():
    assert reframe("", themes=["criminal_record"]).care == "record"
