"""Crisis, danger and protected matters: found in many voices, idioms left alone."""

from pathlib import Path

import pytest

from motivations.reframing import reframe
from motivations.reframing.care import (
    believed_in,
    cares_in,
    is_crisis,
    matters_in,
    told_in,
)
from motivations.reframing.care_training import FOUND, INNOCENT, MATTERS, read_care
from motivations.reframing.encoder import find_encoder
from motivations.reframing.examples import read_examples
from motivations.reframing.hearing import hearing
from motivations.reframing.looking import look_at

UNLEARNED = Path(__file__).with_name("care_unlearned.tsv")
"""Oblique texts, each beside a look-alike, and ordinary reasons: never learned."""

FOUND_UNLEARNED = {"crisis": 5, "danger": 3, "discrimination": 6, "health": 6}
"""How many of twenty a retrained ear must hear at least; four of the others."""

ENOUGH = 150
BESIDES = [matter for matter in MATTERS if matter != "crisis"]
MISSED = {"danger": 0.1, "health": 0.1}
"""Which share of listed texts a retrained ear may miss; else fifteen in a hundred."""


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("side", [FOUND, INNOCENT])
def test_each_side_is_heard_in_many_voices(matter, side):
    texts = read_care(matter, side)

    assert len(texts) >= ENOUGH
    assert len(set(texts)) == len(texts)


def test_every_listed_crisis_is_found():
    missed = [text for text in read_care("crisis", FOUND) if not is_crisis(text)]

    assert missed == []


def test_what_only_sounds_like_a_crisis_is_hardly_ever_one():
    texts = read_care("crisis", INNOCENT)

    alarms = [text for text in texts if is_crisis(text)]

    assert len(alarms) <= len(texts) * 0.01, alarms


@pytest.mark.parametrize("matter", BESIDES)
def test_a_matter_is_found(matter):
    texts = read_care(matter, FOUND)

    missed = [text for text in texts if matter not in matters_in(text)]

    assert len(missed) <= len(texts) * MISSED.get(matter, 0.15), missed


@pytest.mark.parametrize("matter", BESIDES)
def test_what_only_sounds_like_a_matter_is_seldom_one(matter):
    texts = read_care(matter, INNOCENT)

    alarms = [text for text in texts if matter in matters_in(text)]

    assert len(alarms) <= len(texts) * 0.05, alarms


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Take two tablets with water after food", "crisis"),
        ("you won’t have to worry about me being late", "crisis"),
        ("how many legs has a lobster", "health"),
        ("Ramadan Mubarak", "discrimination"),
        ("typing with one hand, baby in the other", "disability"),
        ("I look after eleven machines and a forklift", "danger"),
    ],
)
def test_a_look_alike_raises_no_alarm(text, matter):
    answer = reframe(text)

    assert answer.kind != "crisis"
    assert matter not in matters_in(text)


@pytest.mark.parametrize("text", ["I cant keep living", "i dont want to be alive"])
def test_a_crisis_typed_in_haste_is_told_by_its_wording(text):
    assert "crisis" in told_in(text)


def test_without_the_encoder_the_ear_still_hears():
    seen = look_at("I keep thinking about ending my life tonight", None)

    assert "crisis" in hearing().hears(seen)


def test_a_crisis_in_one_clause_of_a_long_text_is_heard():
    text = (
        "The pay is poor and the rota changes every week. My manager never listens. "
        "Some nights I lie there and hope that I don’t wake up. "
        "The commute is an hour each way and the canteen has closed."
    )

    assert is_crisis(text)


def test_an_unusable_line_of_the_lists_is_refused(tmp_path):
    (tmp_path / "crisis.tsv").write_text("a text\tperhaps\n", encoding="utf-8")

    with pytest.raises(ValueError, match="neither found nor innocent"):
        read_care("crisis", FOUND, tmp_path)


def test_ordinary_reasons_hardly_ever_raise_the_alarm():
    texts = [example.text for example in read_examples()[::4]]

    alarms = [text for text in texts if is_crisis(text)]

    assert len(alarms) <= len(texts) * 0.005, alarms


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


def unlearned(matter, side):
    """Return the texts that were written for a matter, or for none: “”."""
    rows = [row.split("\t") for row in UNLEARNED.read_text("utf-8").splitlines()[1:]]
    return [text for text, about, which in rows if (about, which) == (matter, side)]


def test_what_is_kept_apart_is_never_learned():
    rows = UNLEARNED.read_text("utf-8").splitlines()[1:]
    apart = {row.split("\t")[0] for row in rows}

    taught = {example.text for example in read_examples()}
    for matter in MATTERS:
        taught |= {*read_care(matter, FOUND), *read_care(matter, INNOCENT)}
    assert len(apart) == 360
    assert apart.isdisjoint(taught)


@pytest.mark.parametrize("matter", MATTERS)
def test_oblique_texts_that_were_never_learned_are_heard_as_well(matter):
    encoder = find_encoder()

    heard = [
        text
        for text in unlearned(matter, FOUND)
        if matter in cares_in(look_at(text, encoder))
    ]

    assert len(heard) >= FOUND_UNLEARNED.get(matter, 4)


def test_few_innocent_texts_that_were_never_learned_are_taken_for_a_crisis():
    texts = [text for matter in (*MATTERS, "") for text in unlearned(matter, INNOCENT)]

    alarms = [text for text in texts if is_crisis(text)]

    assert len(texts) == 240
    assert len(alarms) <= 5, alarms


def test_few_ordinary_reasons_that_were_never_learned_are_met_with_support():
    shown = [text for text in unlearned("", INNOCENT) if reframe(text).care]

    assert len(shown) <= 4, shown


@pytest.mark.parametrize(
    "text",
    [
        "I drive a bus between the hospital and the docks",
        "the girls are a laugh, I’m home by four and the money’s alright",
        "it’s a court date about the mortgage, and a payslip would help",
        "The left hand has never met the right hand here",
    ],
)
def test_a_wording_that_nothing_else_bears_out_is_not_believed(text):
    assert not believed_in(look_at(text, find_encoder()))
