"""What has happened to a job and what is ahead, in one line of time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from interviewprep.accounts.models import User
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, EventKind, Interview, Job
from interviewprep.sealed import PrivateTextLocked, PrivateTextMoved


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the line: an event, or a round."""

    at: datetime | None
    words: str
    more: str
    has_note: bool
    event: Event | None = None
    interview: Interview | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is ahead, soonest first, and what has been, newest first."""

    ahead: list[Entry]
    past: list[Entry]


def timeline_of(job: Job, *, now: datetime) -> Timeline:
    """Return a job's events and rounds in order, in two queries; `now` is aware.

    Rounds without a date stand with those that are ahead, last. What a private note
    says is not read: only that there is one.
    """
    rounds = job.interviews.kept().defer("notes", "said")
    entries = [_of_interview(row) for row in rounds.soonest_first()]
    events = [_of_event(row) for row in job.events.in_order()]
    past = [each for each in entries if each.at is not None and each.at < now]
    told = sorted([*events, *past], key=lambda each: each.at or now, reverse=True)
    return Timeline(ahead=[each for each in entries if each not in past], past=told)


def _of_event(event: Event) -> Entry:
    is_move = event.kind == EventKind.MOVED
    stage = f"Moved to {event.get_stage_display()}" if is_move else str(event)
    return Entry(
        at=event.at,
        words=stage,
        more=event.get_outcome_display() if event.outcome else "",
        has_note=bool(event.note),
        event=event,
    )


def _of_interview(interview: Interview) -> Entry:
    told = [str(interview.get_standing_display())]
    if interview.verdict:
        told.append(str(interview.get_verdict_display()).lower())
    return Entry(
        at=interview.starts_at,
        words=interview.round_name,
        more=", ".join(told),
        has_note=False,
        interview=interview,
    )


def put_down(event: Event) -> dict[str, str]:
    """Return what is needed to bring a struck-out event back, its note still sealed."""
    return {
        "key": str(event.row_key),
        "job": str(event.job_id),
        "kind": event.kind,
        "stage": event.stage,
        "outcome": event.outcome,
        "at": event.at.isoformat(),
        "note": str(event.note.token),
    }


@transaction.atomic
def put_back(owner: User, job: Job, kept: dict[str, str]) -> None:
    """Bring back an event that `put_down` told of, unless that has been done.

    Its note comes along, if it can still be opened.
    """
    key = UUID(kept["key"])
    if Event.objects.owned_by(owner).filter(row_key=key).exists():
        return
    event = Event(
        owner=owner,
        job=job,
        row_key=key,
        kind=kept["kind"],
        stage=kept["stage"],
        outcome=kept["outcome"],
        at=datetime.fromisoformat(kept["at"]),
    )
    _reseal(event, kept["note"])
    tracking.correct(event)


def _reseal(event: Event, note: str) -> None:
    """Give the event its sealed note again; one whose key is gone stays gone."""
    event.note = Event._meta.get_field("note").to_python(note)  # noqa: SLF001
    try:
        event.note.reveal()
    except (PrivateTextLocked, PrivateTextMoved):
        event.note = ""
