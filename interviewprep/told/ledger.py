"""The ledger of a job: what was told in each round, and where two versions differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from interviewprep.jobs.models import Interview, Job
from interviewprep.told.companies import company_key
from interviewprep.told.differences import Said, difference_between
from interviewprep.told.kinds import Kind
from interviewprep.told.models import Accepted, Told

# More than anybody says in a search; it keeps the comparing quick whatever happens.
MOST_COMPARED = 400
# What one may well say otherwise elsewhere: what is wanted, and how it is put.
_SAME_EVERYWHERE = (Kind.DATES, Kind.NOTICE, Kind.STORY)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of one thing, the earlier first, and the words that differ."""

    earlier: Told
    later: Told
    earlier_words: str
    later_words: str
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """What was told in one round, or apart from any."""

    interview: Interview | None
    on: date
    rows: list[Told]

    @property
    def name(self) -> str:
        return self.interview.round_name if self.interview else "Outside a round"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything told about one job, newest talk first, with what doesn’t agree."""

    rows: list[Told]
    conflicts: list[Conflict]
    elsewhere: list[Conflict]

    @property
    def talks(self) -> list[Talk]:
        """The rounds, the latest first; within one, as it was said."""
        by_round = sorted(self.rows, key=_round_of, reverse=True)
        return [
            Talk(talked[0].interview, talked[0].told_on, talked[::-1])
            for talked in (list(rows) for _, rows in groupby(by_round, key=_round_of))
        ]


def _round_of(row: Told) -> tuple[int, int]:
    return (row.interview.number, row.interview.pk) if row.interview else (0, 0)


def ledger_of(job: Job) -> Ledger:
    """Return what the owner of `job` told about it; two queries, however much it is."""
    mine = Told.objects.owned_by(job.owner).kept().with_listeners()
    everything = list(mine.newest_first()[:MOST_COMPARED])
    rows = [row for row in everything if row.job_id == job.pk]
    accepted = (
        Accepted.objects.filter(owner=job.owner) if rows else Accepted.objects.none()
    )
    fine = set(accepted.values_list("earlier", "later"))
    found = [
        each
        for each in _conflicts(rows, everything)
        if (each.earlier.pk, each.later.pk) not in fine
    ]
    return Ledger(
        rows=rows,
        conflicts=[each for each in found if not each.is_elsewhere],
        elsewhere=[each for each in found if each.is_elsewhere],
    )


def in_order(one: Told, other: Told) -> tuple[Told, Told]:
    """Return two rows with the one that was said first in front."""
    is_first = (one.told_on, one.pk) <= (other.told_on, other.pk)
    return (one, other) if is_first else (other, one)


def _conflicts(rows: list[Told], everything: list[Told]) -> Iterator[Conflict]:
    """Compare each of a job’s rows with every other once, the newest first."""
    said = {row.pk: _said(row) for row in everything}
    companies = {row.job_id: company_key(row.job.company) for row in everything}
    compared: set[tuple[int, int]] = set()
    for row in rows:
        for other in everything:
            earlier, later = in_order(row, other)
            pair = (earlier.pk, later.pk)
            if row.pk == other.pk or pair in compared:
                continue
            compared.add(pair)
            is_elsewhere = not _is_one_company(row, other, companies)
            if is_elsewhere and row.kind not in _SAME_EVERYWHERE:
                continue
            differs = difference_between(said[earlier.pk], said[later.pk])
            if differs:
                words = (differs.one, differs.other)
                yield Conflict(earlier, later, *words, is_elsewhere)


def _said(row: Told) -> Said:
    return Said(Kind(row.kind), row.text, row.told_on, row.story_id)


def _is_one_company(one: Told, other: Told, companies: dict[int, str]) -> bool:
    name = companies[one.job_id]
    return one.job_id == other.job_id or (
        bool(name) and name == companies[other.job_id]
    )
