"""Words, clauses and lengths of time: the small change of reading and speaking."""

import re
from itertools import pairwise

from motivations.reframing.lexicon import read_table
from motivations.reframing.outcome import Span

LONGEST_READ = 4_000
"""Characters of a private text that are read; the form allows 2,000."""

MONTHS_IN_YEAR = 12
_AROUND_HALF = (5, 6, 7)
_NEARLY = 8

_PLAIN = (
    ("’", "'"),
    ("‘", "'"),
    ("\u02bc", "'"),
    ("`", "'"),
    ("“", '"'),
    ("”", '"'),
    ("–", "-"),
    ("—", "-"),
    ("\u2011", "-"),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_BREAK = re.compile(
    r"[.!?;:\n\r]+|,\s(?=(?:and|but|so|plus|also|then|i|they|he|she|we|my|the|no)\b)"
    r"|\s-+\s|\s(?=(?:but|because|plus|although|even though|on top of)\b)",
    re.IGNORECASE,
)
_LISTS = read_table("lists.toml")
_SMALL: list[str] = _LISTS["small_numbers"]
NUMBER_WORDS = frozenset([*_SMALL[2:], *_LISTS["large_numbers"]])
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}


def plain(text: str) -> str:
    """Return the text with typewriter quotes and spaces, every character in place."""
    # One by one is several times faster than a translation table.
    for fancy, simple in _PLAIN:
        text = text.replace(fancy, simple)
    return text


def lowered(text: str) -> str:
    """Return plain text in small letters, every character in its place."""
    readable = plain(text)
    small = readable.lower()
    if len(small) == len(readable):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in readable)


def words_of(text: str) -> list[str]:
    """Return the words in lower case, with typewriter apostrophes."""
    return _WORD.findall(plain(text).lower())


def words_in_place(text: str) -> list[str]:
    """Return the words as `word_spans` does, without their places: it's quicker."""
    return _WORD.findall(lowered(text))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Return each word in lower case with where it starts and ends."""
    small = lowered(text)
    return [(small[a:b], a, b) for a, b in (m.span() for m in _WORD.finditer(small))]


def count(text: str) -> int:
    """Return how many words a speaker says: what stands between spaces."""
    return len(text.split())


def opening(text: str) -> str:
    """Return the first three words, the way two lines are compared."""
    return " ".join(words_of(text)[:3])


def clauses(text: str, *, shortest: int = 3, most: int = 5) -> list[Span]:
    """Return the spans of up to `most` clauses of at least `shortest` words.

    A fragment that is too short joins the clause before it; where there are more
    clauses than asked for, neighbours join so that all are about as long.
    """
    readable = plain(text)
    breaks = [match.start() for match in _BREAK.finditer(readable)]
    spans: list[Span] = []
    for start, end in pairwise([0, *breaks, len(readable)]):
        if len(_WORD.findall(readable, start, end)) >= shortest:
            spans.append((start, end))
        elif spans:
            spans[-1] = (spans[-1][0], end)
    return [_trimmed(readable, span) for span in _joined(spans, most)]


def _joined(spans: list[Span], most: int) -> list[Span]:
    """Return at most so many spans, neighbours joined evenly."""
    size = -(-len(spans) // most) or 1
    groups = [spans[start : start + size] for start in range(0, len(spans), size)]
    return [(group[0][0], group[-1][1]) for group in groups]


def _trimmed(text: str, span: Span) -> Span:
    """Return the span without the spaces and stops around its words."""
    start, end = span
    edge = " \t\r\n.,;:!?-\"'"
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def number_in_words(number: int) -> str:
    """Return a whole number below sixty in words, above it in figures."""
    if number < len(_SMALL):
        return _SMALL[number]
    tens = number // 10 * 10
    if tens not in _TENS:
        return str(number)
    return _TENS[tens] + (f"-{_SMALL[number - tens]}" if number > tens else "")


def tenure_in_words(months: int) -> str:
    """Return a length of time the way people say it: “nearly three years”."""
    if months < MONTHS_IN_YEAR:
        return "a month" if months == 1 else f"{number_in_words(months)} months"
    years, rest = divmod(months, MONTHS_IN_YEAR)
    if rest >= _NEARLY:
        return f"nearly {_years(years + 1)}"
    if rest in _AROUND_HALF:
        return "a year and a half" if years == 1 else _and_a_half(years)
    return _years(years) if rest == 0 else f"just over {_years(years)}"


def _years(years: int) -> str:
    return "a year" if years == 1 else f"{number_in_words(years)} years"


def _and_a_half(years: int) -> str:
    return f"{number_in_words(years)} and a half years"
