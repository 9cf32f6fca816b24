"""The form of what can be said: stops, capitals, articles, lengths and beginnings."""

import re
from itertools import pairwise

import pytest

from motivations.reframing.words import opening
from tests.reframing.grammar.spoken import (
    Spoken,
    asked_and_answered,
    distinct_sentences,
    lines,
    parts,
)

LONGEST = 28
LONGEST_WITH_FACTS = 30
HIGHEST_GRADE = 9

_SOUNDS_LIKE_VOWEL = re.compile(
    r"[aeio]|u(?!s|ni(?!n))|hour|honest|heir", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?i)\b(an?) ([\w’-]+)")
_STOPS = re.compile(r"[.?]+[”’]?(?= |$)")
_QUOTED = re.compile(r"“[^”]*”")
_GROUPS_OF_VOWELS = re.compile(r"[aeiouy]+")


def wrong(texts, is_wrong):
    """Return where the wrong texts stand, and the texts."""
    return [(text.where, text.text) for text in texts if is_wrong(text)]


def everything() -> tuple[Spoken, ...]:
    return parts() + asked_and_answered()


def test_there_is_a_whole_phrasebook_to_read():
    assert len(distinct_sentences()) > 10_000


def test_every_sentence_ends_with_one_stop():
    def has_other_ends(sentence: Spoken) -> bool:
        stops = _STOPS.findall(_QUOTED.sub("“…”", sentence.text))
        whole = re.fullmatch(r".*[\w’”)](?:[.?]|[.?]”)", sentence.text)
        return not whole or len(stops) > 1 or "!" in sentence.text

    assert wrong(distinct_sentences(), has_other_ends) == []


def test_no_notation_or_stray_space_is_spoken():
    stray = re.compile(r"[{}\[\]<>|—]|\s{2}|\s[.,;:?]|[,;:]{2}|^\s|\s$")

    assert wrong(everything(), lambda text: stray.search(text.text)) == []


def test_every_sentence_begins_with_a_capital():
    small = re.compile(r"^“?[a-z]|[.?] “?[a-z]")

    assert wrong(everything(), lambda text: small.search(text.text)) == []


def test_no_straight_quotes():
    assert wrong(everything(), lambda text: re.search(r"[\"'`]", text.text)) == []


def test_a_or_an_goes_by_the_sound():
    def mistaken(text: Spoken) -> bool:
        return any(
            (article.lower() == "an") != bool(_SOUNDS_LIKE_VOWEL.match(word))
            for article, word in _ARTICLE.findall(text.text)
        )

    assert wrong(everything(), mistaken) == []


def test_no_two_sentences_in_a_row_begin_alike():
    def repeats(text: Spoken) -> bool:
        beginnings = (opening(sentence.text) for sentence in text.sentences())
        return any(first == second for first, second in pairwise(beginnings))

    assert wrong(lines() + asked_and_answered(), repeats) == []


def test_every_sentence_can_be_said_in_a_breath():
    def too_long(sentence: Spoken) -> bool:
        most = LONGEST_WITH_FACTS if sentence.is_filled else LONGEST
        return len(sentence.text.split()) > most

    assert wrong(distinct_sentences(), too_long) == []


def test_every_answer_is_easily_understood():
    spoken = [line for line in lines() if not line.where.endswith("breath")]

    assert wrong(spoken, lambda line: grade(line) > HIGHEST_GRADE) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [("job", 1), ("people", 2), ("responsible", 4), ("decided", 3), ("worked", 1)],
)
def test_syllables_are_counted_roughly_as_they_are_heard(word, count):
    assert syllables(word) == count


def grade(line: Spoken) -> float:
    """Return the years of school that an answer asks of its listener.

    The formula and its figures are those of Kincaid and others (1975).
    """
    words = line.text.split()
    a_sentence = len(words) / len(line.sentences())
    a_word = sum(map(syllables, words)) / len(words)
    return 0.39 * a_sentence + 11.8 * a_word - 15.59


def syllables(word: str) -> int:
    """Return roughly how many syllables are heard in a word."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(_GROUPS_OF_VOWELS.findall(letters))
    silent_e = letters.endswith("e") and not re.search(r"[^aeiou]le$", letters)
    silent_ed = re.search(r"[^td]ed$", letters)
    return max(count - bool(silent_e or silent_ed), 1)
