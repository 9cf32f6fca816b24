"""Jobs and people as read from a table, before anything is saved."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from interviewprep.imports.tables.likeness import Key, keys_of, person_keys
from interviewprep.jobs.models import Outcome, Stage


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: which table of an upload, and which row of it."""

    table: str
    row: int


@dataclass(frozen=True, slots=True)
class Move:
    """One stage that a job came to, and when."""

    at: datetime
    stage: Stage
    outcome: Outcome | None = None


@dataclass(slots=True)
class PersonDraft:
    """Somebody to be added: the fields of Person as text, and a note for own eyes."""

    place: Place
    details: dict[str, str] = field(default_factory=dict)
    note: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        return self.details.get("name", "")

    @property
    def keys(self) -> list[Key]:
        given = self.details.get
        return person_keys(
            self.name,
            given("company", ""),
            given("email", ""),
            given("profile_url", ""),
        )


@dataclass(slots=True)
class JobDraft:
    """A job to be added: the fields of Job, its moves, people, tags and a note."""

    place: Place
    details: dict[str, Any] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    people: list[PersonDraft] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    note: str = field(default="", repr=False)
    unknown_status: str = ""

    @property
    def title(self) -> str:
        return str(self.details.get("title", ""))

    @property
    def company(self) -> str:
        return str(self.details.get("company", ""))

    @property
    def stage(self) -> Stage:
        return self.moves[-1].stage if self.moves else Stage.SAVED

    @property
    def since(self) -> datetime | None:
        """Return when the job came to the stage it stands in."""
        return self.moves[-1].at if self.moves else None

    @property
    def keys(self) -> list[Key]:
        address = str(self.details.get("posting_url", ""))
        return keys_of(address, self.company, self.title)

    def join(self, other: "JobDraft") -> None:
        """Take over what another table tells of the same job and this one doesn't."""
        self.details = {**other.details, **{k: v for k, v in self.details.items() if v}}
        self.moves = in_order([*self.moves, *other.moves])
        self.tags += [tag for tag in other.tags if tag not in self.tags]
        self.people += other.people
        self.note = "\n".join(filter(None, (self.note, other.note)))
        self.unknown_status = self.unknown_status or other.unknown_status


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that won't be added, why not, and what stands in it."""

    place: Place
    reason: str
    name: str
    cells: tuple[str, ...] = field(repr=False)


def in_order(moves: list[Move]) -> list[Move]:
    """Return moves by their moment, without those that lead nowhere new.

    A job that was applied for and merely kept in a list too was never taken back to
    that list, so "saved" counts only as a beginning.
    """
    kept: list[Move] = []
    for move in sorted(moves, key=lambda each: each.at):
        is_back = bool(kept) and move.stage is Stage.SAVED
        is_same = bool(kept) and kept[-1].stage is move.stage
        if is_same and move.outcome and not kept[-1].outcome:
            kept[-1] = move
        elif not (is_back or is_same):
            kept.append(move)
    return kept
