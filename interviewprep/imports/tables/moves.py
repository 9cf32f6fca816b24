"""Reads off a row when its job came how far."""

from datetime import datetime
from typing import Protocol

from interviewprep.imports.tables import cells
from interviewprep.imports.tables.columns import Field
from interviewprep.imports.tables.drafts import Move, in_order
from interviewprep.imports.tables.statuses import Status, status_of
from interviewprep.jobs.models import Outcome, Stage


class _Clock(Protocol):
    @property
    def now(self) -> datetime: ...


class _Row(Protocol):
    values: dict[Field, str]

    @property
    def reader(self) -> _Clock: ...
    def moment(self, wanted: Field) -> datetime | None: ...
    def read_moment(self, text: str) -> datetime | None: ...
    def keep(self, wanted: Field) -> None: ...


def moves_of(row: _Row, status: Status | None) -> list[Move]:
    """Return a job's moves, the first at the earliest moment that the row tells.

    The stage the row names is where the job stands, so it comes last. Where it has no
    date of its own it stands at the last one the row tells, so that no silence looks
    shorter than it was; and at this moment if the row tells none.
    """
    changed_at, status_at = row.moment(Field.CHANGED_ON), row.moment(Field.STATUS_ON)
    moves = _dated(row)
    told = [move.at for move in moves]
    last = max([*told, *filter(None, [status_at or changed_at])], default=None)
    stage = status.stage if status else None
    if cells.is_yes(row.values.get(Field.HAS_APPLIED, "")) and stage in (
        None,
        Stage.SAVED,
    ):
        stage = Stage.APPLIED
    if stage is not None and not (stage is Stage.SAVED and moves):
        outcome = _outcome(row, status) if stage is Stage.CLOSED else None
        is_there = bool(moves) and in_order(moves)[-1].stage is stage
        if not is_there or outcome:
            moves.append(Move(last or row.reader.now, stage, outcome))
    if not moves:
        moves = [Move(last or row.reader.now, Stage.SAVED)]
    return in_order(moves)


def _dated(row: _Row) -> list[Move]:
    """Return the moves that have columns, or a history, of their own."""
    found: list[Move] = []
    for column, stage in (
        (Field.SAVED_ON, Stage.SAVED),
        (Field.APPLIED_ON, Stage.APPLIED),
    ):
        if at := row.moment(column):
            found.append(Move(at, stage))
    history = row.values.get(Field.HISTORY, "")
    steps = cells.steps(history, row.read_moment)
    if steps is None:
        row.keep(Field.HISTORY)
    return found + (steps or [])


def _outcome(row: _Row, status: Status | None) -> Outcome | None:
    if status and status.outcome:
        return status.outcome
    told = status_of(row.values.get(Field.OUTCOME, ""))
    return told.outcome if told else None
