"""Harper, a grammar checker, finds nothing in the phrasebook that hasn’t been read."""

import pytest

from tests.reframing.grammar.harper_check import allowed, false_alarms, findings
from tests.reframing.grammar.spoken import Spoken, distinct_sentences


def test_harper_finds_no_fault_that_nobody_has_read():
    let_stand = false_alarms()

    found = list(findings(distinct_sentences()))

    unread = [
        f"{one.rule}: “{one.words}” in {one.sentence.pattern!r} "
        f"({one.sentence.where}): {one.message}"
        for one in found
        if one.sentence.pattern not in let_stand.get(one.rule, frozenset())
    ]
    assert unread == []
    seen = {(one.rule, one.sentence.pattern) for one in found}
    listed = {(rule, pattern) for rule, all_ in let_stand.items() for pattern in all_}
    assert listed - seen == set(), "take these from the list: they are gone"


@pytest.mark.parametrize(
    "faulty",
    [
        "I’m looking for a opportunity to lead.",
        "I’d like to to learn the whole trade.",
        "I look after the the night shift.",
    ],
)
def test_harper_would_find_a_fault(faulty):
    sentence = Spoken("here", faulty, faulty)

    found = list(findings([sentence]))

    assert [one.sentence for one in found] == [sentence]


def test_every_rule_that_is_off_says_why():
    reasons = [
        *allowed()["rules_off"].values(),
        *(entry["reason"] for entry in allowed()["false_alarms"].values()),
    ]

    assert all(reason.endswith(".") for reason in reasons)
