"""The jobs' share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from interviewprep.jobs.models import Interview, Job, Person, StageChange


def export(user: User) -> Part:
    """Return every job of a person with its moves, interviews and people."""
    return tables(
        jobs=Job.objects.filter(owner=user),
        moves=StageChange.objects.filter(job__owner=user),
        interviews=Interview.objects.filter(owner=user),
        people=Person.objects.filter(job__owner=user),
    )
