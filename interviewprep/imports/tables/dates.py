"""Reads dates however they were written, and says when day and month are unclear."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from enum import Enum, auto

from interviewprep.jobs.days import noon_of

# Nobody looked for a job here before, and nobody has yet after.
FIRST_YEAR, LAST_YEAR = 1970, 2100
_CENTURY_TURNS_AT = 70
_LONGEST = 60

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)[t ,]*(.*)")
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)[ ,]*(.*)")
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\.?[ ,-]+(\d{4}|\d{2})(?!\d)[ ,]*(.*)"
)
_WORD_DAY = re.compile(
    r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)[ ,]*(.*)"
)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +")
_CLOCK = re.compile(
    r"(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?(am|pm|a\.m\.|p\.m\.)?"
    r" ?(z|utc|gmt|[+-]\d{2}:?\d{2})?"
)
_EPOCH_MILLISECONDS = re.compile(r"1\d{12}")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTHS_IN_A_YEAR = 12


class Order(Enum):
    """Which of two numbers is the day, as far as a column tells."""

    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    UNCLEAR = auto()
    NO_MATTER = auto()


def order_of(texts: Iterable[str]) -> Order:
    """Tell from a column's dates which number is the day: one above 12 does."""
    pairs = [(int(m[1]), int(m[3])) for text in texts if (m := _slashed(text))]
    if not pairs:
        return Order.NO_MATTER
    day_first = any(first > _MONTHS_IN_A_YEAR for first, _ in pairs)
    month_first = any(second > _MONTHS_IN_A_YEAR for _, second in pairs)
    if day_first != month_first:
        return Order.DAY_FIRST if day_first else Order.MONTH_FIRST
    if all(first == second for first, second in pairs):
        return Order.NO_MATTER
    return Order.UNCLEAR


def unclear_example(texts: Iterable[str]) -> str:
    """Return the first date that reads in two ways; empty if none does."""
    for text in texts:
        match = _slashed(text)
        if match and match[1] != match[3]:
            return text
    return ""


def read_moment(text: str, *, day_first: bool, zone: tzinfo) -> datetime | None:
    """Return the moment that `text` names, in UTC; None where it names none.

    Numbers with slashes go by `day_first`, unless one of them can't be a month; with
    dots the day is first. A clock time without a zone is one in `zone`.
    """
    tidy = _WEEKDAY.sub("", " ".join(text[:_LONGEST].split()).casefold(), count=1)
    if _EPOCH_MILLISECONDS.fullmatch(tidy):
        return datetime.fromtimestamp(int(tidy) / 1000, UTC)
    found = _parts(tidy, day_first=day_first)
    if found is None:
        return None
    year, month, day, rest = found
    try:
        return _at(datetime(year, month, day, tzinfo=zone), rest)
    except (ValueError, OverflowError):
        return None


def _slashed(text: str) -> re.Match[str] | None:
    """Match a date whose first two numbers could be either; dots put the day first."""
    match = _SLASHED.fullmatch(" ".join(text[:_LONGEST].split()))
    return match if match and match[2] != "." else None


def _parts(text: str, *, day_first: bool) -> tuple[int, int, int, str] | None:
    """Return year, month, day and what follows them."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3]), match[4]
    if match := _SLASHED.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        is_day_first = (day_first or match[2] == ".") and second <= _MONTHS_IN_A_YEAR
        if is_day_first or first > _MONTHS_IN_A_YEAR:
            first, second = second, first
        return _year(match[4]), first, second, match[5]
    if match := _DAY_WORD.fullmatch(text):
        month = _MONTHS.get(match[2], 0)
        return _year(match[3]), month, int(match[1]), match[4]
    if match := _WORD_DAY.fullmatch(text):
        return int(match[3]), _MONTHS.get(match[1], 0), int(match[2]), match[4]
    return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004  written in full
        return year
    return year + (1900 if year >= _CENTURY_TURNS_AT else 2000)


def _at(day: datetime, clock: str) -> datetime | None:
    """Return the day at the time written after it; raise ValueError if it has none."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    if not clock:
        return noon_of(day, day.tzinfo).astimezone(UTC)
    match = _CLOCK.fullmatch(clock)
    if not match:
        return None
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].startswith("p") else 0)
    zone = _zone(match[5], day.tzinfo)
    at = day.replace(
        hour=hour, minute=int(match[2]), second=int(match[3] or 0), tzinfo=zone
    )
    return at.astimezone(UTC)


def _zone(written: str | None, usual: tzinfo | None) -> tzinfo | None:
    if not written:
        return usual
    if written in {"z", "utc", "gmt"}:
        return UTC
    return datetime.strptime(written, "%z").tzinfo
