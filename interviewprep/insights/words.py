"""What the figures say in words: one sentence first, and one thing to do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from interviewprep.insights.figures import ENOUGH, Journey, Waiting

# After a week a short note is usual; after three, most that answer have answered.
NOTE_AFTER, CLOSE_AFTER = 7, 21
_NUMBERS = ("none", "one", "two", "three", "four")
# How our own suggestions for “Where did you find it?” sound within a sentence.
_SPOKEN = {
    "their own site": "companies’ own sites",
    "somebody i know": "people you know",
    "a recruiter wrote to me": "recruiters who write to you",
    "job centre": "the job centre",
    "job fair": "job fairs",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One sentence, and the one link that acts on it."""

    text: str
    action: str
    address: str


def opening(journeys: Sequence[Journey]) -> str:
    """Return the one sentence that comes first, honest about few jobs."""
    if len(journeys) < ENOUGH:
        return f"Five jobs make a pattern. You have {_NUMBERS[len(journeys)]}."
    applied = sum(way.was_applied_for for way in journeys)
    talks = [way for way in journeys if way.has_talked]
    if not applied:
        return f"You’ve saved {len(journeys)} jobs and applied for none of them yet."
    if not talks:
        return f"You’ve applied for {applied}, and no conversation has come of it yet."
    if len(talks) < ENOUGH:
        return (
            f"{len(talks)} of {applied} led to a conversation. "
            "That’s too few to tell what works."
        )
    return _where_talks_come_from(talks)


def _where_talks_come_from(talks: Sequence[Journey]) -> str:
    named = Counter(way.source for way in talks if way.source)
    if sum(named.values()) * 2 < len(talks):
        return (
            f"You’ve had {len(talks)} first conversations. Say where you found those "
            "jobs, and this page can tell what works."
        )
    source, count = named.most_common(1)[0]
    if count * 2 <= len(talks):
        return (
            f"First conversations come from many places: none brought more than half "
            f"of your {len(talks)}."
        )
    mostly = f"First conversations come mostly through {_said(source)}"
    return f"{mostly}: {count} of {len(talks)}."


def _said(source: str) -> str:
    return _SPOKEN.get(source.casefold(), source)


def suggestion(waiting: Sequence[Waiting]) -> Suggestion:
    """Return the one thing to do next, from what has been quiet longest."""
    longest = waiting[0] if waiting else None
    if longest is None:
        text = "Nothing is waiting for an answer."
        return Suggestion(text, "Add a job", reverse("jobs:new"))
    company = longest.job.company
    if longest.days >= CLOSE_AFTER:
        text = f"{company} has been quiet for {longest.days} days. Let it go?"
        close = reverse("jobs:close", args=[longest.job.pk])
        return Suggestion(text, "Close it", close)
    address = longest.job.get_absolute_url()
    if longest.days >= NOTE_AFTER:
        text = f"{company} has been quiet for {longest.days} days. A short note is fair"
        return Suggestion(f"{text}.", f"Open {company}", address)
    text = "Nothing has been quiet for a week: no need to chase anybody."
    return Suggestion(text, "See your jobs", reverse("jobs:list"))
