"""Reads sums of money: “£55k”, “between 50 and 60 thousand”, “12 LPA”."""

from dataclasses import dataclass, replace

from interviewprep.told.numbers import HYPHENS, Number, number_at
from interviewprep.told.quantities import Measure, Quantity, Reading, roughly

_CURRENCIES = {
    **dict.fromkeys(("£", "gbp", "pound", "pounds", "sterling", "quid"), "GBP"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars", "us$"), "USD"),
    **dict.fromkeys(("₹", "inr", "rs", "rupee", "rupees", "lpa", "lakh"), "INR"),
    **dict.fromkeys(("chf", "francs", "franken"), "CHF"),
    "cad": "CAD",
    "aud": "AUD",
    "nzd": "NZD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
}
_PER = ("a", "an", "per", "p", "/", "each", "every", ".", "gross")
# How often the sum comes in a year; days and hours are left as they are.
_A_YEAR = {"year": 1, "annum": 1, "month": 12, "week": 52}
_PERIODS = {
    **dict.fromkeys(("year", "annum", "pa", "yearly", "annually", "annual"), "year"),
    **dict.fromkeys(("month", "monthly", "pcm", "pm"), "month"),
    **dict.fromkeys(("week", "weekly", "pw"), "week"),
    **dict.fromkeys(("day", "daily"), "day"),
    **dict.fromkeys(("hour", "hourly"), "hour"),
    "lpa": "year",
}
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_PARTS = {"low": (0.0, 3.9), "mid": (4.0, 6.0), "high": (6.1, 9.9), "upper": (6.1, 9.9)}
_EARNED = [
    "earn",
    "earning",
    "earned",
    "current",
    "currently",
    "present",
    "presently",
    "now",
    "paid",
    "make",
    "paying",
    "on",
    "take-home",
    "making",
]
_WANTED = [
    "want",
    "wanted",
    "like",
    "looking",
    "expect",
    "expecting",
    "expectation",
    "hope",
    "hoping",
    "ask",
    "asking",
    "range",
    "target",
    "aim",
    "aiming",
    "need",
    "least",
    "ideally",
    "desired",
    "would'",
]
# Below this, a bare sum in talk of pay is in thousands: “between 50 and 55”.
_IN_THOUSANDS = 1000


@dataclass(frozen=True, slots=True)
class _Sum:
    """One end of a range of pay: its number, currency, and the place after it."""

    number: Number
    unit: str
    after: int


def money_at(reading: Reading, place: int) -> Quantity | None:
    """Return the sum that begins at `place`; None where none does."""
    if (decade := _decade_at(reading, place)) is not None:
        return decade
    first = _sum_at(reading, place)
    if first is None:
        return None
    second = _other_end(reading, first, place)
    last = second or first
    unit = first.unit or last.unit
    period, after = _period(reading, last.after)
    times = max(first.number.times, last.number.times)
    is_money = unit or times > 1 or period
    if not (is_money or (reading.is_about_pay and last.number.value >= 10)):  # noqa: PLR2004
        return None
    low, high = (_scaled(reading, each.number, times, period) for each in (first, last))
    return _finished(reading, (place, after), (low, high), unit, period)


def _scaled(reading: Reading, number: Number, times: float, period: str) -> float:
    """Return the number in full: “50 to 55k” are thousands both."""
    value = number.value
    if number.times == 1 and times > 1 and value < times:
        return value * times
    is_bare = reading.is_about_pay and period in ("", "year") and times == 1
    return value * 1000 if is_bare and value < _IN_THOUSANDS else value


def _finished(
    reading: Reading,
    span: tuple[int, int],
    ends: tuple[float, float],
    unit: str,
    period: str,
) -> Quantity:
    a_year = _A_YEAR.get(period, 1)
    low, high = (end * a_year for end in ends)
    role = _role(reading, *span)
    if period in ("day", "hour"):
        role = f"{role} {period}"
    plain = Quantity(
        Measure.MONEY, low * 0.99, high * 1.01, reading.words(*span), *span, role, unit
    )
    return roughly(reading, plain, exact=(low, high), start=span[0])


def _sum_at(reading: Reading, place: int) -> _Sum | None:
    unit = _CURRENCIES.get(reading.word(place), "")
    number = number_at(reading.tokens, place + bool(unit))
    if number is None:
        return None
    after = number.after
    last = _CURRENCIES.get(reading.word(after - 1), "") if number.times > 1 else ""
    if (found := _CURRENCIES.get(reading.word(after), "")) and not unit:
        return _Sum(number, found, after + 1)
    return _Sum(number, unit or last, after)


def _other_end(reading: Reading, first: _Sum, place: int) -> _Sum | None:
    word = reading.word(first.after)
    is_between = "between" in (reading.word(place - 1), reading.word(place - 2))
    if word not in ("to", *HYPHENS) and not (word == "and" and is_between):
        return None
    second = _sum_at(reading, first.after + 1)
    if second is None:
        return None
    first_value = first.number.value / first.number.times
    is_upwards = second.number.value / second.number.times >= first_value
    return second if is_upwards or second.number.value > first.number.value else None


def _period(reading: Reading, after: int) -> tuple[str, int]:
    """Return what the pay is counted by, and the place after those words."""
    if reading.word(after - 1) == "lpa":
        return "year", after
    at = after
    while reading.word(at) in _PER:
        at += 1
    if [word for word in _words(reading, after) if word not in "./"][:2] == ["p", "a"]:
        return "year", at
    found = _PERIODS.get(reading.word(at), "")
    return (found, at + 1) if found else ("", after)


def _words(reading: Reading, after: int) -> list[str]:
    return [reading.word(at) for at in range(after, after + 4)]


def _decade_at(reading: Reading, place: int) -> Quantity | None:
    """Return the span of “mid-fifties” and “low 50s”, in talk of pay."""
    if not reading.is_about_pay or reading.word(place) not in _PARTS:
        return None
    at = place + 1 + (reading.word(place + 1) in tuple(HYPHENS))
    tens, after = _DECADES.get(reading.word(at), 0), at + 1
    if reading.word(at).isdecimal() and reading.word(at + 1) == "s":
        tens, after = int(reading.word(at)), at + 2
    if not tens:
        return None
    low, high = ((tens + part) * 1000 for part in _PARTS[reading.word(place)])
    words = reading.words(place, after)
    plain = Quantity(Measure.MONEY, low, high, words, place, after)
    return replace(plain, role=_role(reading, place, after))


def _role(reading: Reading, place: int, after: int) -> str:
    """Tell what is earned from what is wanted, by the nearest word that says so."""
    for at in range(place - 1, max(-1, place - 8), -1):
        if reading.word(at) in _WANTED:
            return "wanted"
        if reading.word(at) in _EARNED:
            return "earned"
    following = [reading.word(at) for at in range(after, after + 4)]
    is_earned = any(word in ("now", "currently", "today") for word in following)
    return "earned" if is_earned else "wanted"
