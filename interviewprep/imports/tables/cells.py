"""Reads single cells: yes or no, tags, people, and stages with their dates."""

import re
from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from interviewprep.imports.tables.drafts import Move
from interviewprep.imports.tables.statuses import Status, status_of
from interviewprep.jobs.models import Employment, PayPeriod, Stage, WorkMode
from interviewprep.text import clean_line

MOST_TAGS = 20
MOST_PEOPLE = 10
_LONGEST_TAG = 40

_YES = frozenset({"yes", "true", "1", "y", "x", "archived", "ja", "oui", "sí", "✓"})
_WORK_MODES = {
    "remote": WorkMode.REMOTE,
    "fully remote": WorkMode.REMOTE,
    "work from home": WorkMode.REMOTE,
    "from home": WorkMode.REMOTE,
    "hybrid": WorkMode.HYBRID,
    "partly from home": WorkMode.HYBRID,
    "onsite": WorkMode.ON_SITE,
    "on site": WorkMode.ON_SITE,
    "on-site": WorkMode.ON_SITE,
    "in office": WorkMode.ON_SITE,
    "in person": WorkMode.ON_SITE,
}
_EMPLOYMENTS = {
    "full time": Employment.FULL_TIME,
    "fulltime": Employment.FULL_TIME,
    "permanent full time": Employment.FULL_TIME,
    "ft": Employment.FULL_TIME,
    "part time": Employment.PART_TIME,
    "parttime": Employment.PART_TIME,
    "pt": Employment.PART_TIME,
    "contract": Employment.CONTRACT,
    "contractor": Employment.CONTRACT,
    "freelance": Employment.CONTRACT,
    "temporary": Employment.TEMPORARY,
    "temp": Employment.TEMPORARY,
    "seasonal": Employment.TEMPORARY,
    "intern": Employment.INTERNSHIP,
    "internship": Employment.INTERNSHIP,
    "apprenticeship": Employment.INTERNSHIP,
    "internship or apprenticeship": Employment.INTERNSHIP,
}
_PERIODS = {
    **{str(period.label).casefold(): period for period in PayPeriod},
    **{period.value: period for period in PayPeriod},
    "annual": PayPeriod.YEAR,
    "yearly": PayPeriod.YEAR,
    "monthly": PayPeriod.MONTH,
    "weekly": PayPeriod.WEEK,
    "daily": PayPeriod.DAY,
    "hourly": PayPeriod.HOUR,
}
_ENDED = re.compile(r"([^(]{1,60}) \(([^)]{1,60})\)?")
_AMOUNT = re.compile(r"\d{1,9}(?:\.\d{1,2})?")
_BETWEEN_TAGS = re.compile(r"[;\n]+")
_BETWEEN_STEPS = re.compile(r"[;\n|]|→|->| > ")
_BETWEEN_PEOPLE = re.compile(r"[;\n|]+")
_NAMED = re.compile(r"([^(<,–]{1,120})(?:[(<,–]\s*([^)>]{1,200})[)>]?)?.{0,200}")
_A_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
)
_EMAIL = re.compile(r"[^\s@<>(),;]{1,64}@[^\s@<>(),;]{1,250}")


def is_yes(text: str) -> bool:
    return text.strip().casefold() in _YES


def work_mode(text: str) -> str:
    """Return the choice of Job that the words mean; empty if none."""
    return _WORK_MODES.get(text.strip().casefold(), "")


def employment(text: str) -> str:
    """Return the choice of Job that the words mean; empty if none."""
    plain = text.strip().casefold().replace("-", " ").replace("_", " ")
    return _EMPLOYMENTS.get(plain, "")


def pay_period(text: str) -> str:
    """Return the choice of Job that the words mean; empty if none."""
    return _PERIODS.get(text.strip().casefold(), "")


def currency(text: str) -> str:
    """Return a currency's three letters; empty for anything else."""
    code = text.strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else ""  # noqa: PLR2004  ISO 4217


def amount(text: str) -> str:
    """Return a sum as plain digits; empty for what isn't written as one."""
    digits = text.strip().replace(",", "").replace(" ", "")
    return digits if _AMOUNT.fullmatch(digits) else ""


def tags(text: str) -> list[str]:
    """Split a cell into tags: at semicolons, or at commas where there are none."""
    parts = (
        _BETWEEN_TAGS.split(text) if ";" in text or "\n" in text else text.split(",")
    )
    found: dict[str, str] = {}
    for part in parts:
        if tag := clean_line(part.lstrip("# "), _LONGEST_TAG):
            found.setdefault(tag.casefold(), tag)
    return list(found.values())[:MOST_TAGS]


def people(text: str) -> list[dict[str, str]]:
    """Split a cell into people: "Dana Okafor (Recruiter); Luis <luis@example.com>"."""
    found = [_person(part) for part in _BETWEEN_PEOPLE.split(text[:4000])]
    return [person for person in found if person.get("name")][:MOST_PEOPLE]


def email(text: str) -> str:
    """Return the mail address in `text`; empty if there is none that could work."""
    match = _EMAIL.search(text[:400])
    try:
        validate_email(match[0] if match else "")
    except ValidationError:
        return ""
    return match[0] if match else ""


def steps(text: str, read: Callable[[str], datetime | None]) -> list[Move] | None:
    """Read stages with their dates, such as "applied: 2026-01-04; offer: 2026-02-01".

    Returns None where a part of it can't be read, so that it can be kept as it is.
    """
    found: list[Move] = []
    for part in filter(None, map(str.strip, _BETWEEN_STEPS.split(text[:4000]))):
        date = _A_DATE.search(part)
        at = read(date[0]) if date else None
        words = part.replace(date[0], " ") if date else part
        status = _step(words.strip(" :=,@-–"))
        if at is None or status is None or status.stage is None:
            return None
        found.append(Move(at, status.stage, status.outcome))
    return found


def _step(words: str) -> Status | None:
    """Read a stage, and after it in brackets how it ended: “Closed (No reply)”."""
    ended = _ENDED.fullmatch(words)
    stage = status_of(ended[1] if ended else words.strip(" ()"))
    how = status_of(ended[2]) if ended else None
    if stage and how and stage.stage is Stage.CLOSED:
        return how
    return stage


def _person(text: str) -> dict[str, str]:
    address = email(text)
    rest = text.replace(address, "") if address else text
    match = _NAMED.fullmatch(clean_line(rest, 400).strip(" ,–-<>()"))
    if not match:
        return {"name": clean_line(rest, 120), "email": address}
    title = clean_line(match[2] or "", 120).strip(" ,–-<>()")
    return {"name": match[1].strip(" -")[:120], "title": title, "email": address}
