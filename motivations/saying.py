"""Keeping, changing and placing the lines that a person will say."""

from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from interviewprep.jobs.models import Job
from motivations.models import Length, Line, Part, Reason, Situation, Tone

MOST_LINES_A_JOB = 60


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a line, how they sound, and whose they are."""

    text: str
    tone: Tone
    length: Length
    is_own_words: bool = False


class TooManyLines(Exception):
    """A job has as many lines as anybody could read before an interview."""


@transaction.atomic
def use(reason: Reason, wording: Wording) -> Line:
    """Keep a line that the person has said is true, and place it on the sheet.

    One breath opens the conversation; longer lines answer why. A line that says the
    same already is returned instead of a second one. Raises TooManyLines.
    """
    lines = reason.job.lines.kept()
    same = lines.filter(text=wording.text).first()
    if same:
        same.is_true = True
        same.save(update_fields=["is_true", "updated_at"])
        return same
    if lines.count() >= MOST_LINES_A_JOB:
        raise TooManyLines
    return Line.objects.create(
        owner_id=reason.owner_id,
        job=reason.job,
        reason=reason,
        part=Part.OPEN if wording.length == Length.BREATH else Part.WHY,
        tone=wording.tone,
        length=wording.length,
        text=wording.text,
        is_own_words=wording.is_own_words,
        is_true=True,
    )


def keep_for_pressing(reason: Reason, text: str) -> Line:
    """Keep an answer for when they press; the newest one stands on the sheet."""
    same = reason.job.lines.filter(part=Part.PRESS, text=text)
    line = same.newest_first().first() or Line(
        owner_id=reason.owner_id, job=reason.job, part=Part.PRESS, text=text
    )
    line.reason = reason
    line.length = Length.BREATH
    line.is_true = True
    line.deleted_at = None
    line.save()
    return line


@transaction.atomic
def keep_for_closing(job: Job, text: str, *, is_own_words: bool) -> Line:
    """Keep a way to say goodbye; the newest one stands on the sheet."""
    same = job.lines.kept().filter(part=Part.CLOSE, text=text)
    line = same.newest_first().first() or Line(
        owner_id=job.owner_id, job=job, part=Part.CLOSE, text=text
    )
    line.length = Length.BREATH
    line.is_own_words = is_own_words
    line.is_true = True
    line.save()
    return line


@transaction.atomic
def settle_claims(
    reason: Reason, keys: list[str], *, are: Literal["confirmed", "denied"]
) -> None:
    """Note that what some claims say is true of the person, or is not."""
    row, _ = Situation.objects.get_or_create(owner_id=reason.owner_id)
    others = "denied" if are == "confirmed" else "confirmed"
    setattr(row, are, sorted({*getattr(row, are), *keys}))
    setattr(row, others, [key for key in getattr(row, others) if key not in keys])
    row.save()
