"""Who may ask for what: a personal token with the right scope, and nothing else."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError, Throttled
from ninja.security import HttpBearer

from interviewprep.accounts.models import User
from interviewprep.api.limits import (
    MOST_CALLS,
    MOST_MISSES,
    is_within,
    seconds_left,
)
from interviewprep.api.models import Scope, Token


class TokenRequest(HttpRequest):
    """A request that a token opened, as typed for operations."""

    auth: Token


class Bearer(HttpBearer):
    """Takes the token out of the Authorization header; cookies open nothing here."""

    def __init__(self, scope: Scope | None) -> None:
        """Take the right that the token must have; None for any token."""
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Token:
        """Return the token; raise HttpError (401, 403) or Throttled."""
        token = super().__call__(request)
        if not isinstance(token, Token):
            return self._turned_away(request)
        return token

    def authenticate(
        self,
        request: HttpRequest,  # noqa: ARG002  theirs
        token: str,
    ) -> Token | None:
        """Return the token that has this secret; None for one that doesn't work."""
        today = timezone.now().date()
        rows = Token.objects.opened_by(token, on=today).select_related("owner")
        found = rows.first()
        if found is None:
            return None
        if not is_within(f"token-{found.pk}", MOST_CALLS):
            raise Throttled(seconds_left())
        if self.scope and not found.may(self.scope):
            raise HttpError(403, f"This token lacks the scope {self.scope.value}.")
        Token.objects.all().note_use(found, on=today)
        return found

    def _turned_away(self, request: HttpRequest) -> Token:
        who = f"miss-{get_adapter().get_client_ip(request)}"
        if not is_within(who, MOST_MISSES):
            raise Throttled(seconds_left())
        raise HttpError(401, "Send a token that works: “Authorization: Bearer ip_…”.")


def needs(scope: Scope | None) -> dict[str, Any]:
    """Return the options of an operation that asks for `scope`, told in its schema."""
    said = {"x-scope": scope.value if scope else "any"}
    return {"auth": Bearer(scope), "openapi_extra": said}


def owner_of(request: TokenRequest) -> User:
    """Return the person whose token this is."""
    return request.auth.owner


def reads_private(request: TokenRequest) -> bool:
    """Tell whether the token may see private notes."""
    return request.auth.may(Scope.PRIVATE_READ)
