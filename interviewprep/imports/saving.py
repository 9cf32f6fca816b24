"""Carries an import out: all of it or nothing, and so that it can be taken back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.imports.models import Import, Imported, ImportState
from interviewprep.imports.refusal import Refused
from interviewprep.imports.tables.drafts import JobDraft, PersonDraft, Skipped
from interviewprep.imports.tables.files import unpack
from interviewprep.imports.tables.likeness import keys_of, person_keys
from interviewprep.imports.tables.plan import (
    Known,
    Plan,
    Upload,
    make_plan,
    opened,
    readers,
)
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, Job, Person, Tag
from interviewprep.sealed import LOCKED, PrivateTextLocked
from interviewprep.sealed.fields import sealed_fields

type _Made = tuple[Job, list[Event]]

AT_ONCE = 500
_COUNTED_EACH = 250
_LONGEST_NOTE = {Job: 5000, Person: 2000}


def upload_of(run: Import) -> Upload:
    """Return an import's tables as somebody chose to read them; raise Refused."""
    return opened(unpack(run.upload.reveal()), run.choices)


def plan_of(
    run: Import, upload: Upload, on_row: Callable[[int], None] = lambda _: None
) -> Plan:
    """Return what an import would add to what its owner has here."""
    tables = readers(
        upload,
        day_first=run.choices.get("day_first"),
        zone=run.owner.zone,
        now=timezone.now(),
    )
    return make_plan(tables, known_of(run.owner), on_row)


def known_of(user: User) -> Known:
    """Return everything by which a person's jobs and people are told apart."""
    jobs = Job.objects.owned_by(user).kept()
    people = Person.objects.owned_by(user).kept()
    return Known(
        jobs=frozenset(
            key
            for row in jobs.values_list("posting_url", "company", "title")
            for key in keys_of(*row)
        ),
        people=frozenset(
            key
            for row in people.values_list("name", "company", "email", "profile_url")
            for key in person_keys(*row)
        ),
    )


def carry_out(run: Import) -> None:
    """Bring in what an import that is running holds; say so on its row.

    What goes wrong leaves nothing behind but the reason. An import that isn't
    running is left alone, so that a task may safely come twice.
    """
    if not run.is_running:
        return
    try:
        upload = upload_of(run)
        write(run, plan_of(run, upload, _counting(run)))
    except Refused as problem:
        _stop(run, str(problem))
    except PrivateTextLocked:
        _stop(run, LOCKED)
    except Exception:
        _stop(run, "Something went wrong on our side. Nothing was added.")
        raise


def write(run: Import, plan: Plan) -> None:
    """Save what was planned, and that it is done.

    Everything is made ready first: SQLite has one writer, whom others wait for.
    """
    writing = _Writing(run)
    made = [(draft, writing.built(draft)) for draft in plan.jobs]
    with transaction.atomic():
        waiting = Import.objects.select_for_update().filter(owner=run.owner, pk=run.pk)
        if not waiting.filter(state=ImportState.RUNNING).exists():
            return
        # Somebody may have added one of these while we were reading.
        known = known_of(run.owner)
        made = [each for each in made if known.jobs.isdisjoint(each[0].keys)]
        people = [each for each in plan.people if known.people.isdisjoint(each.keys)]
        plan.jobs, plan.people = [draft for draft, _ in made], people
        writing.jobs(made)
        writing.people([(None, each) for each in people])
        _note_done(run, plan, cut=writing.cut)


def _note_done(run: Import, plan: Plan, *, cut: int) -> None:
    run.counts = plan.counts() | {"cut": cut}
    run.skipped = json.dumps([_told(row) for row in [*plan.skipped, *plan.already]])
    run.upload = ""
    run.state, run.done_at = ImportState.DONE, timezone.now()
    run.rows_done = run.rows_in_all
    run.save()


@transaction.atomic
def take_back(run: Import, *, at: datetime) -> bool:
    """Delete what an import brought, so that it can still be brought back.

    Tell whether there was anything to take back: of two presses, one does it.
    """
    now = _queued(run)
    if now is None or not now.is_done or now.taken_back_at is not None:
        return False
    for rows in _brought(run):
        rows.filter(deleted_at=None).update(deleted_at=at)
    now.taken_back_at = at
    now.save(update_fields=["taken_back_at"])
    return True


@transaction.atomic
def bring_back(run: Import) -> bool:
    """Undo `take_back`, if it was; what was deleted before it stays deleted."""
    now = _queued(run)
    if now is None or now.taken_back_at is None:
        return False
    for rows in _brought(run):
        rows.filter(deleted_at=now.taken_back_at).update(deleted_at=None)
    now.taken_back_at = None
    now.save(update_fields=["taken_back_at"])
    return True


def _queued(run: Import) -> Import | None:
    """Return an import as it is once everybody before us is done with it."""
    rows = Import.objects.filter(owner=run.owner, pk=run.pk).light()
    return rows.select_for_update().first()


def skipped_rows(run: Import) -> list[dict[str, Any]]:
    """Return the rows that weren't taken: table, row, reason, name and cells."""
    told = run.skipped.reveal()
    rows: list[dict[str, Any]] = json.loads(told) if told else []
    return rows


def _brought(run: Import) -> tuple[Any, Any]:
    return (
        Job.objects.filter(owner=run.owner, imported__run=run),
        Person.objects.filter(owner=run.owner, imported__run=run),
    )


def _told(row: Skipped) -> dict[str, Any]:
    return {
        "table": row.place.table,
        "row": row.place.row,
        "reason": row.reason,
        "name": row.name,
        "cells": row.cells,
    }


def _counting(run: Import) -> Callable[[int], None]:
    """Return what notes the progress now and then; a page asks for it meanwhile."""

    def count(done: int) -> None:
        if done % _COUNTED_EACH == 0:
            mine = Import.objects.filter(owner=run.owner, pk=run.pk)
            mine.update(rows_done=done)

    return count


def _stop(run: Import, problem: str) -> None:
    mine = Import.objects.filter(owner=run.owner, pk=run.pk, state=ImportState.RUNNING)
    mine.update(state=ImportState.FAILED, problem=problem)


@dataclass(slots=True)
class _Writing:
    """Saves drafts in few statements, and ties them to their import."""

    run: Import
    cut: int = 0
    tags: dict[str, Tag] = field(default_factory=dict)

    def built(self, draft: JobDraft) -> _Made:
        """Return a draft's job and events, not saved yet, its note sealed already."""
        job = Job(owner=self.run.owner, **draft.details)
        job.notes = self._note(Job, draft.note)
        for column in sealed_fields(Job):
            column.pre_save(job, add=True)
        events = [self._event(job, draft, place) for place in range(len(draft.moves))]
        tracking.derive(job, events)
        return job, events

    def jobs(self, made: Sequence[tuple[JobDraft, _Made]]) -> None:
        rows = [job for _, (job, _) in made]
        events = [event for _, (_, moved) in made for event in moved]
        drafts = [draft for draft, _ in made]
        Job.objects.bulk_create(rows, batch_size=AT_ONCE)
        Event.objects.bulk_create(events, batch_size=AT_ONCE)
        self._tie([Imported(job=job) for job in rows])
        self._tag(list(zip(rows, drafts, strict=True)))
        self.people(
            [
                (job, person)
                for job, draft in zip(rows, drafts, strict=True)
                for person in draft.people
            ]
        )

    def people(self, drafts: Sequence[tuple[Job | None, PersonDraft]]) -> None:
        rows = []
        for job, draft in drafts:
            person = Person(owner=self.run.owner, job=job, **draft.details)
            person.notes = self._note(Person, draft.note)
            rows.append(person)
        Person.objects.bulk_create(rows, batch_size=AT_ONCE)
        self._tie([Imported(person=person) for person in rows])

    def _event(self, job: Job, draft: JobDraft, place: int) -> Event:
        move = draft.moves[place]
        return Event(
            owner=self.run.owner,
            job=job,
            stage=move.stage,
            outcome=move.outcome or "",
            at=move.at,
            batch=self.run.batch,
        )

    def _note(self, model: type[Job | Person], note: str) -> str:
        """Return a note that fits, and count those that had to be cut."""
        limit = _LONGEST_NOTE[model]
        self.cut += len(note) > limit
        return note[:limit]

    def _tie(self, rows: list[Imported]) -> None:
        for row in rows:
            row.owner, row.run = self.run.owner, self.run
        Imported.objects.bulk_create(rows, batch_size=AT_ONCE)

    def _tag(self, jobs: list[tuple[Job, JobDraft]]) -> None:
        """Tag jobs, with tags that are there already however they are capitalised."""
        owner = self.run.owner
        have = {tag.name.casefold(): tag for tag in Tag.objects.filter(owner=owner)}
        wanted: dict[str, str] = {}
        for tag in (tag for _, draft in jobs for tag in draft.tags):
            wanted.setdefault(tag.casefold(), tag)
        fresh = [
            Tag(owner=owner, name=wanted[key]) for key in wanted if key not in have
        ]
        made = Tag.objects.bulk_create(fresh, batch_size=AT_ONCE)
        have |= {tag.name.casefold(): tag for tag in made}
        links = [
            Job.tags.through(job=job, tag=have[key])
            for job, draft in jobs
            for key in dict.fromkeys(tag.casefold() for tag in draft.tags)
        ]
        Job.tags.through.objects.bulk_create(links, batch_size=AT_ONCE)
