"""Reads dates as people say them: “since March 2023”, “the end of May”, “3/2023”."""

import calendar
import re
from datetime import date

from interviewprep.told.numbers import HYPHENS
from interviewprep.told.quantities import Measure, Quantity, Reading

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
# Words as well as months: only with a capital letter, or beside a number.
_WORDS_TOO = ("may", "march", "mar")
_SINCE = ["since", "from", "started", "joined", "start", "began", "begun", "starting"]
_UNTIL = [
    "until",
    "till",
    "to",
    "left",
    "leave",
    "ended",
    "ends",
    "end",
    "finished",
    "finish",
    "through",
]
_START = ["available", "begin"]
_SKIPPED = [
    "the",
    "of",
    "in",
    "on",
    "my",
    "a",
    "at",
    "beginning",
    "start",
    "middle",
    "mid",
    "late",
    "early",
    "day",
    "last",
]
_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_ORDINALS = ("st", "nd", "rd", "th")
_NUMERIC_MONTH = re.compile(r"(\d{1,2})[./](\d{4})")


def day_at(reading: Reading, place: int) -> Quantity | None:
    """Return the date or month that begins at `place`; None where none does."""
    return (
        _iso(reading, place)
        or _day_and_month(reading, place)
        or _month_first(reading, place)
        or _month_in_figures(reading, place)
        or _year(reading, place)
    )


def _iso(reading: Reading, place: int) -> Quantity | None:
    year, dash, month, dash_too, day = (reading.word(place + at) for at in range(5))
    if dash != "-" or dash_too != "-" or not (year + month + day).isdecimal():
        return None
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return _between(reading, place, place + 5, on, on)


def _day_and_month(reading: Reading, place: int) -> Quantity | None:
    """Read “3 March”, “3rd of March 2023”."""
    day = _number(reading.word(place), 31)
    at = place + 1 + (reading.word(place + 1) in _ORDINALS)
    at += reading.word(at) == "of"
    month = _month(reading, at) if day else 0
    return _of_parts(reading, place, at + 1, month, day) if month else None


def _month_first(reading: Reading, place: int) -> Quantity | None:
    """Read “March 2023”, “March 3, 2023” and “in May”."""
    month = _month(reading, place)
    if not month:
        return None
    day = _number(reading.word(place + 1), 31)
    after = place + 1 + bool(day)
    after += bool(day) and reading.word(after) in _ORDINALS
    return _of_parts(reading, place, after, month, day)


def _of_parts(
    reading: Reading, place: int, after: int, month: int, day: int
) -> Quantity | None:
    at = after + (reading.word(after) in (",", "of"))
    year = _year_of(reading.word(at))
    if not year:
        return _quantity(reading, Measure.MONTH_OF_YEAR, (place, after), month, month)
    last = calendar.monthrange(year, month)[1]
    first = date(year, month, min(day or 1, last))
    return _between(
        reading, place, at + 1, first, first if day else first.replace(day=last)
    )


def _month_in_figures(reading: Reading, place: int) -> Quantity | None:
    """Read “03/2023”: figures around a full stop are one token, others are three."""
    joined = "".join(reading.word(place + at) for at in range(3))
    single = _NUMERIC_MONTH.fullmatch(reading.word(place))
    found = single or _NUMERIC_MONTH.fullmatch(joined)
    if found is None or reading.word(place - 1) == "/":
        return None
    month, year = int(found[1]), _year_of(found[2])
    if not (year and 1 <= month <= 12):  # noqa: PLR2004  months
        return None
    first = date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    return _between(reading, place, place + (1 if single else 3), first, last)


def _year(reading: Reading, place: int) -> Quantity | None:
    year = _year_of(reading.word(place))
    if not year:
        return None
    return _between(reading, place, place + 1, date(year, 1, 1), date(year, 12, 31))


def _between(
    reading: Reading, place: int, after: int, first: date, last: date
) -> Quantity:
    low, high = first.toordinal(), last.toordinal()
    return _quantity(reading, Measure.DAY, (place, after), low, high)


def _quantity(
    reading: Reading, measure: Measure, span: tuple[int, int], low: float, high: float
) -> Quantity:
    words, role = reading.words(*span), _role(reading, span[0])
    return Quantity(measure, low, high, words, *span, role)


def _role(reading: Reading, place: int) -> str:
    """Tell since when from until when; empty where nothing says which."""
    for at in range(place - 1, max(-1, place - 5), -1):
        word = reading.word(at)
        if word in _START:
            return "start"
        if word in _SINCE and reading.word(at - 1) != "the":
            return "from"
        if word in (*_UNTIL, *HYPHENS) and reading.word(at - 1) != "the":
            return "until"
        if word not in _SKIPPED and not word.isdecimal():
            break
    return ""


def _month(reading: Reading, place: int) -> int:
    word = reading.word(place)
    if word in _WORDS_TOO:
        token = reading.tokens[place]
        has_capital = reading.text[token.start].isupper()
        is_dated = reading.word(place - 1).isdecimal() or _year_of(
            reading.word(place + 1)
        )
        if not (is_dated or (has_capital and place > 0)):
            return 0
    return _MONTHS.get(word, 0)


def _number(word: str, most: int) -> int:
    return int(word) if word.isdecimal() and 1 <= int(word) <= most else 0


def _year_of(word: str) -> int:
    is_year = word.isdecimal() and len(word) == len("2023")
    return int(word) if is_year and _FIRST_YEAR <= int(word) <= _LAST_YEAR else 0
