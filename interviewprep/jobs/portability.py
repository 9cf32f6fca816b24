"""The jobs' share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from interviewprep.jobs.models import Event, Interview, Job, Person


def export(user: User) -> Part:
    """Return every job of a person with its moves, interviews and people."""
    return tables(
        jobs=Job.objects.filter(owner=user),
        events=Event.objects.filter(owner=user),
        interviews=Interview.objects.filter(owner=user),
        people=Person.objects.filter(owner=user),
    )
