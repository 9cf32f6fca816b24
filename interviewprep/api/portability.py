"""The API's share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, told
from interviewprep.api.models import Token


def export(user: User) -> Part:
    """Return which tokens somebody made; never what would open anything."""
    names = ("name", "prefix", "scopes", "made_at", "expires_on", "last_used_on")
    return told(tokens=list(Token.objects.owned_by(user).newest_first().values(*names)))
