"""Tact: phrases that would hurt are marked where they stand, others are left alone."""

from itertools import pairwise

import pytest

from motivations.reframing.names import named_people
from motivations.reframing.tact import blocking, cautions, rules

KINDS = {
    "blame",
    "insult",
    "absolute",
    "money_first",
    "self_deprecation",
    "private",
    "confidential",
    "legal",
    "named_person",
    "threat",
    "joke",
    "need",
    "profanity",
    "contempt",
    "hedge",
}
MARKED = [
    ("It’s an old boys’ club", "old boys’ club", "blame"),
    ("My boss only promotes his golf buddies", "My boss only promotes", "blame"),
    ("they never listen", "they never", "blame"),
    ("my manager is an idiot", "idiot", "insult"),
    ("I hate that place", "hate", "contempt"),
    ("nothing ever changes, no matter what I do", "no matter what I do", "absolute"),
    ("I want more money", "more money", "money_first"),
    ("I'm not good enough for this", "I'm not good enough", "self_deprecation"),
    ("I was off with depression", "depression", "private"),
    ("the nda says I can't tell", "nda", "confidential"),
    ("I'll go to a tribunal", "tribunal", "legal"),
    ("Karen in payroll took it", "Karen", "named_person"),
    ("a talk with Mr Ferrer", "Mr Ferrer", "named_person"),
    ("pay me or I'll quit", "or I'll quit", "threat"),
    ("fired lol", "lol", "joke"),
    ("the rent is due", "rent is due", "need"),
    ("this shitty place", "shitty", "profanity"),
    ("I guess I could lead", "I guess", "hedge"),
    ("THIS PLACE IS A DISASTER", "THIS PLACE IS A DISASTER", "shouting"),
]
INNOCENT = [
    "I have learned a great deal there, and the next step for me is a larger team.",
    "The structure is flat, so I have gone as far as the role allows.",
    "I enjoy working with current tools, and your product is one reason I applied.",
    "The decision affected forty posts, mine among them.",
    "I moved into data after eight years in shops. Reports were my favourite part.",
    "What would success look like in the first year?",
    "I can take the older accounts on day one.",
    "Ask me to do something you need done, and see how I go about it.",
    "They didn’t need two of us, so I looked at what I could do next.",
    "I’d like a job where the way up is written down.",
    "A customer once told me that I explain things well.",
    "Don’t tell me the answer yet.",
    "In May and in June I worked the late shift.",
    "I assess claims, pass them on, and grasp a brief quickly.",
    "I raised a concern and asked a question.",
]


@pytest.mark.parametrize(("text", "words", "kind"), MARKED)
def test_a_phrase_that_would_hurt_is_marked_where_it_stands(text, words, kind):
    found = {(text[c.start : c.end], c.kind) for c in cautions(text)}

    assert (words, kind) in found


@pytest.mark.parametrize("text", INNOCENT)
def test_what_may_be_said_is_not_stopped(text):
    assert not blocking(text)


def test_every_kind_has_a_rule_with_a_reason_and_a_way_out():
    assert {rule.kind for rule in rules()} == KINDS
    assert all(rule.why.endswith(".") and rule.instead for rule in rules())


def test_no_caution_lies_inside_another():
    text = "My boss is a total idiot who never listens, the toxic old boys' club!"

    spans = [(c.start, c.end) for c in cautions(text)]

    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("text", ["will it work", "the rose garden", "Don't ask"])
def test_everyday_words_are_not_taken_for_names(text):
    assert not named_people(text)


@pytest.mark.parametrize(
    "text",
    ["they gave it to Priya", "ask Will about it", "my boss Tarkan said no"],
)
def test_names_are_noticed(text):
    assert named_people(text)
