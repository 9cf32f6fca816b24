"""The API's share of what a person can download."""

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import Part, told
from interviewprep.api.models import Token


def export(user: User) -> Part:
    """Return which tokens somebody made; never what would open anything."""
    tokens = Token.objects.owned_by(user).newest_first()
    return told(tokens=[_told(token) for token in tokens])


def _told(token: Token) -> dict[str, str]:
    return {
        "name": token.name,
        "begins_with": token.prefix,
        "scopes": token.scopes,
        "made_at": token.made_at.isoformat(),
        "expires_on": token.expires_on.isoformat(),
    }
