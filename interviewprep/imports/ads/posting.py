"""Reads what a page tells machines about a job: schema.org's JobPosting, in any shape.

Sites write it as one object, a list or a graph, with an employer that is a name or an
object and a salary that is a number or a range. What isn't as expected is left empty:
the person sees what was read before anything is kept.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC
from decimal import Decimal, InvalidOperation
from typing import Any

from interviewprep.imports.ads.markup import (
    Page,
    is_markup,
    read_page,
    text_of,
    words_of,
)
from interviewprep.imports.ads.places import place_of
from interviewprep.imports.tables.dates import read_moment
from interviewprep.imports.tables.likeness import clean_address
from interviewprep.jobs.models import Employment, PayPeriod, WorkMode
from interviewprep.text import clean_line

MOST_POSTINGS = 20
_LONGEST_POSTING = 20_000
_LINES_OF_A_HEAD = 20
# What a page's name has between the role and the rest.
_AFTER_A_ROLE = re.compile(r"\s+(?:[|·•–—:-]|at|in)\s|\s*[|,:]\s")
_DEEPEST = 12
_MOST_NODES = 5000
_MOST_PAY = Decimal(10) ** 9

_EMPLOYMENTS = {
    "FULL_TIME": Employment.FULL_TIME,
    "PART_TIME": Employment.PART_TIME,
    "CONTRACTOR": Employment.CONTRACT,
    "CONTRACT": Employment.CONTRACT,
    "TEMPORARY": Employment.TEMPORARY,
    "PER_DIEM": Employment.TEMPORARY,
    "INTERN": Employment.INTERNSHIP,
    "INTERNSHIP": Employment.INTERNSHIP,
}
_PERIODS = {
    "YEAR": PayPeriod.YEAR,
    "MONTH": PayPeriod.MONTH,
    "WEEK": PayPeriod.WEEK,
    "DAY": PayPeriod.DAY,
    "HOUR": PayPeriod.HOUR,
}


@dataclass(frozen=True, slots=True)
class Posting:
    """What was read of one ad, by the names of Job's fields; empty where unread."""

    title: str = ""
    company: str = ""
    place: str = ""
    work_mode: str = ""
    employment: str = ""
    posting_url: str = ""
    posting: str = ""
    posted_on: str = ""
    deadline_on: str = ""
    salary_low: str = ""
    salary_high: str = ""
    salary_currency: str = ""
    salary_period: str = ""
    salary_text: str = ""
    source: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def postings_in(source: str, address: str = "", title: str = "") -> list[Posting]:
    """Return the ads in a pasted text or a page, best described first.

    `address` is where it came from, and `title` what it is called, if they are known.
    Without data for machines there is one ad: the page's own text.
    """
    page = read_page(source) if is_markup(source) else Page(text=text_of(source))
    found = [_posting(each, address) for each in _job_postings(page)]
    told = [each for each in found if each.title or each.posting]
    return told[:MOST_POSTINGS] or [_plain(page, address, title)]


def _plain(page: Page, address: str, title: str = "") -> Posting:
    """Return an ad of which only the words are known, under the name it goes by."""
    return Posting(
        title=clean_line(_heading(title or page.title, page.text), 120),
        posting=page.text[:_LONGEST_POSTING],
        posting_url=clean_address(address),
    )


def _heading(name: str, text: str) -> str:
    """Return the line of a page with which its name begins; else its whole name.

    Sites call a page “Night Nurse - Elmwood Care | Jobs” and say “Night Nurse” on it.
    """
    for line in text.splitlines()[:_LINES_OF_A_HEAD]:
        if line and name.startswith(line) and _AFTER_A_ROLE.match(name[len(line) :]):
            return line
    return name


def _job_postings(page: Page) -> Iterator[dict[str, Any]]:
    """Yield each JobPosting of a page; a block that is broken spoils no other."""
    for block in page.data:
        try:
            data = json.loads(block.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _found_in(data)


def _found_in(data: Any) -> Iterator[dict[str, Any]]:
    waiting: deque[tuple[Any, int]] = deque([(data, 0)])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node, depth = waiting.popleft()
        if isinstance(node, dict) and "JobPosting" in _types(node):
            yield node
        elif isinstance(node, dict | list) and depth < _DEEPEST:
            inner = node.values() if isinstance(node, dict) else node
            waiting += [(each, depth + 1) for each in list(inner)[:_MOST_NODES]]


def _types(node: dict[str, Any]) -> list[str]:
    told = node.get("@type")
    names = told if isinstance(told, list) else [told]
    return [name.rpartition("/")[2] for name in names if isinstance(name, str)]


def _posting(data: dict[str, Any], address: str) -> Posting:
    url = clean_address(_text(data.get("url"), 1000))
    is_remote = "TELECOMMUTE" in _text(data.get("jobLocationType"), 60).upper()
    return Posting(
        title=_text(data.get("title") or data.get("name"), 120),
        company=_name(data.get("hiringOrganization")),
        place=place_of(data.get("jobLocation")),
        work_mode=WorkMode.REMOTE if is_remote else "",
        employment=_employment(data.get("employmentType")),
        posting_url=clean_address(address) or url,
        posting=_description(data),
        posted_on=_day(data.get("datePosted")),
        deadline_on=_day(data.get("validThrough")),
        **_pay(data),
    )


def _description(data: dict[str, Any]) -> str:
    told = data.get("description")
    return words_of(told)[:_LONGEST_POSTING] if isinstance(told, str) else ""


def _text(value: Any, limit: int) -> str:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, int | float) and not isinstance(first, bool):
        return str(first)[:limit]
    return clean_line(words_of(first), limit) if isinstance(first, str) else ""


def _name(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        first = first.get("name") or first.get("legalName")
    return _text(first, 120)


def _employment(value: Any) -> str:
    names = value if isinstance(value, list) else [value]
    for name in names:
        plain = _text(name, 40).upper().replace("-", "_").replace(" ", "_")
        if plain in _EMPLOYMENTS:
            return str(_EMPLOYMENTS[plain].value)
    return ""


def _day(value: Any) -> str:
    """Return a day as it was written, without its time; empty if unreadable."""
    day = _text(value, 40)[:10]
    at = read_moment(day, day_first=True, zone=UTC)
    return at.date().isoformat() if at else ""


def _pay(data: dict[str, Any]) -> dict[str, str]:
    """Return what is paid, as far as numbers, a currency and a period say it."""
    base = data.get("baseSalary") or data.get("estimatedSalary")
    base = base[0] if isinstance(base, list) and base else base
    if not isinstance(base, dict):
        words = _text(base, 120)
        number = _amount(base)
        return {"salary_low": number} if number else {"salary_text": words}
    value = base.get("value")
    inner = value if isinstance(value, dict) else {"value": value, **base}
    only = _amount(inner.get("value"))
    low = _amount(inner.get("minValue", base.get("minValue"))) or only
    high = _amount(inner.get("maxValue", base.get("maxValue"))) or only
    if low and high and Decimal(low) > Decimal(high):
        low, high = high, low
    currency = base.get("currency") or data.get("salaryCurrency")
    unit = inner.get("unitText") or base.get("unitText")
    return {
        "salary_low": low,
        "salary_high": high,
        "salary_currency": _currency(currency),
        "salary_period": _period(unit),
    }


def _amount(value: Any) -> str:
    """Return a sum as digits with two decimals at most; empty if it is none."""
    words = _text(value, 40).replace(",", "").replace(" ", "")
    try:
        number = Decimal(words)
        is_sum = number.is_finite() and 0 < number < _MOST_PAY
        return _plain_digits(number) if is_sum else ""
    except InvalidOperation:
        return ""


def _plain_digits(number: Decimal) -> str:
    digits = f"{number.quantize(Decimal('0.01')):f}"
    return digits.removesuffix(".00")


def _currency(value: Any) -> str:
    code = _text(value, 3).upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else ""  # noqa: PLR2004  ISO 4217


def _period(value: Any) -> str:
    plain = _text(value, 20).upper().removesuffix("LY").removesuffix("S")
    period = _PERIODS.get("DAY" if plain == "DAI" else plain)
    return str(period.value) if period else ""
