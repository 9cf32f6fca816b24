"""Reads everything that a sentence says in figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from interviewprep.told.days import day_at
from interviewprep.told.money import money_at
from interviewprep.told.numbers import HYPHENS, number_at, tokens_of
from interviewprep.told.quantities import (
    Measure,
    Quantity,
    Reading,
    length_at,
    roughly,
)

_STOP = [
    "a",
    "an",
    "the",
    "in",
    "on",
    "at",
    "of",
    "for",
    "with",
    "and",
    "or",
    "but",
    "to",
    "from",
    "by",
    "as",
    "than",
    "more",
    "less",
    "over",
    "under",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "it",
    "i",
    "we",
    "they",
    "my",
    "our",
    "their",
    "this",
    "that",
    "those",
    "these",
    "so",
    "per",
    "which",
    "who",
    "when",
    "while",
    "where",
    "now",
    "then",
    "there",
    "here",
    "not",
    "after",
    "before",
    "since",
    "until",
    "within",
    "during",
    "about",
    "into",
    "every",
    "each",
    "about",
    "without",
]
# One thing under many names.
_SAME = {
    **dict.fromkeys(
        [
            "team",
            "people",
            "person",
            "staff",
            "colleague",
            "report",
            "engineer",
            "agent",
            "head",
            "member",
            "nurse",
            "developer",
            "direct",
            "employee",
        ],
        "people",
    ),
    **dict.fromkeys(["role", "job", "position", "post", "title", "company"], "role"),
    **dict.fromkeys(["client", "customer", "account"], "client"),
}
_NO_NOTICE = (
    ("immediately",),
    ("straight", "away"),
    ("right", "away"),
    ("at", "once"),
    ("no", "notice"),
    ("any", "time"),
    ("tomorrow",),
)
# What stands between a length of time and what it was spent on.
_LEADING = ["in", "as", "on", "with", "at", "of", "the", "a", "this", "that", "my"]
_AFTER_NUMBER = 3
_SUBJECT = 4
type _Reader = Callable[[Reading, int], Quantity | None]


def quantities_in(
    text: str, *, on: date, is_about_pay: bool = False, is_about_notice: bool = False
) -> list[Quantity]:
    """Return every figure that `text` says, in order, as it was meant on the day `on`.

    In talk of pay a bare number may be a sum; in talk of notice, “immediately” is none
    at all.
    """
    reading = Reading(text, tokens_of(text), on, is_about_pay)
    readers: tuple[_Reader, ...] = (length_at, money_at, day_at, _count_at)
    if is_about_pay:
        readers = (money_at, length_at, day_at, _count_at)
    found: list[Quantity] = []
    place = 0
    while place < len(reading.tokens):
        quantity = _first(readers, reading, place)
        if quantity is None and is_about_notice:
            quantity = _no_notice(reading, place)
        found += [quantity] if quantity else []
        place = quantity.after if quantity else place + 1
    passed = [] if is_about_notice else _since(found, on)
    return [_with_subject(reading, each) for each in found] + passed


def _first(
    readers: tuple[_Reader, ...], reading: Reading, place: int
) -> Quantity | None:
    return next((got for read in readers if (got := read(reading, place))), None)


def _no_notice(reading: Reading, place: int) -> Quantity | None:
    for words in _NO_NOTICE:
        after = place + len(words)
        if tuple(reading.word(at) for at in range(place, after)) == words:
            said = reading.words(place, after)
            return Quantity(Measure.LENGTH, 0.0, 1.0, said, place, after)
    return None


def _count_at(reading: Reading, place: int) -> Quantity | None:
    """Return how many is said at `place`, if it is said of what."""
    number = number_at(reading.tokens, place)
    if number is None or reading.word(place) in ("half", "one"):
        return None
    after, unit = _percent(reading, number.after)
    subject = _content(reading, after, _SUBJECT if unit else _AFTER_NUMBER)
    end = after + bool(subject and not unit)
    if reading.word(place - 1) == "of":
        subject |= _content(reading, place - 2, 1)
    if not (subject or unit):
        return None
    value, words = number.value, reading.words(place, end)
    plain = Quantity(
        Measure.COUNT, value, value, words, place, after, unit=unit, subject=subject
    )
    return roughly(reading, plain, exact=(value, value), start=place)


def _percent(reading: Reading, after: int) -> tuple[int, str]:
    """Return the place after a sign or word for per cent, and the sign."""
    if reading.word(after) in ("%", "percent"):
        return after + 1, "%"
    if (reading.word(after), reading.word(after + 1)) == ("per", "cent"):
        return after + 2, "%"
    return after, ""


def _with_subject(reading: Reading, found: Quantity) -> Quantity:
    """Add what a length of time was spent on: “in the role”, “leading the desk”."""
    if found.measure is not Measure.LENGTH:
        return found
    at = found.after
    while reading.word(at) in _LEADING:
        at += 1
    return replace(found, subject=_content(reading, at, _SUBJECT - 1))


def _content(reading: Reading, place: int, most: int) -> frozenset[str]:
    """Return the words of weight from `place` on, up to where something else begins."""
    words: list[str] = []
    for at in range(place, place + most):
        word = reading.word(at)
        if word in HYPHENS and word:
            continue
        if not word.isalpha() or word in _STOP:
            break
        words.append(stem(word))
    return frozenset(words)


def stem(word: str) -> str:
    """Return the word without its plural, under the one name for what it means."""
    plain = word.removesuffix("'s").removesuffix("'")
    plain = plain.removesuffix("s") if len(plain) > len("bus") else plain
    return _SAME.get(plain, plain)


def _since(found: list[Quantity], on: date) -> list[Quantity]:
    """Add the time that has passed since a day that somebody named as the beginning."""
    is_over = any(each.role == "until" for each in found)
    starts = [each for each in found if each.role == "from"]
    if is_over or not starts:
        return []
    return [
        replace(
            each,
            measure=Measure.LENGTH,
            low=on.toordinal() - each.high,
            high=on.toordinal() - each.low,
            role="",
            words=f"since {each.words}",
        )
        for each in starts
        if each.measure is Measure.DAY and each.high <= on.toordinal()
    ]
