"""Keeps the words that a visitor tried before signing up, in their first job."""

from django.db import transaction
from django.utils import timezone

from interviewprep.accounts.carry import Carry
from interviewprep.accounts.models import User
from interviewprep.jobs import tracking
from interviewprep.jobs.models import Job
from motivations import reframing
from motivations.models import Length, Line, Motivation, Part, Reason, Tone

# A job without a company stands for the whole search, until it gets one.
WHOLE_SEARCH = "My whole search"


@transaction.atomic
def receive(user: User, brought: Carry) -> None:
    """Make a first job of what a visitor brought along.

    The line waits there until the person says that it is true; the blunt reason is
    sealed at once. Keys that nobody knows are left out.
    """
    motivation = brought.motivation
    if motivation not in Motivation.values:
        motivation = Motivation.MOVE_UP
    job = whole_search(user)
    if job is None:
        job = tracking.add(user, at=timezone.now(), title=WHOLE_SEARCH)
    is_known = brought.theme in reframing.themes()
    reason, _ = Reason.objects.update_or_create(
        job=job,
        motivation=motivation,
        defaults={
            "owner": user,
            "blunt": brought.blunt,
            "ticked": brought.theme if is_known else "",
        },
    )
    if brought.line:
        Line.objects.create(
            owner=user,
            job=job,
            reason=reason,
            part=Part.WHY,
            tone=Tone.PLAIN,
            length=Length.SHORT,
            text=brought.line,
        )


def whole_search(user: User) -> Job | None:
    """Return the job that stands for the whole search, if it has no company yet."""
    jobs = Job.objects.owned_by(user).kept().filter(company="", title=WHOLE_SEARCH)
    return jobs.newest_first().first()


def waiting_line(job: Job | None) -> Line | None:
    """Return the job's newest line that nobody has called true yet."""
    if job is None:
        return None
    return job.lines.kept().filter(is_true=False).newest_first().first()
