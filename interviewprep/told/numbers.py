"""Reads numbers as people say and write them: “two and a half”, “55,000”, “12k”."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\d+(?:[.,’']\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*|[%£$€₹~+]|[^\w\s]", re.UNICODE
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,’']\d{3})+")
_WITH_PENCE = re.compile(r"(\d{1,3}(?:[.,’']\d{3})+)[.,](\d{1,2})")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: float(value) for value, word in enumerate(_ONES)} | {
    word: float(10 * place) for place, word in enumerate(_TENS, 2)
}
_TIMES = {
    "k": 1e3,
    "thousand": 1e3,
    "grand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lpa": 1e5,
    "m": 1e6,
    "million": 1e6,
    "crore": 1e7,
}
HYPHENS = "-\u2010\u2011–—"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of a text, in lower case, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read: its value, and the place after its last token.

    `times` is what it was multiplied by: 1000 for “55k”.
    """

    value: float
    after: int
    times: float = 1


def tokens_of(text: str) -> list[Token]:
    """Return the words, numbers and marks of `text`, in order."""
    return [
        Token(found[0].lower().replace("’", "'"), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def word_at(tokens: list[Token], place: int) -> str:
    """Return the word at `place`; nothing before the first and after the last."""
    return tokens[place].word if 0 <= place < len(tokens) else ""


def number_at(tokens: list[Token], place: int) -> Number | None:
    """Return the number that begins at `place`; None where none does."""
    found = _in_figures(tokens, place) or _in_words(tokens, place)
    if found is None:
        return None
    found = _with_half(tokens, found)
    times = _TIMES.get(word_at(tokens, found.after), 0)
    if not times or (times == _TIMES["m"] and not _is_close(tokens, found.after)):
        return found
    return Number(found.value * times, found.after + 1, times)


def _is_close(tokens: list[Token], place: int) -> bool:
    return tokens[place - 1].end == tokens[place].start


def _in_figures(tokens: list[Token], place: int) -> Number | None:
    word = word_at(tokens, place)
    if not word[:1].isdecimal():
        return None
    if _THOUSANDS.fullmatch(word) or _INDIAN.fullmatch(word):
        return Number(float(re.sub(r"\D", "", word)), place + 1)
    whole, *rest = re.split(r"[.,’']", word)
    if len(rest) > 1:
        return _mixed(word, place)
    value = float(f"{whole}.{rest[0]}" if rest else whole)
    return _with_spaced_groups(tokens, Number(value, place + 1), word)


def _mixed(word: str, place: int) -> Number | None:
    """Read “1,234.50” and “1.234,50”; None for what is no number, as a version is."""
    found = _WITH_PENCE.fullmatch(word)
    if found is None:
        return None
    whole = re.sub(r"\D", "", found[1])
    return Number(float(f"{whole}.{found[2]}"), place + 1)


def _with_spaced_groups(tokens: list[Token], found: Number, word: str) -> Number:
    """Go on reading “60 000”; a year before a number stays a year."""
    value, after = found.value, found.after
    if not word.isdecimal() or len(word) > len("000"):
        return found
    while _is_group(tokens, after):
        value = value * 1000 + float(tokens[after].word)
        after += 1
    return Number(value, after)


def _is_group(tokens: list[Token], place: int) -> bool:
    word = word_at(tokens, place)
    is_group = word.isdecimal() and len(word) == len("000")
    return is_group and tokens[place].start == tokens[place - 1].end + 1


def _in_words(tokens: list[Token], place: int) -> Number | None:
    first = word_at(tokens, place)
    if first in ("half", "dozen"):
        return Number(0.5 if first == "half" else 12, place + 1)
    if first == "a" and word_at(tokens, place + 1) in ("couple", "dozen", "hundred"):
        value = {"couple": 2, "dozen": 12}.get(word_at(tokens, place + 1), 100)
        after = place + 2 + (word_at(tokens, place + 2) == "of")
        return Number(value, after)
    if first not in _SMALL:
        return None
    return _hundreds(tokens, _below_hundred(tokens, place))


def _below_hundred(tokens: list[Token], place: int) -> Number:
    value, after = _SMALL[tokens[place].word], place + 1
    if value < len(_ONES) or value % 10:
        return Number(value, after)
    ones = after + (word_at(tokens, after) in tuple(HYPHENS))
    if word_at(tokens, ones) in _ONES[1:10]:
        return Number(value + _SMALL[tokens[ones].word], ones + 1)
    return Number(value, after)


def _hundreds(tokens: list[Token], found: Number) -> Number:
    if word_at(tokens, found.after) != "hundred":
        return found
    value, after = found.value * 100, found.after + 1
    rest = after + (word_at(tokens, after) == "and")
    if word_at(tokens, rest) in _SMALL:
        below = _below_hundred(tokens, rest)
        return Number(value + below.value, below.after)
    return Number(value, after)


def _with_half(tokens: list[Token], found: Number) -> Number:
    """Add the half of “two and a half”, “two-and-a-half” and “2½”."""
    words = [
        (place, token.word)
        for place, token in enumerate(tokens[found.after :][:6], found.after)
        if token.word not in tuple(HYPHENS)
    ]
    if words[:1] and words[0][1] == "½":
        return Number(found.value + 0.5, words[0][0] + 1)
    if [word for _, word in words[:3]] == ["and", "a", "half"]:
        return Number(found.value + 0.5, words[2][0] + 1)
    return found
