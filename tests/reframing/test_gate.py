"""The gate: what is to be said is held against tact, the source and the facts."""

import pytest

from motivations.reframing import (
    CLAIMS,
    Ended,
    Situation,
    TargetJob,
    check,
    reframe,
    variants,
)
from motivations.reframing.outcome import TONES

PLAIN = "I’d like more responsibility, and a team that shares what it learns."


def test_a_plain_line_passes():
    found = check(PLAIN, source="the boss's nephew gets every promotion")

    assert found.ok
    assert found.words == 12
    assert found.fits == "breath"
    assert found.seconds == 5


@pytest.mark.parametrize(
    ("words", "fits"), [(28, "breath"), (29, "short"), (59, "full"), (141, "too_long")]
)
def test_the_length_it_fits_is_told(words, fits):
    found = check("We " + "work " * (words - 2) + "here.")

    assert found.fits == fits
    assert found.ok == (fits != "too_long")


def test_an_empty_text_is_not_ok():
    assert not check("  ").ok


def test_a_phrase_that_would_hurt_is_not_ok():
    found = check("I left because the place was toxic.")

    assert not found.ok
    assert [caution.kind for caution in found.cautions] == ["blame"]


def test_four_words_in_a_row_are_a_leak():
    text = "I know that they shut the door on every idea."

    found = check(text, source="honestly they shut the door on me again")

    spans = {(text[leak.start : leak.end], leak.kind) for leak in found.leaks}
    assert ("they shut the door", "in_a_row") in spans
    assert not found.ok


def test_a_telling_word_is_a_leak():
    text = "I’d rather work with fewer meetings and less gossip."

    found = check(text, source="gossip all day")

    assert "gossip" in {text[leak.start : leak.end] for leak in found.leaks}


def test_what_the_person_gave_as_a_fact_is_no_leak():
    wants = Situation(wants=("leading a small support team",))

    found = check(
        "I’m after leading a small support team.",
        source="I want to be leading a small support team and they won't let me",
        situation=wants,
    )

    assert not found.leaks


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("My contract ended in June.", "contract_ended"),
        ("I was made redundant.", "role_cut"),
        ("I led a team there.", "led_informally"),
        ("I have a degree in nursing.", "studied"),
        ("We parted on good terms.", "good_terms"),
        ("I took time for family reasons.", "family_reasons"),
        ("I’ve always dreamed of working here.", "lifelong_wish"),
        ("It was mutual.", "mutual"),
        ("I have other offers.", "offers_elsewhere"),
    ],
)
def test_a_claim_nobody_confirmed_is_asked(text, key):
    found = check(text)

    asked = {item.key: item.ask for item in found.unconfirmed}
    assert asked[key] == CLAIMS[key].ask
    assert not found.ok


def test_a_confirmed_claim_is_not_asked():
    text = "My contract ended, and I learned a lot."

    situation = Situation(ended=Ended.CONTRACT_ENDED)

    assert check(text, situation=situation, confirmed=frozenset({"learned"})).ok


def test_a_number_from_nowhere_is_asked():
    text = "I cut the queue by 40 percent in three months."

    numbers = {item.key for item in check(text).unconfirmed if item.kind == "number"}

    assert numbers == {"40", "three"}


def test_the_time_in_the_role_is_a_known_number():
    situation = Situation(months=32)

    assert check("I’ve been there nearly three years.", situation=situation).ok


def test_a_name_from_nowhere_is_asked_and_the_company_is_not():
    job = TargetJob(company="Tidewell Robotics")

    found = check("I’d choose Tidewell Robotics over Halden.", job=job)

    assert [item.key for item in found.unconfirmed] == ["halden"]


def test_every_claim_says_when_it_may_be_made():
    for claim in CLAIMS.values():
        assert claim.when.startswith("Say this only if")
        assert claim.ask.endswith("?")


FIRED = next(
    line.text
    for tone in TONES
    for line in variants("fired", "prove_it", tone, "short")
    if "They ended it" in line.text
)


def test_our_own_sentence_is_not_doubted_as_if_invented():
    ours = next(
        line
        for tone in TONES
        for line in variants("unrecognised", "move_up", tone, "full")
        if " two " in line.text
    )
    theirs = ours.text.replace(" two ", " two small ")

    assert not check(FIRED).unconfirmed
    assert not check(ours.text, confirmed=frozenset(ours.claims)).unconfirmed
    assert "two" in {doubt.key for doubt in check(theirs).unconfirmed}


def test_our_own_sentence_is_doubted_where_it_contradicts_what_happened():
    ended = Situation(ended=Ended.CONTRACT_ENDED)

    doubts = check(FIRED, situation=ended).unconfirmed

    assert [doubt.key for doubt in doubts] == ["dismissed"]


def test_a_claim_in_their_own_sentence_is_asked_beside_one_of_ours():
    text = f"{FIRED} I trained two new colleagues."

    keys = {doubt.key for doubt in check(text).unconfirmed}

    assert {"trained_others", "two"} <= keys
    assert "dismissed" not in keys


def test_telling_about_a_record_waits_for_the_persons_choice():
    offered = [
        line
        for tone in TONES
        for length in ("short", "full")
        for line in variants("criminal_record", "prove_it", tone, length)
    ]

    telling = [line for line in offered if "discloses_record" in line.unconfirmed]
    silent = [line for line in offered if line not in telling]

    assert telling
    assert not any("record" in line.text or "check" in line.text for line in silent)
    best = reframe("", themes=["criminal_record"]).lines
    assert not any("discloses_record" in line.claims for line in best)
    chosen = Situation(claims=frozenset({"discloses_record"}))
    assert any(
        "discloses_record" in line.claims
        for line in reframe("", themes=["criminal_record"], situation=chosen).lines
    )


def test_telling_about_a_record_in_their_own_words_is_asked_about():
    doubts = check("I have a criminal record, and I’ll tell you of it.").unconfirmed

    assert [doubt.key for doubt in doubts] == ["discloses_record"]


@pytest.mark.parametrize(
    "company", ["Brightwater", "Brightwater Ltd", "Grace Bank", "John Lewis"]
)
@pytest.mark.parametrize(
    "text",
    [
        "At {}, I’d like to lead the night team.",
        "I like {}’s plans.",
        "I’d learn a lot, and {} says it trains people.",
        "{} would let me lead.",
    ],
)
def test_the_company_applied_to_is_nobody(text, company):
    found = check(text.format(company), job=TargetJob(company=company))

    assert found.ok, (found.cautions, found.unconfirmed)


def test_a_company_may_be_said_without_the_form_it_has_in_law():
    text = "I like Brightwater’s plans."

    assert check(text, job=TargetJob(company="Brightwater Water Ltd.")).ok


def test_a_person_called_like_a_part_of_the_company_is_still_a_person():
    text = "I’d rather not work with John again."

    found = check(text, job=TargetJob(company="John Lewis"))

    assert [caution.kind for caution in found.cautions] == ["named_person"]


def test_another_company_is_still_asked_about():
    found = check("I like Brightwater’s plans.", job=TargetJob(company="Northgate"))

    assert not found.ok
