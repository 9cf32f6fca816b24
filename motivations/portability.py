"""The heart's share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, tables
from motivations.models import Answer, Line, Reason, Situation, Taste


def export(user: User) -> Part:
    """Return a person's reasons, answers, lines, facts and tastes."""
    return tables(
        situation=Situation.objects.filter(owner=user),
        reasons=Reason.objects.filter(owner=user),
        answers=Answer.objects.filter(owner=user),
        lines=Line.objects.filter(owner=user),
        tastes=Taste.objects.owned_by(user),
    )
