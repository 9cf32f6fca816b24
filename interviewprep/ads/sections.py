"""Takes an ad apart into lines, and tells which part of it each belongs to."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from interviewprep.ads.words import lower


class Section(Enum):
    """What a part of an ad is about."""

    NEEDS = auto()
    WISHES = auto()
    TASKS = auto()
    PROSE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an ad, without its bullet, and the part it stands in."""

    text: str
    section: Section
    is_item: bool


# The first that stands in a heading decides: “desirable skills” are wishes.
_HEADINGS = {
    Section.OTHER: (
        "what we offer|we offer|benefits|perks|in return|you get|you'll get|about us|"
        "who we are|how to apply|apply|pay|salary|ctc|comp|compensation|hours|location|"
        "closing|equal|awaits you|our team|the company|job title|experience:"
    ),
    Section.WISHES: (
        "nice to have|nice-to-have|desirable|preferred|bonus points|a plus|"
        "good to have|ideally|advantageous"
    ),
    Section.NEEDS: (
        "requirement|you need|you'll need|you will need|we need|must have|must-have|"
        "essential|qualification|skills|about you|your profile|candidate profile|"
        "you bring|you'll bring|who you are|looking for|person specification|"
        "eligibility|ideal candidate|you have|like you to have|candidate will have|"
        "love this if|what it takes|mandatory|your background|to succeed"
    ),
    Section.TASKS: (
        "responsibilit|you'll do|you will do|your tasks|tasks|duties|the role|"
        "your day|about the job|you will|you'll be doing|key areas|day to day|"
        "the opportunity|job description|what you do|your role"
    ),
}
_SECTIONS = {
    section: re.compile(rf"\b(?:{words})") for section, words in _HEADINGS.items()
}
_BULLET = re.compile(r"(?:[-–—*•·‣▪◦●✓✔]|\d{1,2}[.)]|[A-Z]\d{1,2}(?=\s))\s+|[•●✓✔]")
_BLOCK = re.compile(r"<(?:br|/?(?:p|div|ul|ol|h[1-6]|tr|table|section))\b[^<>]{0,300}>")
_ITEM = re.compile(r"<li\b[^<>]{0,300}>")
_TAG = re.compile(r"<[a-z/!][^<>]{0,300}>")
_LONGEST_HEADING = 60
_LONGEST_LABEL = 32
_MOST_LINES = 600
# A heading without a colon or a list below it is this short.
_MOST_WORDS = 5
# What goes on for longer without a full stop is no sentence.
_LONGEST_LINE = 400


def lines_of(posting: str) -> list[Line]:
    """Return the lines of an ad that say something, each with the part it is in."""
    rows = _joined(list(_rows(plain(posting)))[:_MOST_LINES])
    found: list[Line] = []
    section = Section.PROSE
    for place, (row, is_item) in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else ("", False)
        heading = None if is_item else _heading(row, opens_list=following[1])
        if heading is not None:
            section = heading
            continue
        found += _lines_in(row, section, is_item=is_item)
    return found


def plain(posting: str) -> str:
    """Return an ad without the tags it was pasted with; items begin with a hyphen."""
    if not _TAG.search(lower(posting)):
        return posting
    text = _ITEM.sub("\n- ", posting)
    text = _TAG.sub("", _BLOCK.sub("\n", text))
    return html.unescape(text)


def _rows(text: str) -> Iterator[tuple[str, bool]]:
    """Return the rows with something in them, and whether each is an item of a list."""
    for row in text.split("\n"):
        bare = row.strip().strip("*#_ ").strip()
        found = _BULLET.match(row.strip().lstrip("_#"))
        if found:
            bare = row.strip()[found.end() :].strip("*_ ")
        if any(mark.isalnum() for mark in bare):
            yield bare, found is not None


def _joined(rows: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Join what was only broken to fit a page: rows that go on in lower case."""
    joined: list[tuple[str, bool]] = []
    for row, is_item in rows:
        before = joined[-1] if joined else ("", False)
        goes_on = row[:1].islower() and before[0][-1:] not in ".:;!?"
        if joined and not is_item and goes_on and len(before[0]) > _LONGEST_HEADING:
            joined[-1] = (f"{before[0]} {row}", before[1])
        else:
            joined.append((row, is_item))
    return joined


def _heading(row: str, *, opens_list: bool) -> Section | None:
    """Return the part that a heading opens; None for a row that is none."""
    label = row.rstrip(": ?")
    is_short = len(label) <= _LONGEST_HEADING and label[-1:] not in ".!,;"
    if not is_short:
        return section_of(row[-_LONGEST_HEADING:]) if row.endswith(":") else None
    if row.endswith(":") or opens_list:
        return section_of(label) or Section.OTHER
    has_few_words = len(label.split()) <= _MOST_WORDS
    looks_like_one = label.isupper() or has_few_words
    return section_of(label) if looks_like_one and not _is_sentence(label) else None


def _is_sentence(label: str) -> bool:
    """Tell a need (“You have a van”) from a heading (“You have”)."""
    words = lower(label).split()
    return words[:1] in (["you"], ["you'll"], ["you've"]) and len(words) > len("abc")


def section_of(label: str) -> Section | None:
    """Return the part of an ad that a heading names; None for one we don't know."""
    words = lower(label).replace("’", "'")
    return next(
        (section for section, known in _SECTIONS.items() if known.search(words)), None
    )


def _lines_in(row: str, section: Section, *, is_item: bool) -> Iterator[Line]:
    """Return a row as lines: “Requirements: a; b” within running text is a list."""
    if is_item or section not in (Section.PROSE, Section.OTHER):
        yield Line(row[:_LONGEST_LINE], section, is_item=is_item)
        return
    for sentence in re.split(r"(?<=[.!?])\s+", row):
        label, colon, rest = sentence.partition(": ")
        own = section_of(label) if colon and len(label) <= _LONGEST_LABEL else None
        if own is None:
            yield Line(sentence[:_LONGEST_LINE], section, is_item=False)
            continue
        for item in re.split(r"[;,]\s+", rest.rstrip(".")):
            yield Line(item[:_LONGEST_LINE], own, is_item=True)
