"""The phrasebook: its notation, its rules, and that every theme is in it."""

import tomllib
from importlib.resources import files

import pytest

from motivations.reframing.book import BadPhrasebook, read_theme, themes
from motivations.reframing.outcome import TONES
from motivations.reframing.wording import BadWording, read
from motivations.reframing.words import opening

REASONS = 65
ANSWER = {
    "motivation": "move_up",
    "tone": "plain",
    "past": "I {’ve done|did} the same work[ for {tenure}].",
    "more": "It taught me to ask early.",
    "wish": "I’d like more to look after.",
    "here": "What would I do first[ as {title}]?",
}
ENTRY = {
    "meaning": "There’s no way up",
    "chip": "There’s a ceiling",
    "hurts": "It sounds like waiting.",
    "reference": "They’ll say the same.",
    "ask": dict.fromkeys(("recruiter", "manager", "teammate", "leader"), "How?"),
    "follow_ups": [
        {"question": "Why?", "answer": "For this.", "only_if": "", "otherwise": ""}
    ],
    "answers": [ANSWER],
}


def test_every_reason_has_everything_it_needs():
    assert len(themes()) == REASONS
    for info in themes().values():
        assert info.meaning, info.key
        assert info.chip, info.key
        assert info.hurts, info.key
        assert info.reference, info.key
        assert len(info.ask) == 4, info.key
        assert info.follow_ups, info.key
        for motivation in info.motivations:
            for tone in TONES:
                numbers = [
                    answer.number
                    for answer in info.answers
                    if (answer.motivation, answer.tone) == (motivation, tone)
                ]
                assert numbers == [1, 2, 3, 4], (info.key, motivation, tone)


@pytest.mark.parametrize("key", list(themes()))
def test_no_two_texts_that_open_a_line_open_alike(key):
    openings = [
        opening(wording.bare(still_there=True))
        for answer in themes()[key].answers
        for wording in (answer.past, answer.wish)
    ]

    assert len(set(openings)) == len(openings)


@pytest.mark.parametrize("key", list(themes()))
def test_each_tone_has_answers_that_claim_nothing(key):
    info = themes()[key]

    for motivation in info.motivations:
        for tone in TONES:
            free = [
                answer
                for answer in info.answers
                if (answer.motivation, answer.tone) == (motivation, tone)
                and not any(answer.claims.values())
            ]
            assert len(free) >= 2, (motivation, tone)


def test_questions_are_asked_of_every_audience():
    path = files("motivations.reframing").joinpath("phrasebook/questions.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    for topic in table.values():
        asked = [topic[name] for name in ("recruiter", "manager", "teammate", "leader")]
        assert len(set(asked)) == len(asked)
        assert all(question.endswith("?") for question in asked)


def test_a_good_entry_is_read():
    info = read_theme("glass_ceiling", ("move_up",), ENTRY)

    assert info.answers[0].past.bare(still_there=True) == "I’ve done the same work."
    assert info.answers[0].past.bare(still_there=False) == "I did the same work."
    assert info.answers[0].past.slots == {"tenure"}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"chip": ""}, "chip is missing"),
        ({"tense": "future"}, "tense"),
        ({"ask": {"recruiter": "How?"}}, "manager is missing"),
        ({"answers": [ANSWER | {"tone": "angry"}]}, "not a motivation or tone"),
        ({"answers": [ANSWER | {"motivation": "prove_it"}]}, "not a motivation or"),
        ({"answers": [ANSWER | {"wish": "A [{nothing}] b."}]}, "no such fact"),
        ({"answers": [ANSWER | {"wish": "I want {hook}."}]}, "brackets out of place"),
        ({"answers": [ANSWER | {"claims": {"past": ["rich"]}}]}, "unknown claims"),
        ({"answers": [ANSWER | {"claims": {"end": ["learned"]}}]}, "no such part"),
        (
            {"answers": [ANSWER | {"claims": {"past": ["resigned", "dismissed"]}}]},
            "ended twice",
        ),
        (
            {
                "follow_ups": [
                    {
                        "question": "Why?",
                        "answer": "So.",
                        "only_if": "it is true",
                        "otherwise": "",
                    }
                ]
            },
            "go together",
        ),
    ],
)
def test_a_bad_entry_is_refused_with_a_reason(change, complaint):
    with pytest.raises(BadPhrasebook, match=complaint):
        read_theme("glass_ceiling", ("move_up",), ENTRY | change)


@pytest.mark.parametrize(
    "text",
    ["A {b", "A [b]", "A [{hook} and {title}].", "A [{hook]} b.", "A [{hook} {x}]."],
)
def test_a_broken_notation_is_refused(text):
    with pytest.raises(BadWording):
        read(text)
