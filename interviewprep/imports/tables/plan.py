"""Works out what an upload would bring, row by row, without bringing it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from interviewprep.imports.refusal import Refused
from interviewprep.imports.tables.columns import (
    Field,
    Holds,
    guessed_fields,
    held_by,
)
from interviewprep.imports.tables.dates import Order, order_of, unclear_example
from interviewprep.imports.tables.drafts import (
    JobDraft,
    PersonDraft,
    Skipped,
)
from interviewprep.imports.tables.encodings import Encoding, decoded
from interviewprep.imports.tables.files import TableFile
from interviewprep.imports.tables.grid import Grid, read_grid
from interviewprep.imports.tables.likeness import Key
from interviewprep.imports.tables.reading import Reader, dates_in
from interviewprep.imports.tables.sources import (
    MONTH_FIRST,
    Source,
    left_out_of,
    source_of,
)

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an upload, what its columns hold, and whether it is wanted."""

    grid: Grid
    source: Source
    fields: tuple[Field, ...]
    is_wanted: bool = True

    @property
    def holds(self) -> Holds:
        return held_by(self.grid.header)


@dataclass(frozen=True, slots=True)
class Upload:
    """The tables of an upload, and what somebody has to say about how to read them."""

    tables: tuple[Table, ...]
    encoding: Encoding
    is_encoding_sure: bool
    left_out: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        return self.tables[0].source

    @property
    def unclear_date(self) -> str:
        """Return a date that reads in two ways, if nothing else says which; or ""."""
        return next(
            (
                unclear_example(dates_in(table.grid, table.fields))
                for table in self.tables
                if table.is_wanted and _order(table) is Order.UNCLEAR
            ),
            "",
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What is here already, by everything that tells one job or person from another."""

    jobs: frozenset[Key] = frozenset()
    people: frozenset[Key] = frozenset()


@dataclass(slots=True)
class Plan:
    """What an upload would add, and what it would not, with the reason for each."""

    jobs: list[JobDraft] = field(default_factory=list)
    people: list[PersonDraft] = field(default_factory=list)
    already: list[Skipped] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    joined: int = 0
    unknown: Counter[str] = field(default_factory=Counter)

    @property
    def adds(self) -> bool:
        return bool(self.jobs or self.people)

    @property
    def unknown_statuses(self) -> list[tuple[str, int]]:
        """Return words for stages that we don't know, the most frequent first."""
        return self.unknown.most_common(_MOST_TOLD)

    def counts(self) -> dict[str, Any]:
        """Return the numbers worth telling."""
        return {
            "jobs": len(self.jobs),
            "people": len(self.people),
            "already": len(self.already),
            "skipped": len(self.skipped),
            "joined": self.joined,
            "unknown": dict(self.unknown_statuses),
        }


def opened(files: Sequence[TableFile], choices: dict[str, Any]) -> Upload:
    """Read the tables of an upload as `choices` say, or as they look; raise Refused.

    A table of an archive that can't be read is left out and named, unless it is the
    only one.
    """
    texts = [decoded(file.data, choices.get("encoding", "")) for file in files]
    grids: list[Grid] = []
    problems: list[str] = []
    for file, text in zip(files, texts, strict=True):
        try:
            grids.append(read_grid(file.name, text.text))
        except Refused as problem:
            problems.append(str(problem))
    if not grids:
        raise Refused(problems[0])
    said = choices.get("tables", [])
    tables = [
        _table(grid, said[place] if place < len(said) else {})
        for place, grid in enumerate(grids)
    ]
    unsure = [text for text in texts if not text.is_sure]
    encoding = (unsure or texts)[0].encoding
    return Upload(tuple(tables), encoding, not unsure, tuple(problems))


def readers(
    upload: Upload, *, day_first: bool | None, zone: tzinfo, now: datetime
) -> list[Reader]:
    """Return how each wanted table is read; `day_first` counts where it is unclear."""
    return [
        Reader(
            grid=table.grid,
            fields=table.fields,
            source=table.source,
            day_first=_is_day_first(table, day_first),
            zone=zone,
            now=now,
        )
        for table in upload.tables
        if table.is_wanted
    ]


def make_plan(
    tables: Iterable[Reader],
    known: Known,
    on_row: Callable[[int], None] = lambda _: None,
) -> Plan:
    """Return what the tables would add to what is `known`; `on_row` counts along."""
    plan = Plan()
    jobs: dict[Key, JobDraft] = {}
    people: dict[Key, PersonDraft] = {}
    count = 0
    for table in tables:
        for row in table.grid.rows:
            count += 1
            on_row(count)
            found = table.read(row)
            if isinstance(found, Skipped):
                plan.skipped.append(found)
            elif isinstance(found, JobDraft):
                _add_job(plan, found, jobs, known, row.cells)
            else:
                _add_person(plan, found, people, known, row.cells)
    return plan


def _add_job(
    plan: Plan,
    draft: JobDraft,
    seen: dict[Key, JobDraft],
    known: Known,
    cells: tuple[str, ...],
) -> None:
    """Plan a job, unless it is here, or stood in this upload before."""
    name = ", ".join(filter(None, (draft.title, draft.company)))
    if not known.jobs.isdisjoint(draft.keys):
        reason = "You have this job here already."
        plan.already.append(Skipped(draft.place, reason, name, cells))
        return
    twin = next((seen[key] for key in draft.keys if key in seen), None)
    for key in draft.keys:
        seen.setdefault(key, twin or draft)
    if twin is None:
        plan.jobs.append(draft)
        if draft.unknown_status:
            plan.unknown[draft.unknown_status] += 1
    elif twin.place.table != draft.place.table:
        twin.join(draft)
        plan.joined += 1
    else:
        reason = f"It’s the same job as in row {twin.place.row}."
        plan.already.append(Skipped(draft.place, reason, name, cells))


def _add_person(
    plan: Plan,
    draft: PersonDraft,
    seen: dict[Key, PersonDraft],
    known: Known,
    cells: tuple[str, ...],
) -> None:
    if not known.people.isdisjoint(draft.keys):
        reason = "You have this person here already."
        plan.already.append(Skipped(draft.place, reason, draft.name, cells))
        return
    twin = next((seen[key] for key in draft.keys if key in seen), None)
    if twin is not None:
        reason = f"It’s the same person as in row {twin.place.row}."
        plan.already.append(Skipped(draft.place, reason, draft.name, cells))
        return
    seen.update(dict.fromkeys(draft.keys, draft))
    plan.people.append(draft)


def _table(grid: Grid, said: dict[str, Any]) -> Table:
    """Return a table with the fields somebody chose, as far as they still fit."""
    source = source_of(grid.header)
    fields = guessed_fields(grid.header, left_out_of(source))
    chosen = said.get("fields", [])
    if len(chosen) == len(fields) and set(chosen) <= set(Field.values):
        fields = [Field(each) for each in chosen]
    return Table(grid, source, tuple(fields), bool(said.get("is_wanted", True)))


def _order(table: Table) -> Order:
    order = order_of(dates_in(table.grid, table.fields))
    if order is Order.UNCLEAR and table.source in MONTH_FIRST:
        return Order.MONTH_FIRST
    return order


def _is_day_first(table: Table, said: bool | None) -> bool:  # noqa: FBT001
    order = _order(table)
    if order is Order.UNCLEAR:
        return bool(said)
    return order is not Order.MONTH_FIRST
