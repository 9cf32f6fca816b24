"""What a sentence says in figures: how long, how much, how many, since when."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from interviewprep.told.numbers import HYPHENS, Number, Token, number_at, word_at

MONTH = 30.44
YEAR = 365.25


class Measure(Enum):
    """What kind of figure it is: only like is compared with like."""

    LENGTH = auto()  # in days
    MONEY = auto()  # in `unit`, a year where the period is told
    COUNT = auto()  # of `subject`
    DAY = auto()  # as ordinals of dates
    MONTH_OF_YEAR = auto()  # 1 to 12, where nobody named the year


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure somebody said, as the span it may mean, and the words it stood in.

    `role` tells figures of one measure apart (what is earned, what is wanted; since
    and until); `subject` is what was counted. `unit` is a currency, empty where it
    was not named.
    """

    measure: Measure
    low: float
    high: float
    words: str
    place: int
    after: int
    role: str = ""
    unit: str = ""
    subject: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence being read: its text, its tokens, and the day it was said."""

    text: str
    tokens: list[Token]
    on: date
    is_about_pay: bool = False

    def words(self, start: int, after: int) -> str:
        """Return the words from one token to before another, as they were written."""
        return self.text[self.tokens[start].start : self.tokens[after - 1].end]

    def word(self, place: int) -> str:
        return word_at(self.tokens, place)


_UNITS = {
    "day": 1.0,
    "week": 7.0,
    "wk": 7.0,
    "fortnight": 14.0,
    "month": MONTH,
    "mth": MONTH,
    "mo": MONTH,
    "year": YEAR,
    "yr": YEAR,
}
_FILLERS = ("full", "whole", "calendar", "solid", "good", "working")
_BELOW = {"almost", "nearly", "under", "close", "less", "coming"}
_ABOVE = {"over", "more", "least", "upwards", "above", "beyond", "minimum", "+"}
_NEAR = {"about", "around", "roughly", "approximately", "circa", "some", "~", "ca"}
_BETWEEN = {"than", "to", "up", "just", "at", "of", "on", "a", "an", "£", "$", "€", "₹"}
# How far a rough figure may be off. “Almost three” is not two and a half.
_ROUGH = 0.15


def unit_at(reading: Reading, place: int) -> tuple[float, int]:
    """Return the days of the unit of time at `place`, and what follows it; else 0."""
    while reading.word(place) in (*_FILLERS, *HYPHENS):
        place += 1
    word = reading.word(place).removesuffix("'").removesuffix("'s")
    return _UNITS.get(word, _UNITS.get(word.removesuffix("s"), 0.0)), place + 1


def length_at(reading: Reading, place: int) -> Quantity | None:
    """Return how long is said at `place`: “2 years, 8 months”, “3 to 4 weeks”."""
    low, high = _range_at(reading, place)
    if high is None:
        return None
    days, after = unit_at(reading, high.after)
    if not days:
        return None
    longest, step = high.value * days, days
    if reading.tokens[after - 1].word and _and_a_half(reading, after):
        longest, step, after = longest + days / 2, days / 2, after + 3
    more, step, after = _smaller_part(reading, after, days, step)
    shortest = longest if low is None else low.value * days
    return _spoken_length(
        reading, (place, after), (shortest + more, longest + more), step
    )


def _and_a_half(reading: Reading, place: int) -> bool:
    return [reading.word(place + step) for step in range(3)] == ["and", "a", "half"]


def _smaller_part(
    reading: Reading, after: int, days: float, step: float
) -> tuple[float, float, int]:
    """Read on after a unit: the “8 months” of “2 years and 8 months”."""
    rest = after
    while reading.word(rest) in ("and", ","):
        rest += 1
    more = _number(reading, rest)
    if more is None:
        return 0.0, step, after
    smaller, end = unit_at(reading, more.after)
    if not smaller or smaller >= days:
        return 0.0, step, after
    return more.value * smaller, smaller, end


def _range_at(reading: Reading, place: int) -> tuple[Number | None, Number | None]:
    """Return the two ends of “three to four”, or nothing and the one number."""
    first = _number(reading, place)
    if first is None or reading.word(first.after) not in ("to", "or", *HYPHENS):
        return None, first
    second = _number(reading, first.after + 1)
    is_range = second is not None and second.value > first.value
    return (first, second) if is_range else (None, first)


def _number(reading: Reading, place: int) -> Number | None:
    """Return the number at `place`, also the one of “a year”."""
    if (found := number_at(reading.tokens, place)) is not None:
        return found
    is_one = reading.word(place) in ("a", "an", "one")
    return Number(1, place + 1) if is_one and unit_at(reading, place + 1)[0] else None


def _spoken_length(
    reading: Reading, span: tuple[int, int], days: tuple[float, float], step: float
) -> Quantity:
    """Return the length as people mean it: who says “two years” rounds, mostly down."""
    start, words = span[0], reading.words(*span)
    low, high = days
    if step == YEAR:
        low, high = low - 2 * MONTH, high + 5.9 * MONTH
    elif step == YEAR / 2:
        low, high = low - 2 * MONTH, high + 2.9 * MONTH
    else:
        slack = 0.06 if high < YEAR else 0.03
        low, high = low * (1 - slack), high * (1 + slack)
    plain = Quantity(Measure.LENGTH, low, high, words, *span)
    return roughly(reading, plain, exact=days, start=start)


def roughly(
    reading: Reading, plain: Quantity, *, exact: tuple[float, float], start: int
) -> Quantity:
    """Widen a figure by the words before it: “almost”, “about”, “at least”, “up to”."""
    word, first = qualifier(reading, start)
    words = reading.words(first, plain.after)
    if word == "up":
        return replace(plain, low=0.0, high=exact[1], words=words)
    if word in _BELOW:
        low = exact[0] * (1 - _ROUGH)
        return replace(plain, low=low, high=exact[1] * 1.001, words=words)
    if word in _ABOVE:
        is_open = word in ("least", "minimum", "upwards")
        high = float("inf") if is_open else max(plain.high, exact[1] * (1 + 2 * _ROUGH))
        return replace(plain, low=exact[0] * 0.999, high=high, words=words)
    if word in _NEAR:
        low = min(plain.low, exact[0] * (1 - _ROUGH))
        high = max(plain.high, exact[1] * (1 + _ROUGH))
        return replace(plain, low=low, high=high, words=words)
    return plain


def qualifier(reading: Reading, start: int) -> tuple[str, int]:
    """Return the word that makes the figure at `start` rough, and where it begins."""
    first, word = start, ""
    for place in range(start - 1, max(-1, start - 4), -1):
        said = reading.word(place)
        if said == "up" and reading.word(place + 1) == "to":
            word, first = "up", place
        elif said in _BELOW | _ABOVE | _NEAR:
            word, first = said, place
        elif said not in _BETWEEN:
            break
    if reading.word(first - 1) in ("just", "at") and word:
        first -= 1
    return word, first
