"""Turns one row of a table into a job or a person, and loses nothing on the way.

What no field can hold (a column nobody knows, a date nobody can read, a line that is
too long) goes into the private notes, with its column's name before it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from interviewprep.cells import unmarked
from interviewprep.imports.ads.markup import text_of
from interviewprep.imports.tables import cells, moves
from interviewprep.imports.tables.columns import DATES, SHARED, Field, Holds, held_by
from interviewprep.imports.tables.dates import read_moment
from interviewprep.imports.tables.drafts import (
    JobDraft,
    PersonDraft,
    Place,
    Skipped,
)
from interviewprep.imports.tables.grid import Grid, Row
from interviewprep.imports.tables.likeness import clean_address
from interviewprep.imports.tables.sources import FOUND_AT, NOTHING, Source
from interviewprep.imports.tables.statuses import status_of
from interviewprep.text import clean_line, clean_text

_LONGEST_POSTING = 20_000
_LONGEST_NOTE = 200
# What was done can't lie ahead, but clocks and zones differ.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reader:
    """How one table is to be read, as somebody has chosen."""

    grid: Grid
    fields: tuple[Field, ...]
    source: Source
    day_first: bool
    zone: tzinfo
    now: datetime

    def read(self, row: Row) -> JobDraft | PersonDraft | Skipped:
        """Return what a row stands for, or why it stands for nothing."""
        found = Found(self, row)
        if held_by(self.grid.header) is Holds.PEOPLE:
            return _person(found)
        return _job(found)


@dataclass(slots=True)
class Found:
    """The cells of one row by what they hold, and what is left for the notes."""

    reader: Reader
    row: Row
    values: dict[Field, str] = field(init=False, repr=False)
    tags: list[str] = field(init=False, default_factory=list)
    notes: list[str] = field(init=False, default_factory=list, repr=False)
    kept: list[str] = field(init=False, default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.values = {}
        for place, cell in enumerate(self.row.cells):
            if text := self._text(cell):
                self._sort_in(self.reader.fields[place], place, text)

    @property
    def place(self) -> Place:
        return Place(self.reader.grid.name, self.row.number)

    def take(self, wanted: Field, limit: int) -> str:
        """Return one line for a field; all of it is kept when that is too long."""
        line = clean_line(self.values.get(wanted, ""))
        if len(line) > limit:
            self.keep(wanted)
        return line[:limit].rstrip()

    def choice(self, wanted: Field, read: Callable[[str], str]) -> str:
        """Return what `read` makes of a cell, which is kept if that is nothing."""
        text = self.values.get(wanted, "")
        made = read(text) if text else ""
        if text and not made:
            self.keep(wanted)
        return made

    def moment(self, wanted: Field, *, is_past: bool = True) -> datetime | None:
        """Return the moment in a cell, which is kept if it can't be one."""
        text = self.values.get(wanted, "")
        at = self.read_moment(text) if text else None
        if at and is_past and at > self.reader.now + _AHEAD:
            at = None
        if text and at is None:
            self.keep(wanted)
        return at

    def read_moment(self, text: str) -> datetime | None:
        return read_moment(text, day_first=self.reader.day_first, zone=self.reader.zone)

    def day(self, wanted: Field) -> date | None:
        """Return the day in a cell, as the person's own calendar has it."""
        at = self.moment(wanted, is_past=False)
        return at.astimezone(self.reader.zone).date() if at else None

    def keep(self, wanted: Field) -> None:
        """Put a cell that no field can hold into the private notes."""
        header = self.reader.grid.header[self.reader.fields.index(wanted)]
        self.kept.append(_labelled(header, self.values[wanted]))

    @property
    def note(self) -> str:
        """Return what belongs into the private notes; call it last."""
        return "\n".join([*self.notes, *self.kept])

    def skipped(self, reason: str) -> Skipped:
        """Return this row as one that can't be added."""
        names = [self.values.get(each, "") for each in (Field.TITLE, Field.COMPANY)]
        name = clean_line(", ".join(filter(None, names)), _LONGEST_NOTE)
        return Skipped(self.place, reason, name, self.row.cells)

    def _text(self, cell: str) -> str:
        is_ours = self.reader.source is Source.OURS
        text = clean_text(unmarked(cell) if is_ours else cell).strip()
        return "" if text.casefold() in NOTHING else text

    def _sort_in(self, to: Field, place: int, text: str) -> None:
        if to is Field.NOTES:
            self.notes.append(text)
        elif to is Field.TAGS:
            self.tags += cells.tags(text)
        elif to is Field.KEEP:
            self.kept.append(_labelled(self.reader.grid.header[place], text))
        elif to is not Field.LEAVE:
            self.values.setdefault(to, text)


def dates_in(grid: Grid, fields: tuple[Field, ...]) -> list[str]:
    """Return every cell of a table that should hold a date."""
    places = [place for place, each in enumerate(fields) if each in DATES]
    return [text for place in places for text in grid.column(place) if text]


def clashes(fields: tuple[Field, ...]) -> list[Field]:
    """Return the fields that several columns claim, though they take but one."""
    singles = [each for each in fields if each not in SHARED]
    return sorted({each for each in singles if singles.count(each) > 1})


def _labelled(header: str, text: str) -> str:
    name = clean_line(header, _LONGEST_NOTE) or "Column without a name"
    return f"{name}: {text}"


def _job(found: Found) -> JobDraft | Skipped:
    if Field.TITLE not in found.values:
        return found.skipped("It doesn’t say which role.")
    details = {**_ad(found), **_pay(found)}
    status = status_of(found.values.get(Field.STATUS, ""))
    is_put_away = cells.is_yes(found.values.get(Field.ARCHIVED, ""))
    details["is_archived"] = is_put_away or bool(status and status.is_archived)
    draft = JobDraft(found.place, details, tags=found.tags[: cells.MOST_TAGS])
    if Field.STATUS in found.values and status is None:
        draft.unknown_status = clean_line(found.values[Field.STATUS], 60)
        found.keep(Field.STATUS)
    draft.moves = moves.moves_of(found, status)
    draft.people = _contacts(found)
    draft.note = found.note
    return draft


def _ad(found: Found) -> dict[str, Any]:
    """Return what is known of a job itself."""
    return {
        "title": found.take(Field.TITLE, 120),
        "company": found.take(Field.COMPANY, 120),
        "place": found.take(Field.PLACE, 120),
        "source": found.take(Field.SOURCE, 60) or FOUND_AT.get(found.reader.source, ""),
        "next_step": found.take(Field.NEXT_STEP, 120),
        "posting_url": found.choice(Field.URL, clean_address),
        "posting": text_of(found.values.get(Field.POSTING, ""))[:_LONGEST_POSTING],
        "work_mode": found.choice(Field.WORK_MODE, cells.work_mode),
        "employment": found.choice(Field.EMPLOYMENT, cells.employment),
        "posted_on": found.day(Field.POSTED_ON),
        "deadline_on": found.day(Field.DEADLINE_ON),
        "follow_up_on": found.day(Field.FOLLOW_UP_ON),
    }


def _pay(found: Found) -> dict[str, Any]:
    """Return what a job pays; a range that runs downwards is kept as it was written."""
    low = found.choice(Field.SALARY_LOW, cells.amount)
    high = found.choice(Field.SALARY_HIGH, cells.amount)
    if low and high and Decimal(low) > Decimal(high):
        found.keep(Field.SALARY_LOW)
        found.keep(Field.SALARY_HIGH)
        low = high = ""
    return {
        "salary_low": low or None,
        "salary_high": high or None,
        "salary_currency": found.choice(Field.SALARY_CURRENCY, cells.currency),
        "salary_period": found.choice(Field.SALARY_PERIOD, cells.pay_period),
        "salary_text": found.take(Field.SALARY, 120),
    }


def _contacts(found: Found) -> list[PersonDraft]:
    """Return the people named beside a job; mail and phone are the first one's."""
    company = clean_line(found.values.get(Field.COMPANY, ""), 120)
    named = cells.people(found.values.get(Field.CONTACTS, ""))
    mail = found.choice(Field.CONTACT_EMAIL, cells.email)
    phone = found.take(Field.CONTACT_PHONE, 40)
    if not named and (mail or phone):
        named = [{"name": ""}]
    if named:
        named[0]["email"] = named[0].get("email") or mail
        named[0]["phone"] = phone
    return [PersonDraft(found.place, {**each, "company": company}) for each in named]


def _person(found: Found) -> PersonDraft | Skipped:
    parts = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
    name = clean_line(" ".join(found.values.get(each, "") for each in parts), 120)
    if not name:
        return found.skipped("It doesn’t say who.")
    details = {
        "name": name,
        "title": found.take(Field.POSITION, 120),
        "company": found.take(Field.COMPANY, 120),
        "email": found.choice(Field.EMAIL, cells.email),
        "phone": found.take(Field.PHONE, 40),
        "profile_url": found.choice(Field.PROFILE, _short_address),
        "how_met": _known_through(found),
    }
    return PersonDraft(found.place, details, found.note)


def _known_through(found: Found) -> str:
    since = found.day(Field.KNOWN_SINCE)
    told = FOUND_AT.get(found.reader.source, "")
    if since is None:
        return told
    when = f"{since.day} {since:%B %Y}"
    return f"{told}, since {when}" if told else f"Since {when}"


def _short_address(text: str) -> str:
    address = clean_address(text)
    return address if len(address) <= 500 else ""  # noqa: PLR2004  Person.profile_url
