"""What an ad leaves vague is found, and what it says plainly is left alone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ads.decoding import decode, vague_words_in
from interviewprep.ads.lexicon import AUDIENCES, lexicon
from tests.ads.innocent import INNOCENT

FAMILIES = list(lexicon().families.values())
PHRASES = {
    " ".join([phrase.family.key, *(max(slot.words) for slot in phrase.slots)]): phrase
    for found in lexicon().by_first_word.values()
    for phrase in found
}
VAGUE = [
    ("You thrive in a fast-paced environment.", "pace"),
    ("You’ll wear many different hats.", "hats"),
    ("We pay a competitive salary.", "pay"),
    ("Salary: DOE", "experience_pay"),
    ("Pay depends on experience.", "experience_pay"),
    ("We work hard, play hard!", "play"),
    ("We’re like one big family.", "family"),
    ("You are a self-starter.", "starter"),
    ("Unlimited holiday", "holiday"),
    ("We need a sales ninja.", "star"),
    ("Flexible hours", "hours"),
    ("Must be able to handle pressure", "pressure"),
    ("A dynamic environment awaits", "dynamic"),
    ("You are comfortable with ambiguity.", "ambiguity"),
    ("Great growth opportunities", "growth"),
    ("Other duties as assigned", "duties"),
    ("Immediate start", "immediate"),
    ("Urgently hiring!", "immediate"),
    ("A start-up mentality", "startup"),
    ("You hit the\nground running.", "ground"),
    ("You are used to tight deadlines.", "deadlines"),
    ("Some travel", "travel"),
    ("On-call rota", "on_call"),
    ("A great team spirit", "spirit"),
    ("You go the extra mile.", "mile"),
    ("This is not a 9-5.", "mile"),
    ("You are passionate about what we do.", "passion"),
    ("You take full ownership.", "ownership"),
    ("OTE", "bonus"),
    ("Excellent benefits package", "perks"),
    ("Hybrid role", "hybrid"),
    ("You manage multiple stakeholders.", "stakeholders"),
    ("You stay calm with difficult customers.", "customers"),
    ("A lean team", "lean"),
    ("Salary no bar", "pay"),
]


@pytest.mark.parametrize(("sentence", "family"), VAGUE)
def test_what_is_vague_is_found(sentence, family):
    assert [each.family.key for each in vague_words_in(sentence)] == [family]


@pytest.mark.parametrize("sentence", INNOCENT)
def test_what_is_said_plainly_is_left_alone(sentence):
    assert vague_words_in(sentence) == []


def test_a_figure_settles_what_it_is_said_of_and_no_more():
    text = "A competitive salary, unlimited holiday and some travel (two days a month)."

    found = [each.family.key for each in vague_words_in(text)]

    assert found == ["pay", "holiday"]


def test_there_is_enough_to_look_for():
    assert len(PHRASES) >= 60
    assert len(FAMILIES) >= 12
    assert len(INNOCENT) >= 100
    assert {family for _, family in VAGUE} == set(lexicon().families)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.key)
def test_each_family_has_two_readings_and_a_question_for_everybody(family):
    asked = [family.question_for(audience) for audience in AUDIENCES]

    assert family.good != family.hard
    assert len(set(asked)) == len(AUDIENCES)
    assert all(len(question) <= 240 and question.endswith("?") for question in asked)
    assert family.question_for("unknown") == family.questions["manager"]
    # A question is no accusation: the ad's own words are not thrown back.
    assert not any(vague_words_in(question) for question in asked if "they" in question)


@pytest.mark.parametrize("name", sorted(PHRASES))
def test_each_phrase_can_be_found(name):
    phrase = PHRASES[name]
    shortest = [min(slot.words) for slot in phrase.slots if not slot.is_optional]
    longest = [max(slot.words) for slot in phrase.slots]

    for words in (shortest, longest):
        found = vague_words_in(f"We offer: {' '.join(words)}")
        assert [each.family for each in found] == [phrase.family]


def test_the_text_stays_as_it_is_and_a_family_keeps_its_number():
    text = "Fast-paced!\n\nSome <b>travel</b>. Some travel; fast pace, & “OTE”."

    decoded = decode(text)

    assert "".join(piece.text for piece in decoded.pieces) == text
    numbered = [(each.text, each.number) for each in decoded.pieces if each.number]
    assert numbered == [
        ("Fast-paced", 1),
        ("Some travel", 2),
        ("fast pace", 1),
        ("OTE", 3),
    ]
    assert [point.words for point in decoded.points] == [
        ("Fast-paced", "fast pace"),
        ("Some travel",),
        ("OTE",),
    ]


@pytest.mark.parametrize(
    "text",
    ["fast.\nPaced", "tight\n\ndeadlines", "tight\n- deadlines", "Great, team spirit"],
)
def test_a_phrase_does_not_go_from_one_sentence_to_the_next(text):
    assert vague_words_in(text) == []


@given(st.text(max_size=300))
def test_any_text_comes_back_whole(text):
    assert "".join(piece.text for piece in decode(text).pieces) == text


@given(st.lists(st.sampled_from([*INNOCENT, *(said for said, _ in VAGUE)]), max_size=6))
def test_marks_never_overlap(sentences):
    found = vague_words_in("\n\n".join(sentences))

    assert all(one.end <= two.start for one, two in pairwise(found))


WORST = {
    "an ad": (" ".join(INNOCENT) + " ".join(said for said, _ in VAGUE)) * 9,
    "one word": "fast " * 5000,
    "half a phrase": "depending on your level of and " * 900,
    "one letter": "a" * 30_000,
    "line breaks": " \n" * 15_000,
    "bullets": "\n- " * 10_000,
    "capitals that grow": "İ" * 30_000,
}


@pytest.mark.parametrize("name", WORST)
def test_nothing_of_twenty_thousand_characters_takes_much_longer_than_an_ad(name):
    text, ad = WORST[name][:20_000], WORST["an ad"][:20_000]
    decode(text)

    spent = min(_seconds(text) for _ in range(7))

    # A pattern that runs away takes thousands of times as long, not a few.
    assert len(text) >= 20_000
    assert spent < 20 * min(_seconds(ad) for _ in range(3))


def _seconds(text: str) -> float:
    started = time.process_time()
    decode(text)
    return time.process_time() - started
