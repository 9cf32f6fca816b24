"""Reads how far a job has come from other trackers' words; never guesses."""

import re
from dataclasses import dataclass

from interviewprep.jobs.models import Outcome, Stage


@dataclass(frozen=True, slots=True)
class Status:
    """A stage, how it ended if it did, and whether the job was put away."""

    stage: Stage | None = None
    outcome: Outcome | None = None
    is_archived: bool = False


_TALKING = (
    "screen|screening|phone screen|recruiter screen|responded|response|hr call"
    "|interview|interviewing|interviews|technical|technical interview|onsite|on site"
    "|panel|assessment|take home|take home test|final round|final interview"
    "|team match|hiring manager|hiring manager screen|second interview|phone interview"
    "|interview scheduled|talking"
)
_SAVED = (
    "wishlist|wish list|bookmarked|bookmark|saved|interested|to apply|found"
    "|discovered|draft|evaluated|favorited|favourited|favorite|lead|applying"
    "|started|in progress|ready|preparing"
)
_WORDS: tuple[tuple[str, Status], ...] = (
    (_SAVED, Status(Stage.SAVED)),
    ("applied|submitted|sent|application sent|awaiting", Status(Stage.APPLIED)),
    (_TALKING, Status(Stage.TALKING)),
    ("offer|offered|negotiating|negotiation|offer received", Status(Stage.OFFER)),
    ("closed", Status(Stage.CLOSED)),
    (
        "accepted|hired|offer accepted|signed",
        Status(Stage.CLOSED, Outcome.ACCEPTED),
    ),
    (
        "rejected|not selected|declined by company|rejection",
        Status(Stage.CLOSED, Outcome.REJECTED),
    ),
    (
        "withdrawn|withdrew|i withdrew|discarded",
        Status(Stage.CLOSED, Outcome.WITHDRAWN),
    ),
    (
        "offer declined|turned down|i declined|i said no",
        Status(Stage.CLOSED, Outcome.DECLINED),
    ),
    (
        "ghosted|no response|no reply|gone quiet|stale",
        Status(Stage.CLOSED, Outcome.NO_REPLY),
    ),
    (
        "role closed|expired|position filled|cancelled|canceled",
        Status(Stage.CLOSED, Outcome.ROLE_CLOSED),
    ),
    ("archived|hidden", Status(is_archived=True)),
)
_STATUSES = {name: status for names, status in _WORDS for name in names.split("|")}
_OUR_OUTCOMES = {
    str(outcome.label).casefold(): Status(Stage.CLOSED, outcome) for outcome in Outcome
}
_NOT_WORDS = re.compile(r"[^\w]+|_+")
_ROUND = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? |first |second |third )?"
    r"(?:interview|interviews|round)(?: round)?(?: \d{1,2})?"
)


def status_of(text: str) -> Status | None:
    """Return what a tracker's word for a stage means; None where we don't know it."""
    name = _NOT_WORDS.sub(" ", text[:200]).strip().casefold()
    found = _STATUSES.get(name) or _OUR_OUTCOMES.get(text.strip().casefold())
    if found is None and _ROUND.fullmatch(name):
        return Status(Stage.TALKING)
    return found
