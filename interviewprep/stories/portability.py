"""The stories' share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from interviewprep.stories.models import Bridge, Need, Story


def export(user: User) -> Part:
    """Return a person's stories, and what each job needs with its bridges."""
    return tables(
        stories=Story.objects.filter(owner=user),
        needs=Need.objects.filter(job__owner=user),
        bridges=Bridge.objects.filter(need__job__owner=user),
    )
