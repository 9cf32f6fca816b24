"""What has happened to a job and what is ahead, in one line of time."""

from dataclasses import dataclass
from datetime import datetime

from interviewprep.jobs.models import Event, EventKind, Interview, Job


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
    events = [_of_event(row) for row in job.events.kept().in_order()]
    past = [each for each in entries if each.at is not None and each.at < now]
    told = sorted([*events, *past], key=lambda each: each.at or now, reverse=True)
    return Timeline(ahead=[each for each in entries if each not in past], past=told)


def _of_event(event: Event) -> Entry:
    return Entry(
        at=event.at,
        words=words_for(event),
        more=event.get_outcome_display() if event.outcome else "",
        has_note=bool(event.note),
        event=event,
    )


def words_for(event: Event) -> str:
    """Return what an event is called: "Moved to Applied", "You got in touch"."""
    is_move = event.kind == EventKind.MOVED
    return f"Moved to {event.get_stage_display()}" if is_move else str(event)


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
