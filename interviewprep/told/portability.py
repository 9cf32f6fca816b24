"""The share of what was told in what a person can download, and bring back."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from interviewprep.told.models import Accepted, Told


def export(user: User) -> Part:
    """Return what a person told whom, and the differences they are at ease with."""
    return tables(
        told=Told.objects.filter(owner=user),
        accepted=Accepted.objects.filter(owner=user),
    )
