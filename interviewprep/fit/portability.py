"""The share of both sides' interview in what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from interviewprep.fit.models import Criterion, Question


def export(user: User) -> Part:
    """Return a person's questions and criteria."""
    return tables(
        questions=Question.objects.filter(owner=user),
        criteria=Criterion.objects.filter(job__owner=user),
    )
